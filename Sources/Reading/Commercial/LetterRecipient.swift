internal import Evidence
internal import Knowledge

/// The recipient of a letter without labels: the block of the address window, below the
/// sender's small line (DIN 5008: upper left of the first page; French letters: upper right).
struct LetterRecipient {
  let evidence: DocumentEvidence
  /// Lines that are known to belong to something else.
  let taken: Set<Int>

  var block: PartyBlock? {
    guard let page = evidence.text.pages.first else { return nil }
    let window = evidence.text.lines.filter { line in
      line.page.number == page.number && line.box.midY > page.height * 0.09
        && line.box.midY < page.height * 0.36 && !taken.contains(line.index)
    }
    let left = window.filter { $0.box.x0 < page.width * 0.45 }
    let right = window.filter { $0.box.x0 >= page.width * 0.45 }
    return block(in: left) ?? block(in: right)
  }

  private func block(in window: [TextLine]) -> PartyBlock? {
    for (index, line) in window.enumerated() where index > 0 && isPostal(line) {
      let block = Self.upward(from: index, in: window)
      guard block.count >= 3, block.allSatisfy({ !hasContact($0) && !isLabelled($0) }),
        let first = block.first,
        !isLetterhead(block, below: window[(index + 1)...])
      else { continue }
      let texts = block.map { line in
        LabelledText(hit: Self.noLabel(first), line: line, range: 0..<line.text.utf8.count, cost: 0)
      }
      return PartyBlock(hit: Self.noLabel(first), texts: texts, lines: Set(block.map(\.index)))
    }
    return nil
  }

  /// `Firma` above a name belongs to the address.
  private func isLabelled(_ line: TextLine) -> Bool {
    (evidence.hitsOfLine[line.index] ?? []).contains { hit in
      guard hit.startsLine, hit.names(evidence.concept("license.name")) == nil else { return false }
      return hit.meanings.contains { meaning in
        switch evidence.knowledge.labels.concepts[meaning.concept].type {
        // `Attn. Purchasing` and `Inhaber …` belong to an address.
        case .name, .text, .section, .column: false
        case .identifier, .date, .amount:
          hit.hasColon || hit.endsLine || (hit.isWord && !meaning.isWeak)
        default: hit.hasColon || hit.endsLine
        }
      }
    }
  }

  /// An address that is followed by telephone and e-mail is the sender's own.
  private func isLetterhead(_ block: [TextLine], below: ArraySlice<TextLine>) -> Bool {
    guard let first = block.first, let last = block.last else { return false }
    // Where the sender's contacts stand above, those below are the recipient's.
    let hasLetterhead = evidence.contacts.contains {
      $0.line.page.number == first.page.number && $0.line.box.y1 < first.box.y0
    }
    return !hasLetterhead
      && below.prefix(3).contains { line in
        abs(line.box.x0 - last.box.x0) < 8 && line.box.y0 - last.box.y1 < last.box.height * 4
          && evidence.contacts.contains { $0.line.index == line.index }
      }
  }

  private static func noLabel(_ line: TextLine) -> LabelHit {
    LabelHit(line: line, range: 0..<0, box: line.box, meanings: [])
  }

  /// Whether a line ends a postal address: a town with its code, or a country.
  private func isPostal(_ line: TextLine) -> Bool {
    line.box.width < line.page.width * 0.4 && TownLine.isTown(line.text)
  }

  private static func upward(from index: Int, in lines: [TextLine]) -> [TextLine] {
    var block = [lines[index]]
    for line in lines[..<index].reversed() {
      guard let top = block.first else { break }
      let isNear = top.box.y0 - line.box.y1 < top.box.height * 2.2
      let isAligned = abs(line.box.x0 - top.box.x0) < 6
      // The sender's own line above the window is set smaller.
      let isSender =
        CompanyName.partEnd(of: line) < line.text.utf8.count
        && line.text.contains(where: \.isNumber)
      guard isNear, isAligned, !isSender, line.fontSize > top.fontSize * 0.85, block.count < 7
      else { break }
      block.insert(line, at: 0)
    }
    return block
  }

  private func hasContact(_ line: TextLine) -> Bool {
    evidence.contacts.contains { $0.line.index == line.index && $0.content.isCertain }
  }
}
