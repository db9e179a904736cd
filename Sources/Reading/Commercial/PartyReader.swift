internal import Evidence
internal import Identifiers
internal import Knowledge

/// The parts of one party, each with every candidate.
struct PartyParts: Sendable {
  var names: [FieldCandidate] = []
  var addresses: [FieldCandidate] = []
  var phones: [FieldCandidate] = []
  var emails: [FieldCandidate] = []
  var websites: [FieldCandidate] = []
  var taxIDs: [FieldCandidate] = []
}

/// Reads the parts of a party out of its block.
struct PartyReader {
  let evidence: DocumentEvidence

  /// The parts in a block; each scores what the block's label is worth.
  func read(_ block: PartyBlock, score: Double) -> PartyParts {
    var parts = PartyParts()
    var addressTexts: [LabelledText] = []
    var nameIndex: Int?
    for (index, text) in block.texts.enumerated() {
      let labels = (evidence.hitsOfLine[text.line.index] ?? []).filter {
        $0.range.lowerBound >= text.range.lowerBound || text.range.lowerBound > 0
      }
      collectContacts(text, labels: labels, score: score, into: &parts)
      if let row = labels.first(where: { $0.startsLine && $0.endsLine }),
        let beside = evidence.textBeside(row)
      {
        collectContacts(beside, labels: labels, score: score, into: &parts)
      }
      if let own = ownName(text, labels: labels) {
        parts.names.append(whole(own, score: score, in: block))
        nameIndex = nameIndex ?? index
        continue
      }
      let isLabelled = labels.contains { starts($0, text) && isPartLabel($0) }
      if isLabelled || isBareLabel(text) || evidence.isInLabelColumn(text.line) {
        addressTexts += labelledAddress(text, labels: labels)
        continue
      }
      if nameIndex == nil, isName(text) {
        nameIndex = index
      } else if !hasContact(text) {
        addressTexts.append(text)
      }
    }
    if parts.names.isEmpty, let nameIndex {
      let chosen = betterName(from: nameIndex, in: block.texts)
      let name = candidate(block.texts[chosen], score: score)
      var used = [block.texts[chosen].line.index]
      if let wrapped = wrapped(name, after: chosen, in: block.texts) {
        parts.names.append(wrapped.name)
        used.append(wrapped.line)
      } else {
        parts.names.append(name)
      }
      addressTexts.removeAll { used.contains($0.line.index) }
    }
    if let address = address(addressTexts, score: score) { parts.addresses.append(address) }
    return parts
  }

  /// Whether a label stands at the start of a text, which need not be that of its line.
  private func starts(_ hit: LabelHit, _ text: LabelledText) -> Bool {
    guard hit.range.lowerBound >= text.range.lowerBound, !hit.isVertical else { return false }
    let lead = text.line.substring(text.range.lowerBound..<hit.range.lowerBound)
    return hit.startsLine || !lead.contains(where: \.isLetter)
  }

  // MARK: Name

  /// `Name: …` or 名称：… inside a block.
  private func ownName(_ text: LabelledText, labels: [LabelHit]) -> LabelledText? {
    guard
      let hit = labels.first(where: { hit in
        hit.names(evidence.concept("license.name")) != nil
          && (hit.hasColon || hit.endsLine) && starts(hit, text)
      })
    else { return nil }
    let own = evidence.textBehind(hit) ?? evidence.textBeside(hit)
    return own.flatMap { CompanyName.isPlausible($0.text) ? $0 : nil }
  }

  /// A labelled name with all the lines that it takes up.
  private func whole(_ own: LabelledText, score: Double, in block: PartyBlock) -> FieldCandidate {
    let cell = ValueCell.lines(around: own, in: evidence).filter {
      !$0.text.contains(where: \.isNumber)
    }
    guard cell.count > 1 else { return continued(candidate(own, score: score), own, in: block) }
    let text = cell.map(\.text).joined(separator: " ")
    let places = cell.map { $0.place(of: 0..<$0.text.utf8.count) }
    return FieldCandidate(.text(text), at: Place.joined(places, text: text), score: score)
  }

  /// A labelled name with the lines below it that go on with it: they begin where its value
  /// begins, and have no label of their own.
  private func continued(
    _ name: FieldCandidate, _ own: LabelledText, in block: PartyBlock
  ) -> FieldCandidate {
    let isHan = name.value.canonical.unicodeScalars.contains { $0.value >= 0x3400 }
    let starts = [own.range.lowerBound, isHan ? own.hit.range.lowerBound : own.range.lowerBound]
      .map(own.line.horizontalStart)
    var places = [name.place]
    var last = own.line.box
    for text in block.texts where text.line.box.midY > last.midY + 2 {
      let box = text.line.box(ofWords: text.line.words(at: text.range))
      guard places.count < 4,
        starts.contains(where: { abs(box.x0 - $0) < own.line.fontSize * 1.2 }),
        box.midY - last.midY < own.line.fontSize * 1.8,
        !(evidence.hitsOfLine[text.line.index] ?? []).contains(where: { self.starts($0, text) }),
        !hasContact(text), !text.text.contains(where: \.isNumber)
      else { continue }
      places.append(text.place(of: 0..<text.range.count))
      last = box
    }
    guard places.count > 1 else { return name }
    let whole = places.map(\.text).joined(separator: isHan ? "" : " ")
    return FieldCandidate(.text(whole), at: Place.joined(places, text: whole), score: name.score)
  }

  func isName(_ text: LabelledText) -> Bool {
    judge.isName(CompanyName.cut(text.range, of: text.line), of: text.line)
  }

  private var judge: NameJudge { NameJudge(evidence: evidence) }

  /// A company named just below a person or a department is the party.
  private func betterName(from first: Int, in texts: [LabelledText]) -> Int {
    guard CompanyName.legalForm(in: texts[first].text) < 0.5 else { return first }
    let next = texts.indices.dropFirst(first + 1).prefix(2)
    return next.first {
      CompanyName.legalForm(in: texts[$0].text) >= 0.7 && CompanyName.isPlausible(texts[$0].text)
        && !texts[$0].text.contains(where: \.isNumber) && !judge.isAddressing(texts[$0].text)
        && CompanyName.formAlone(in: texts[$0].text) == nil
    } ?? first
  }

  /// A name whose legal form stands alone in the next line.
  private func wrapped(
    _ name: FieldCandidate, after index: Int, in texts: [LabelledText]
  ) -> (name: FieldCandidate, line: Int)? {
    let first = name.value.canonical
    let raw = texts[index].text
    let isOpen = raw.hasSuffix("&") || raw.hasSuffix(",")
    guard texts.indices.contains(index + 1) else { return nil }
    let next = texts[index + 1]
    guard let rest = CompanyName.formAlone(in: next.text),
      // What is nothing but the rest of a form goes on with any name: `SDN` / `BHD`.
      CompanyName.legalForm(in: first) < 0.5 || isOpen || rest == next.text.utf8.count
    else { return nil }
    let place = next.line.place(of: next.range.lowerBound..<(next.range.lowerBound + rest))
    let text = first + (raw.hasSuffix(",") ? ", " : " ") + IdentifierScan.slice(next.text, 0..<rest)
    let joined = Place.joined([name.place, place], text: text)
    return (FieldCandidate(.text(text), at: joined, score: max(name.score, 0.9)), next.line.index)
  }

  private func candidate(_ text: LabelledText, score: Double) -> FieldCandidate {
    let cut = CompanyName.firstPart(of: text.line)
    let start = max(text.range.lowerBound, cut.lowerBound)
    let end =
      text.range.lowerBound >= cut.upperBound
      ? text.range.upperBound : min(text.range.upperBound, cut.upperBound)
    let whole = text.range.lowerBound == 0 ? start..<max(start + 1, end) : text.range
    let range = judge.ownName(
      CompanyName.cut(withoutAddressing(whole, of: text.line), of: text.line), of: text.line)
    let value = text.line.substring(range).trimmingBlanks
    // A name that breaks off before its legal form goes on in the next line.
    let isBroken =
      value.hasSuffix("&") || value.hasSuffix("-")
      || text.text.hasSuffix(",") && range.upperBound >= text.range.upperBound - 1
        && CompanyName.legalForm(in: value) < 0.7
    return FieldCandidate(
      .text(value), at: text.line.place(of: range), score: isBroken ? score * 0.4 : score)
  }

  /// A stretch without the words that address a party before its name (`Messrs.`).
  private func withoutAddressing(_ range: Range<Int>, of line: TextLine) -> Range<Int> {
    let lead = evidence.hits(of: "addressing", in: line).first {
      $0.range.lowerBound <= range.lowerBound + 1 && $0.range.upperBound > range.lowerBound
    }
    guard let lead, lead.range.upperBound < range.upperBound else { return range }
    let rest = line.substring(lead.range.upperBound..<range.upperBound)
    let gap = rest.prefix { !$0.isLetter && !$0.isNumber && $0 != "(" }.utf8.count
    let start = lead.range.upperBound + gap
    // `Société X SA`; without a form of its own it may be the company's word for itself.
    let word = TextFolding.fold(line.substring(lead.range))
    if ["societe", "ste"].contains(word),
      CompanyName.legalForm(in: line.substring(start..<range.upperBound)) < 0.7
    {
      return range
    }
    return start < range.upperBound ? start..<range.upperBound : range
  }

  // MARK: Contacts

  private func collectContacts(
    _ text: LabelledText, labels: [LabelHit], score: Double, into parts: inout PartyParts
  ) {
    for token in evidence.contacts
    where token.line.index == text.line.index && text.range.contains(token.range.lowerBound) {
      let candidate = FieldCandidate(.text(token.content.value), at: token.place, score: score)
      switch token.content.kind {
      case .email: parts.emails.append(candidate)
      case .website: parts.websites.append(candidate)
      case .phone:
        if !isFax(token, labels: labels), token.content.isCertain || isPhone(token, labels: labels)
        {
          parts.phones.append(candidate)
        }
      }
    }
  }

  private func isFax(_ token: ValueToken<ContactReader.Candidate>, labels: [LabelHit]) -> Bool {
    let before = labels.last { $0.range.upperBound <= token.range.lowerBound }
    return before?.names(evidence.concept("fax")) != nil
  }

  private func isPhone(_ token: ValueToken<ContactReader.Candidate>, labels: [LabelHit]) -> Bool {
    let before = labels.last { $0.range.upperBound <= token.range.lowerBound }
    return before?.names(evidence.concept("phone")) != nil
  }

  private func hasContact(_ text: LabelledText) -> Bool {
    evidence.contacts.contains {
      $0.line.index == text.line.index && text.range.contains($0.range.lowerBound)
        && ($0.content.isCertain || $0.content.kind != .phone)
    }
  }

  // MARK: Address

  private func isPartLabel(_ hit: LabelHit) -> Bool {
    hit.meanings.contains { meaning in
      switch evidence.knowledge.labels.concepts[meaning.concept].type {
      case .address, .phone, .email, .website, .identifier, .name:
        hit.hasColon || !meaning.isWeak || hit.endsLine
      default: false
      }
    } && (hit.hasColon || hit.endsLine)
  }

  /// Words that end with a colon are a label, whether or not it is known.
  private func isBareLabel(_ text: LabelledText) -> Bool {
    text.text.hasSuffix(":") || text.text.hasSuffix("：")
  }

  private func labelledAddress(_ text: LabelledText, labels: [LabelHit]) -> [LabelledText] {
    guard
      let hit = labels.first(where: {
        $0.names(evidence.concept("address")) != nil && starts($0, text)
      })
    else { return [] }
    return [evidence.textBehind(hit) ?? evidence.textBeside(hit)].compactMap { $0 }
  }

  /// What of a text is address: no rule of hyphens, no stray sign of a form, not the company's
  /// name in another script, no telephone number behind it.
  private func addressPart(_ text: LabelledText) -> LabelledText? {
    let own = text.text
    guard own.contains(where: \.isNumber) || own.count(where: \.isLetter) >= 2 else { return nil }
    let isCompany =
      !own.contains(where: \.isNumber) && CompanyName.legalForm(in: own) >= 0.9 && isName(text)
    // `VAT GB290746144` below the town.
    let isNumbered = ["tax_id", "registration"].contains { name in
      evidence.hits(of: name, in: text.line).contains { starts($0, text) && !$0.endsLine }
    }
    guard !isCompany, !isNumbered else { return nil }
    let phone = evidence.contacts.first {
      $0.line.index == text.line.index && $0.content.kind == .phone
        && $0.range.lowerBound > text.range.lowerBound + 4
        && $0.range.upperBound >= text.range.upperBound - 1
        && $0.range.upperBound <= text.range.upperBound
    }
    guard let phone else { return text }
    let rest = text.line.substring(text.range.lowerBound..<phone.range.lowerBound)
    let end = text.range.lowerBound + rest.trimmingBlanks.utf8.count
    guard rest.hasSuffix(" "), end > text.range.lowerBound else { return text }
    return LabelledText(
      hit: text.hit, line: text.line, range: text.range.lowerBound..<end, cost: text.cost)
  }

  /// `Camp light. Go far.`: what stands between the name and the street and is no part of either.
  private func isSlogan(_ text: LabelledText) -> Bool {
    let own = text.text
    guard own.split(separator: " ").count >= 3, !own.contains(where: \.isNumber),
      !own.contains(","), !AddressShape.namesHouse(own)
    else { return false }
    return own.hasSuffix("!") || own.hasSuffix("?")
      || own.hasSuffix(".") && !FullStop.ranges(in: own).isEmpty
  }

  /// `Limited` in a line of its own below the name, `SAS au capital de 40 000 €`.
  private func isOfName(_ text: LabelledText) -> Bool {
    CompanyName.formAlone(in: text.text) == text.text.utf8.count
      || AmountReader.candidates(in: text.text).contains { $0.currency != nil }
        && !AddressShape.isStreet(text.text)
  }

  private func address(_ texts: [LabelledText], score: Double) -> FieldCandidate? {
    let lines = texts.compactMap(addressPart).drop { isSlogan($0) || isOfName($0) }.prefix(6)
    guard !lines.isEmpty else { return nil }
    let joined = lines.map(\.text).joined(separator: ", ")
    guard joined.count(where: \.isLetter) >= 4 else { return nil }
    let places = lines.map { $0.line.place(of: $0.range) }
    let place = Place.joined(places, text: joined)
    // An address has a number: of the house, or of the post.
    let hasNumber = joined.contains { $0.isNumber }
    return FieldCandidate(.text(joined), at: place, score: hasNumber ? score : score * 0.6)
  }
}

extension String {
  /// Without blanks at its ends.
  var trimmingBlanks: String {
    let head = drop { $0 == " " || $0 == "\u{A0}" }
    return String(head.reversed().drop { $0 == " " || $0 == "\u{A0}" || $0 == "," }.reversed())
  }
}
