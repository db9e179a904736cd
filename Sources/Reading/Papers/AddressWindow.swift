internal import Evidence
internal import Knowledge

/// Finds to whom a bill, a statement or a notice was sent, by the blocks of lines that end with a
/// town: the window of the envelope shows one of them.
struct AddressWindow {
  private let evidence: DocumentEvidence

  init(_ evidence: DocumentEvidence) { self.evidence = evidence }

  /// The block of the one it was sent to; nil where the sender's cannot be told from it.
  var recipient: PaperHolder.Block? {
    recipient(of: blocks(from: 0, to: 0.5)) ?? recipient(of: blocks(from: 0.5, to: 1))
  }

  private func recipient(of blocks: [PaperHolder.Block]) -> PaperHolder.Block? {
    let found = blocks.filter { !isSender($0) }
    let repeated = found.filter(isRepeated)
    let chosen = repeated.isEmpty ? found : repeated
    let names = Set(chosen.map { TextFolding.compact($0.name.value.canonical) })
    return names.count == 1 ? chosen[0] : nil
  }

  /// Blocks of a name and an address in the upper part of the first page.
  var blocks: [PaperHolder.Block] { blocks(from: 0, to: 0.5) }

  /// Those of a part of the first page: a bill has a second window in the stub that goes back with
  /// the payment.
  private func blocks(from top: Double, to bottom: Double) -> [PaperHolder.Block] {
    guard let page = evidence.text.pages.first else { return [] }
    let lines = evidence.text.lines.filter {
      $0.page.number == page.number && $0.box.midY < page.height * bottom
        && $0.box.midY >= page.height * top && $0.box.width < page.width * 0.5
    }
    return lines.compactMap { line in
      guard PostalLines.endsWithTown(line.text), Country.code(of: line.text) == nil else {
        return nil
      }
      let block = upward(from: line, in: lines)
      guard block.count >= 3, !block.contains(where: isOther)
      else { return nil }
      let hit = LabelHit(line: block[0], range: 0..<0, box: block[0].box, meanings: [])
      let found = PaperHolder.Block(
        block.map { LabelledText(hit: hit, line: $0, range: 0..<$0.text.utf8.count, cost: 0) },
        score: 0.82)
      return found?.address == nil ? nil : found
    }
  }

  private func upward(from last: TextLine, in lines: [TextLine]) -> [TextLine] {
    var block = [last]
    while block.count < 7, let top = block.first {
      let above = lines.filter {
        abs($0.box.x0 - top.box.x0) < 5 && $0.box.midY < top.box.y0
          && top.box.y0 - $0.box.y1 < top.box.height * 0.9
      }.max { $0.box.y0 < $1.box.y0 }
      // Behind a town another address is at its end.
      guard let above, !TownLine.isTown(above.text), above.fontSize > top.fontSize * 0.88,
        above.fontSize < top.fontSize * 1.12
      else { break }
      block.insert(above, at: 0)
    }
    return block
  }

  /// Whether a line belongs to no address: a label, a contact.
  private func isOther(_ line: TextLine) -> Bool {
    let hasContact = evidence.contacts.contains {
      $0.line.index == line.index && $0.content.isCertain
    }
    let isLabel = (evidence.hitsOfLine[line.index] ?? []).contains { $0.startsLine && $0.hasColon }
    return hasContact || isLabel
  }

  /// The sender's own block stands under its name in large type, or names it in the foot again.
  private func isSender(_ block: PaperHolder.Block) -> Bool {
    let words = CompanyName.distinctiveWords(of: block.name.value.canonical)
    guard let first = words.first, first.count >= 3 else { return false }
    return evidence.text.lines.contains { line in
      guard line.index != block.line.index, line.page.number == 1 else { return false }
      let isHead = line.fontSize > block.line.fontSize * 1.25
      let isFoot = line.box.midY > line.page.height * 0.85 && !TownLine.isTown(line.text)
      guard isHead || isFoot, line.text.split(separator: " ").count < (isFoot ? 60 : 6) else {
        return false
      }
      let key = TextFolding.compact(line.text)
      return words.prefix(2).allSatisfy(key.contains)
    } || isBank(block) || hasContact(below: block)
  }

  private func isBank(_ block: PaperHolder.Block) -> Bool {
    let name = TextFolding.fold(block.name.value.canonical)
    return ["bank", "sparkasse", "银行", "treasury", "revenue"].contains(where: name.contains)
  }

  private func hasContact(below block: PaperHolder.Block) -> Bool {
    guard let last = block.address?.place.boxes.last else { return false }
    return evidence.contacts.contains {
      $0.line.page.number == 1 && $0.content.isCertain && abs($0.line.box.x0 - last.x0) < 5
        && $0.line.box.y0 > last.y0 && $0.line.box.y0 - last.y1 < last.height * 1.5
    }
  }

  /// Whether the name or the street stands somewhere else as well.
  private func isRepeated(_ block: PaperHolder.Block) -> Bool {
    let name = TextFolding.compact(block.name.value.canonical)
    let street = block.address.map { address in
      TextFolding.compact(address.value.canonical.split(separator: ",").first ?? "")
    }
    let boxes = block.address?.place.boxes ?? []
    return evidence.text.lines.contains { line in
      guard line.index != block.line.index,
        !boxes.contains(where: { line.page.number == 1 && line.box.intersects($0) })
      else { return false }
      let key = TextFolding.compact(line.text)
      return key.contains(name) || street.map { $0.count > 6 && key.contains($0) } ?? false
    }
  }
}
