internal import Evidence
internal import Knowledge

/// The parties that a form names under their labels.
struct LabelledParties {
  let evidence: DocumentEvidence

  private static let score = 0.93
  /// `Address of brand owner` labels no name.
  private static let addresses = [
    "address", "anschrift", "adresse", "indirizzo", "dirección", "domicilio", "endereço", "地址",
  ]

  /// What stands under the labels of a party, and the lines that it takes up.
  func parts(of concept: String) -> (parts: PartyParts, lines: Set<Int>) {
    var parts = PartyParts()
    var lines: Set<Int> = []
    let reader = PartyReader(evidence: evidence)
    for whole in PartyBlockFinder(evidence: evidence).blocks(of: concept) {
      let block = FormRow(evidence: evidence).own(of: whole)
      let opening = opening(block)
      guard isHead(block.hit) || opening != nil else { continue }
      var found = reader.read(block, score: Self.score)
      let names =
        (opening ?? company(block, found.names)).map { [$0] }
        ?? found.names.filter { PartyName.mayBe($0.value.canonical) }.map { weighed($0, block) }
      let isWeak = block.hit.names(evidence.concept(concept))?.isWeak ?? false
      found.names = (inTwoScripts(block) ?? (names.isEmpty ? unformed(block) : names)).map {
        isWeak ? $0.lowered(by: 0.2) : $0
      }
      found.addresses = found.addresses.compactMap { completed($0, of: block, named: found.names) }
      parts.merge(found)
      lines.formUnion(block.lines)
    }
    return (parts, lines)
  }

  /// An address with the part of it that stands in the name's line: `Kelmo Ltd, 9 Mill Lane`; nil
  /// where it is the name's line itself.
  private func completed(
    _ address: FieldCandidate, of block: PartyBlock, named names: [FieldCandidate]
  ) -> FieldCandidate? {
    guard let first = block.texts.first,
      let name = names.first(where: { first.text.hasPrefix($0.value.canonical) })
    else { return address }
    let start = name.value.canonical.utf8.count
    if address.value.canonical.hasPrefix(name.value.canonical) { return nil }
    let rest = IdentifierScan.trimmed(start..<first.text.utf8.count, in: first.text)
    guard IdentifierScan.slice(first.text, start..<first.text.utf8.count).hasPrefix(","),
      !rest.isEmpty, let box = address.place.boxes.first, box.y0 > first.line.box.midY
    else { return address }
    let text = IdentifierScan.slice(first.text, rest) + " " + address.value.canonical
    return FieldCandidate(
      .text(text), at: Place.joined([first.place(of: rest), address.place], text: text),
      score: address.score)
  }

  /// The words behind a label of which no company's form says that they are one, up to a comma, a
  /// dash or the label of a number.
  private func unformed(_ block: PartyBlock) -> [FieldCandidate] {
    guard let text = block.texts.first else { return [] }
    let number = (evidence.hitsOfLine[text.line.index] ?? []).first { hit in
      hit.range.lowerBound > text.range.lowerBound
        && hit.meanings.contains {
          evidence.knowledge.labels.concepts[$0.concept].type == .identifier
        }
    }
    var end = min(number?.range.lowerBound ?? .max, text.range.upperBound)
    let whole = text.line.substring(text.range.lowerBound..<end)
    if let sign = whole.firstIndex(where: { ",，;；|(（–—".contains($0) }) {
      end = text.range.lowerBound + whole.utf8.distance(from: whole.startIndex, to: sign)
    }
    let own = IdentifierScan.trimmed(text.range.lowerBound..<end, in: text.line.text)
    let name = text.line.substring(own)
    guard !own.isEmpty, name.split(separator: " ").count > 1, PartyName.mayBe(name),
      !name.contains(where: \.isNumber), !name.hasSuffix("."), name.first?.isUppercase ?? false
    else { return [] }
    return [FieldCandidate(.text(name), at: text.line.place(of: own), score: 0.8)]
  }

  /// `Kelmo Co., Ltd. 可莫有限公司` is one company's name in two scripts; nil for any other text.
  private func inTwoScripts(_ block: PartyBlock) -> [FieldCandidate]? {
    guard let text = block.texts.first else { return nil }
    let parts = CompanyMentions.ranges(in: text.text)
    guard parts.count == 2, parts[0].lowerBound == 0 else { return nil }
    let names = parts.map { IdentifierScan.slice(text.text, $0) }
    let isHan = names.map { $0.unicodeScalars.contains { $0.value >= 0x3400 } }
    guard isHan[0] != isHan[1] else { return nil }
    return zip(names, parts).map {
      FieldCandidate(.text($0), at: text.place(of: $1), score: Self.score)
    }
  }

  /// `Authorized by: Jane Roe` may label who signs.
  private func weighed(_ name: FieldCandidate, _ block: PartyBlock) -> FieldCandidate {
    let signs = block.hit.companions.contains {
      let concept = evidence.knowledge.labels.concepts[$0.concept].name
      return concept == "signature" || concept.hasPrefix("signatory")
    }
    let text = name.value.canonical
    guard CompanyName.legalForm(in: text) < 0.7 else { return name }
    if signs { return FieldCandidate(name.value, at: name.place, score: 0.4) }
    return PersonName.isLikely(text)
      ? FieldCandidate(name.value, at: name.place, score: 0.66) : name
  }

  /// The company that a block begins with, its address behind it in the same line, or the rest of
  /// its name in the next.
  private func opening(_ block: PartyBlock) -> FieldCandidate? {
    guard let text = block.texts.first else { return nil }
    if let wrapped = wrapped(block) { return wrapped }
    guard
      let own = CompanyMentions.ranges(in: text.text).first, own.lowerBound <= 1
    else { return nil }
    let rest = IdentifierScan.slice(text.text, own.upperBound..<text.text.utf8.count)
    guard let next = rest.first(where: { $0 != " " }), ",，(（".contains(next) else { return nil }
    return FieldCandidate(
      .text(IdentifierScan.slice(text.text, own)), at: text.place(of: own), score: Self.score)
  }

  /// The company of a signature's column, where `Name:` labels him who signs for it.
  private func company(_ block: PartyBlock, _ names: [FieldCandidate]) -> FieldCandidate? {
    guard !names.contains(where: { CompanyName.legalForm(in: $0.value.canonical) >= 0.7 }) else {
      return nil
    }
    for text in block.texts.prefix(2) {
      guard let own = CompanyMentions.ranges(in: text.text).first, own.lowerBound == 0,
        own.count * 10 >= text.range.count * 8
      else { continue }
      return FieldCandidate(
        .text(IdentifierScan.slice(text.text, own)), at: text.place(of: own), score: Self.score)
    }
    return nil
  }

  /// A name that the end of its line parts: the next word would not have fitted there.
  private func wrapped(_ block: PartyBlock) -> FieldCandidate? {
    guard let first = block.texts.first, block.texts.count > 1,
      CompanyName.legalForm(in: first.text) < 0.7
    else { return nil }
    let next = block.texts[1]
    let right =
      evidence.text.lines.filter {
        $0.page.number == first.line.page.number && abs($0.box.x0 - first.line.box.x0) < 4
      }.map(\.box.x1).max() ?? 0
    let joined = first.text + " " + next.text
    guard let word = next.line.words.first, abs(next.line.box.x0 - first.line.box.x0) < 40,
      first.line.box.x1 + word.box.width + word.fontSize * 0.25 > right,
      let own = CompanyMentions.ranges(in: joined).first, own.lowerBound == 0,
      own.upperBound > first.text.utf8.count
    else { return nil }
    let rest = next.line.place(
      of: next.range.lowerBound..<(next.range.lowerBound + own.upperBound - first.range.count - 1))
    let place = first.place(of: 0..<first.range.count)
    let name = IdentifierScan.slice(joined, own)
    return FieldCandidate(
      .text(name),
      at: Place(
        page: place.page,
        span: place.span.lowerBound..<max(place.span.lowerBound, rest.span.upperBound),
        boxes: place.boxes + rest.boxes, source: place.source, text: name), score: Self.score)
  }

  /// Whether a party's label labels something: in quotation marks it only says what the text
  /// calls the party.
  private func isHead(_ hit: LabelHit) -> Bool {
    guard hit.hasColon || hit.endsLine, hit.startsLine || hit.startsPart || hit.endsLine,
      !evidence.isTitle(hit.line)
    else { return false }
    let words = hit.line.substring(0..<hit.range.lowerBound)
    if Self.addresses.contains(where: words.lowercased().contains) { return false }
    let before = words.last
    return !(before.map { "“\"„«「‘'".contains($0) } ?? false)
  }
}

extension LabelHit {
  /// Whether a gap parts it from the words before it in its line.
  var startsPart: Bool {
    let words = Array(line.words)
    let first = line.words(at: range).lowerBound
    guard first > 0 else { return true }
    return words[first].box.x0 - words[first - 1].box.x1 > words[first].fontSize * 0.8
  }
}
