internal import Evidence
internal import Knowledge

/// Contacts that stand in no party's block: in the letterhead or the foot, where the supplier's are.
struct LooseContacts {
  let evidence: DocumentEvidence
  let othersLines: Set<Int>
  let table: LineTable

  func read(into supplier: inout PartyParts) {
    for token in evidence.contacts
    where !othersLines.contains(token.line.index) && !table.usedLines.contains(token.line.index) {
      let height = token.box.midY / max(1, token.line.page.height)
      let isEdge = height < 0.33 || height > 0.8
      let candidate = FieldCandidate(
        .text(token.content.value), at: token.place, score: isEdge ? 0.85 : 0.7)
      switch token.content.kind {
      case .email: supplier.emails.append(candidate)
      // The marketplace is not the supplier's website.
      case .website where token.content.value.hasPrefix("amazon."): continue
      case .website: supplier.websites.append(candidate)
      case .phone:
        guard isPhone(token) else { continue }
        supplier.phones.append(candidate)
      }
    }
    if supplier.phones.isEmpty { supplier.phones += phonesAlone }
    if supplier.addresses.isEmpty { supplier.addresses += addresses(of: supplier) }
  }

  /// Lines of a letterhead or foot that are nothing but a telephone number.
  private var phonesAlone: [FieldCandidate] {
    evidence.text.lines.compactMap { line in
      let height = line.box.midY / max(1, line.page.height)
      guard !othersLines.contains(line.index), height < 0.33 || height > 0.85,
        !line.text.contains(where: \.isLetter), !hasNeighbour(line),
        !evidence.dates.contains(where: { $0.line.index == line.index }),
        let phone = ContactReader.phones(in: line.text, labelled: true).first,
        phone.range.count * 10 >= line.text.utf8.count * 9,
        line.text.contains(" ") || line.text.contains("-")
      else { return nil }
      return FieldCandidate(.text(phone.value), at: line.place(of: phone.range), score: 0.62)
    }
  }

  /// Whether a line stands close enough to another for that to be its label.
  private func hasNeighbour(_ line: TextLine) -> Bool {
    let left = evidence.text.left(of: line).last
    let isValue = left.map {
      evidence.isInLabelColumn($0) || !(evidence.hitsOfLine[$0.index] ?? []).isEmpty
    }
    return left.map { line.box.x0 - $0.box.x1 < 30 } ?? false || isValue ?? false
      || table.usedLines.contains(line.index)
  }

  private func isPhone(_ token: ValueToken<ContactReader.Candidate>) -> Bool {
    let before = evidence.hitsOfLine[token.line.index]?.last {
      $0.range.upperBound <= token.range.lowerBound
    }
    if before?.names(evidence.concept("fax")) != nil { return false }
    if before?.names(evidence.concept("phone")) != nil { return true }
    // A number with its country's code is a telephone number unless a label stands right before it.
    let gap = before.map { token.range.lowerBound - $0.range.upperBound } ?? .max
    return token.content.isCertain
      && (before == nil || (token.content.value.hasPrefix("+") && gap > 4))
  }

  /// The lines below the supplier's name in the letterhead, or behind it in one line.
  private func addresses(of supplier: PartyParts) -> [FieldCandidate] {
    guard let name = supplier.names.max(by: { $0.score < $1.score }) else { return [] }
    let key = TextFolding.compact(name.value.canonical)
    let lines = evidence.text.lines.filter { line in
      !othersLines.contains(line.index)
        && TextFolding.compact(line.substring(CompanyName.firstPart(of: line))) == key
    }
    let found = lines.compactMap { behind($0) ?? beneath($0) } + labelled() + shaped()
    return found.max { $0.score < $1.score }.map { [$0] } ?? []
  }

  private func behind(_ line: TextLine) -> FieldCandidate? {
    let cut = CompanyName.firstPart(of: line)
    guard line.text.utf8.count - cut.upperBound > 8 else { return nil }
    var start = cut.upperBound
    var found: Range<Int>?
    // Between bars and points the line has parts; the address is the first, or the first two.
    let rest = line.substring(start..<line.text.utf8.count)
    let origin = start
    for part in rest.split(whereSeparator: { "|·•●∙".contains($0) }) {
      start = origin + rest.utf8.distance(from: rest.startIndex, to: part.startIndex)
      let lead = part.prefix { !$0.isLetter && !$0.isNumber && $0 != "〒" }.utf8.count
      let tail = part.reversed().prefix { $0 == " " || $0 == "," }.count
      let range = (start + lead)..<max(start + lead, start + part.utf8.count - tail)
      let text = line.substring(range.clamped(to: 0..<line.text.utf8.count))
      guard AddressShape.isPlausible(text) || TownLine.isTown(text) else { continue }
      let isNext = found.map { range.lowerBound - $0.upperBound <= 4 } ?? false
      if let first = found, isNext {
        found = first.lowerBound..<range.upperBound
      } else if found == nil {
        found = range
      }
    }
    guard let own = found.map({ AddressStretch(evidence: evidence).range(in: $0, of: line) }),
      line.substring(own).contains(where: \.isNumber)
    else { return nil }
    return FieldCandidate(.text(line.substring(own)), at: line.place(of: own), score: 0.8)
  }

  private func beneath(_ line: TextLine) -> FieldCandidate? {
    var last = line
    var found: [TextLine] = []
    while found.count < 4 {
      let next = evidence.text.below(last.box, on: last.page, within: max(6, last.box.height) * 1.2)
        .first
      guard let next, isAddressLine(next) else { break }
      // The name may stand there in a second script or with a slogan below it.
      if CompanyName.legalForm(in: next.text) < 0.7 { found.append(next) }
      last = next
    }
    let text = found.map(\.text).joined(separator: ", ")
    guard !found.isEmpty, AddressShape.isPlausible(text) else { return nil }
    let places = found.map { $0.place(of: 0..<$0.text.utf8.count) }
    return FieldCandidate(.text(text), at: Place.joined(places, text: text), score: 0.82)
  }

  private func isAddressLine(_ line: TextLine) -> Bool {
    !othersLines.contains(line.index) && !evidence.startsWithLabel(line)
      && !evidence.contacts.contains { $0.line.index == line.index }
      && !evidence.dates.contains { $0.line.index == line.index }
      && !table.usedLines.contains(line.index)
      && line.text.contains(where: \.isLetter) && line.text.utf8.count < 120
  }

  /// Lines that can be nothing but an address: a house number with a street, a post code with a
  /// town or a country.
  private func shaped() -> [FieldCandidate] {
    evidence.text.lines.compactMap { line -> FieldCandidate? in
      guard isAddressLine(line) else { return leading(line) }
      if AddressShape.isCertain(line.text) { return candidate(line, above: nil, score: 0.62) }
      // A town with its code, and the street above it.
      guard TownLine.isTown(line.text), line.text.contains(where: \.isNumber),
        let above = evidence.text.lines.last(where: {
          $0.page.number == line.page.number && abs($0.box.x0 - line.box.x0) < 4
            && $0.box.y1 <= line.box.y0 + 2 && line.box.y0 - $0.box.y1 < line.box.height
        }), isAddressLine(above)
      else { return nil }
      return candidate(line, above: above, score: 0.6)
    }.prefix(1).map { $0 }
  }

  /// An address that a line of the letterhead or foot begins with, and then goes on with numbers:
  /// `Via Roma 4, 48018 Faenza · P.IVA …`.
  private func leading(_ line: TextLine) -> FieldCandidate? {
    guard !othersLines.contains(line.index), !table.usedLines.contains(line.index),
      !evidence.startsWithLabel(line)
    else { return nil }
    let own = AddressStretch(evidence: evidence).range(in: 0..<line.text.utf8.count, of: line)
    let text = line.substring(own)
    let parts = text.split { ",·•|".contains($0) }.map { String($0).trimmingBlanks }
    guard own.upperBound < line.text.utf8.count, parts.count > 1,
      AddressShape.isStreet(parts[0]) || AddressShape.isCertain(parts[0]),
      parts.dropFirst().contains(where: TownLine.isTown)
    else { return nil }
    return FieldCandidate(.text(text), at: line.place(of: own), score: 0.62)
  }

  private func candidate(
    _ line: TextLine, above: TextLine?, score: Double
  ) -> FieldCandidate {
    let places = [above, line].compactMap { $0 }.map { $0.place(of: 0..<$0.text.utf8.count) }
    let text = places.map(\.text).joined(separator: ", ")
    return FieldCandidate(.text(text), at: Place.joined(places, text: text), score: score)
  }

  private func labelled() -> [FieldCandidate] {
    evidence.hits(of: "address").compactMap { hit in
      guard hit.startsLine || hit.hasColon, !othersLines.contains(hit.line.index),
        let text = evidence.texts(at: hit).first
      else { return nil }
      let own = AddressStretch(evidence: evidence).range(in: text.range, of: text.line)
      return FieldCandidate(
        .text(text.line.substring(own)), at: text.line.place(of: own), score: 0.75)
    }
  }
}
