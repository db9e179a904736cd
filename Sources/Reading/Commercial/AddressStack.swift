internal import Evidence
internal import Knowledge

/// Lines below each other that begin with a name and hold an address: somebody's, whoever he is.
struct AddressStack: Sendable {
  /// From the line of the name on.
  let lines: [TextLine]
  /// The name in the first line.
  let name: Range<Int>
  /// Whether words stand in it that address somebody (`Firma`, `Attn: …`).
  let isAddressed: Bool
  /// The words right above it that may name its role, known or not.
  let heading: TextLine?
  let box: Box

  var nameText: String { lines[0].substring(name) }
  var key: String { TextFolding.compact(nameText) }
  var indices: Set<Int> { Set(lines.map(\.index)) }

  /// Without the word in larger type above it, which is the sender's mark: nobody's name is set
  /// larger than the address below it when a letter is sent to him.
  func belowMark(isName: (LabelledText) -> Bool) -> AddressStack {
    guard lines.count >= 3, lines[0].fontSize > lines[1].fontSize * 1.15,
      CompanyName.legalForm(in: nameText) < 0.7, isName(block.texts[1]),
      let box = Box.union(of: lines.dropFirst().map(\.box))
    else { return self }
    return AddressStack(
      lines: Array(lines.dropFirst()), name: CompanyName.firstPart(of: lines[1]),
      isAddressed: isAddressed, heading: heading, box: box)
  }

  /// Whether a legal form, a town, or the script says that it is somebody's address; a house
  /// number alone may be the name of a product.
  var isPlain: Bool {
    CompanyName.legalForm(in: nameText) >= 0.7 || isAddressed
      || lines.contains { line in
        line.text.unicodeScalars.contains { $0.value >= 0x2E80 }
          || line.text.split { ",·|•–—;*".contains($0) }.contains {
            TownLine.isTown(String($0).trimmingBlanks)
          } || TownLine.isTown(line.text) || TownLine.isBritishOrIrish(line.text)
      }
  }

  /// As a label would give it to a party.
  var block: PartyBlock {
    let hit = LabelHit(line: lines[0], range: 0..<0, box: lines[0].box, meanings: [])
    let texts = lines.map { line in
      LabelledText(hit: hit, line: line, range: 0..<line.text.utf8.count, cost: 0)
    }
    return PartyBlock(hit: hit, texts: texts, lines: indices)
  }
}

/// Finds the addresses on the upper part of the first page by their shape alone.
struct AddressStackFinder {
  let evidence: DocumentEvidence
  /// Lines that are known to belong to something else.
  let taken: Set<Int>

  private var judge: NameJudge { NameJudge(evidence: evidence) }

  /// The stacks from top to bottom.
  func stacks() -> [AddressStack] {
    guard let page = evidence.text.pages.first else { return [] }
    let lines = evidence.text.lines.filter { line in
      line.page.number == page.number && line.box.midY < page.height * 0.62
        && !taken.contains(line.index) && !line.isVertical && line.text.utf8.count <= 160
    }.sorted { ($0.box.y0, $0.box.x0) < ($1.box.y0, $1.box.x0) }
    var groups: [[TextLine]] = []
    for line in lines {
      let isOther = namesOther(line)
      let index = groups.lastIndex { $0.last.map { goesOn($0, line) } ?? false }
      if let index, !isOther, groups[index].count < 9, !isFinished(groups[index], before: line),
        !isNextCompany(line, in: groups[index])
      {
        groups[index].append(line)
      } else {
        groups.append([line])
      }
    }
    return groups.compactMap { stack($0) ?? stack(underName: $0, in: lines) }
  }

  /// An address that stands somewhat below its name.
  private func stack(underName group: [TextLine], in lines: [TextLine]) -> AddressStack? {
    guard let first = group.first, !isName(first), isOfAddress(first) else { return nil }
    let above = lines.last { line in
      let gap = first.box.y0 - line.box.y1
      return gap > 0 && gap < max(8, first.box.height) * 3.5 && isName(line) && !namesOther(line)
        && isAligned(line, first)
    }
    return above.flatMap { stack([$0] + group) }
  }

  /// Whether an address has its town already, so that only a country and numbers may follow.
  private func isFinished(_ group: [TextLine], before line: TextLine) -> Bool {
    group.contains(where: endsAddress)
      && !(Country.code(of: line.text) != nil || hasOwnNumber(line) || holdsContact(line))
  }

  /// Whether a line names a company and the group has named one already, without anything that
  /// joins both: two letterheads, or a sender above his addressee.
  private func isNextCompany(_ line: TextLine, in group: [TextLine]) -> Bool {
    guard CompanyName.legalForm(in: line.text) >= 0.7, isName(line),
      CompanyName.formAlone(in: line.text) == nil
    else { return false }
    let own = CompanyName.distinctiveWords(of: line.text).first
    return group.contains { other in
      CompanyName.legalForm(in: other.text) >= 0.9 && isName(other)
        && CompanyName.distinctiveWords(of: other.text).first != own
    }
  }

  private func endsAddress(_ line: TextLine) -> Bool {
    line.text.split { ",·|•–—;*".contains($0) }.contains {
      $0.contains(where: \.isNumber) && !AddressShape.namesHouse(String($0))
        && TownLine.isTown(String($0).trimmingBlanks)
    }
      || line.text.contains(where: \.isNumber) && !AddressShape.endsInStreet(line.text)
        && TownLine.isTown(line.text)
  }

  private func holdsContact(_ line: TextLine) -> Bool {
    evidence.contacts.contains { $0.line.index == line.index && $0.content.isCertain }
  }

  private func goesOn(_ last: TextLine, _ line: TextLine) -> Bool {
    let gap = line.box.y0 - last.box.y1
    let height = max(6, min(last.box.height, line.box.height))
    let ratio = line.fontSize / max(1, last.fontSize)
    guard gap < height * 2.2, gap > -height * 0.6, ratio > 0.5, ratio < 1.35 else { return false }
    return isAligned(last, line)
  }

  private func isAligned(_ upper: TextLine, _ lower: TextLine) -> Bool {
    let isFlush =
      abs(lower.box.x0 - upper.box.x0) < 5 || abs(lower.box.x1 - upper.box.x1) < 3
      || abs(lower.box.midX - upper.box.midX) < 3
    return isFlush && lower.box.horizontalOverlap(upper.box) > 0
  }

  /// Whether a line is the label of a number, a date, a sum or a party.
  private func namesOther(_ line: TextLine) -> Bool {
    if line.text.hasSuffix(":") || line.text.hasSuffix("：") { return true }
    // `548 Market St` is an address, though `St` is also the head of a column.
    if judge.isPlace(line.text) { return false }
    return (evidence.hitsOfLine[line.index] ?? []).contains { hit in
      guard hit.startsLine, hit.names(evidence.concept("license.name")) == nil else { return false }
      return hit.meanings.contains { meaning in
        let concept = evidence.knowledge.labels.concepts[meaning.concept]
        return switch concept.type {
        case .identifier:
          !Self.isOwn(concept.name)
            && (hit.hasColon || hit.endsLine || hit.isWord && !meaning.isWeak)
        case .date, .amount, .quantity, .party, .column, .section, .currency:
          hit.hasColon || hit.endsLine
        default: false
        }
      }
    }
  }

  /// Whether a heading speaks of where goods go, of payment or of who represents somebody.
  private func isOfThird(_ heading: TextLine) -> Bool {
    ["ship_to", "consignor", "remit_to", "account_holder", "contact_person"].contains {
      !evidence.hits(of: $0, in: heading).isEmpty
    }
  }

  /// Numbers that stand in the addresses of companies.
  private static func isOwn(_ concept: String) -> Bool {
    ["tax_id", "registration", "bank_account", "customer_number"].contains(concept)
  }

  private func stack(_ group: [TextLine]) -> AddressStack? {
    let heading = group.first.flatMap { namesOther($0) ? $0 : nil }
    if let heading, isOfThird(heading) { return nil }
    let lines = heading == nil ? group : Array(group.dropFirst())
    guard let first = lines.prefix(3).firstIndex(where: isName),
      let last = lines.lastIndex(where: isOfAddress), last >= first
    else { return nil }
    let name = CompanyName.firstPart(of: lines[first])
    let own = Array(lines[first...last])
    guard own.count > 1 || holdsAddress(behind: name, in: lines[first]),
      let box = Box.union(of: own.map(\.box)), own.contains(where: hasPlace)
    else { return nil }
    let isAddressed =
      own.prefix(2).contains { judge.isCourteous($0.text) }
      || lines[..<first].contains { judge.isAddressing($0.text) }
      || own.dropFirst().contains {
        judge.isAddressing($0.text) && !AddressShape.isPostBox($0.text)
      }
      || !evidence.hits(of: "addressing", in: lines[first]).filter(\.startsLine).isEmpty
    return AddressStack(
      lines: own, name: name, isAddressed: isAddressed, heading: heading, box: box)
  }

  private func isName(_ line: TextLine) -> Bool {
    let range = CompanyName.firstPart(of: line)
    guard judge.isName(range, of: line) else { return false }
    let name = line.substring(range)
    return CompanyName.legalForm(in: name) >= 0.7
      || !name.contains(where: \.isNumber) && !isDated(line)
  }

  private func isDated(_ line: TextLine) -> Bool {
    evidence.dates.contains { $0.line.index == line.index }
  }

  private func isOfAddress(_ line: TextLine) -> Bool {
    hasPlace(line) || hasOwnNumber(line) || holdsContact(line)
  }

  private func hasPlace(_ line: TextLine) -> Bool {
    guard !isDated(line) else { return false }
    let name = CompanyName.firstPart(of: line)
    return judge.isPostal(line.text) || holdsAddress(behind: name, in: line)
      || judge.isPostal(line.substring(name))
  }

  private func holdsAddress(behind name: Range<Int>, in line: TextLine) -> Bool {
    let rest = line.substring(name.upperBound..<line.text.utf8.count)
    guard rest.contains(where: \.isNumber) else { return false }
    return AddressShape.isCertain(rest)
      || rest.split { ",·|•–—;".contains($0) }.contains {
        judge.isPostal(String($0).trimmingBlanks)
      }
  }

  private func hasOwnNumber(_ line: TextLine) -> Bool {
    ["tax_id", "registration", "phone"].contains { name in
      evidence.hits(of: name, in: line).contains { $0.startsLine && !$0.endsLine }
    }
  }
}
