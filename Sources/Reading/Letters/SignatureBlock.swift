internal import Evidence
internal import Knowledge

/// One who signs: name and title as they stand together.
struct Signatory: Sendable {
  var name: FieldCandidate?
  var title: FieldCandidate?
  /// The line that places him on the page.
  let line: TextLine
}

/// Finds those who sign a letter: behind their labels, or as a name with a title beside it.
struct SignatureBlocks {
  let evidence: DocumentEvidence
  let layout: LetterLayout
  /// The parties' names; a company does not sign by itself.
  let parties: [NameKey]

  /// How far below a title or closing words a name may stand, in points: a signature stands between.
  private static let signatureHeight = 110.0

  func all() -> [Signatory] {
    let labelled = labelled
    let plain = plain.filter { other in
      !labelled.contains { $0.line.index == other.line.index }
    }
    return labelled + plain
  }

  // MARK: Labels

  /// `Name: Jane Roe` with `Title: Director` below it, beside it, or in the same line.
  private var labelled: [Signatory] {
    let names = values("signatory.name") + values("signature") + titleLabels + signers
    let titles = values("signatory.title")
    var result = names.map { name in
      var signatory = Signatory(name: nil, title: nil, line: name.line)
      let text = name.text
      let own = SignedText(text)
      signatory.name = own.name.map { candidate(name, $0, score: name.score) }
      signatory.title = own.title.map {
        candidate(name, withoutParty($0, in: text), score: name.score)
      }
      return signatory
    }.filter { $0.name != nil }
    for title in titles {
      // `Name / Title: Jane Roe / Director` has both behind the label of the second.
      let own = SignedText(title.text)
      let text =
        own.name != nil
        ? own.title.map { candidate(title, $0, score: title.score) }
        : wrapped(title, 0..<title.text.utf8.count)
      guard let text else { continue }
      let nearest = result.indices.filter { result[$0].line.page.number == title.line.page.number }
        .min { distance(result[$0].line, title.line) < distance(result[$1].line, title.line) }
      if let nearest, distance(result[nearest].line, title.line) < 120 {
        result[nearest].title = text
      } else {
        result.append(Signatory(name: nil, title: text, line: title.line))
      }
    }
    return result.map { signatory in
      var whole = signatory
      whole.title = signatory.title ?? title(beside: signatory.line)
      return whole
    }
  }

  /// A title without a label right beside or below a name that has one.
  private func title(beside line: TextLine) -> FieldCandidate? {
    let right = evidence.text.right(of: line).prefix(1)
    let below = evidence.text.below(line.box, on: line.page, within: line.box.height * 1.2).prefix(
      1)
    for other in right + below where layout.isSigning(other) && isTitleLine(other) {
      let own = SignedText(other.text)
      if own.name == nil, let title = own.title { return self.whole(other, title) }
    }
    return nil
  }

  /// `Jane Roe, Product Compliance`: words behind the comma that are no name.
  private func office(behind name: Range<Int>, in line: TextLine) -> FieldCandidate? {
    let rest = IdentifierScan.trimmed(name.upperBound..<line.text.utf8.count, in: line.text)
    let text = line.substring(rest)
    guard line.substring(name.upperBound..<line.text.utf8.count).hasPrefix(","),
      (2...5).contains(text.split(separator: " ").count), !text.contains(where: \.isNumber),
      CompanyMentions.ranges(in: text).isEmpty, !isParty(text), Country.mentions(in: text).isEmpty
    else { return nil }
    return FieldCandidate(.text(text), at: line.place(of: rest), score: 0.6)
  }

  /// What stands right below a name and is no company, contact or date is what he does.
  private func office(below line: TextLine) -> FieldCandidate? {
    guard
      let next = evidence.text.below(line.box, on: line.page, within: line.box.height * 0.7).first,
      isColumn(next, line), isTitleLine(next), !next.text.contains(where: \.isNumber),
      next.text.split(separator: " ").count <= 5, !evidence.isDateAlone(next),
      CompanyMentions.ranges(in: next.text).isEmpty, !isParty(next.text),
      !next.text.hasSuffix("."), next.text.contains(where: \.isLowercase)
    else { return nil }
    return FieldCandidate(
      .text(next.text), at: next.place(of: 0..<next.text.utf8.count), score: 0.6)
  }

  /// `授权人：陈立群` beside the signature labels a person and no company.
  private var signers: [Value] {
    values("licensor").filter { value in
      layout.isSigning(value.line) && PersonName.isLikely(value.text)
    }
  }

  /// A value behind a label, which may be the second of its line.
  private struct Value {
    let labelled: LabelledText
    let score: Double
    var line: TextLine { labelled.line }
    var text: String { labelled.text }
  }

  private func values(_ name: String) -> [Value] {
    guard let concept = evidence.concept(name) else { return [] }
    return evidence.hits(of: name).compactMap { hit in
      guard let meaning = hit.names(concept), hit.hasColon || (hit.startsLine && hit.endsLine),
        hit.startsLine || !meaning.isWeak || hit.startsPart,
        !layout.bodyLines.contains(hit.line.index),
        let text = evidence.texts(at: hit, running: true).first(where: { !$0.text.hasPrefix("_") })
      else { return nil }
      return Value(labelled: text, score: text.score(for: meaning))
    }
  }

  /// `法定代表人：周启明`, `Director: Jane Roe`: the label is the title.
  private var titleLabels: [Value] {
    evidence.text.lines.compactMap { line in
      guard layout.isSigning(line), let colon = line.text.firstIndex(where: { ":：".contains($0) }),
        SignatoryTitles.isTitle(String(line.text[..<colon])), SignedText(line.text).name != nil
      else { return nil }
      let hit = LabelHit(line: line, range: 0..<0, box: line.box, meanings: [])
      return Value(
        labelled: LabelledText(hit: hit, line: line, range: 0..<line.text.utf8.count, cost: 0),
        score: 0.86)
    }
  }

  private func candidate(_ value: Value, _ range: Range<Int>, score: Double) -> FieldCandidate {
    let text = Self.closed(IdentifierScan.slice(value.text, range))
    return FieldCandidate(.text(text), at: value.labelled.place(of: range), score: score)
  }

  /// 谭 子 衡 is one name of spread characters.
  private static func closed(_ text: String) -> String {
    let words = text.split(separator: " ")
    let isSpread =
      words.count > 1
      && words.allSatisfy { word in
        word.count == 1 && word.unicodeScalars.allSatisfy { $0.value >= 0x3400 }
      }
    return isSpread ? words.joined() : text
  }

  /// A title with the lines that it goes on in.
  private func wrapped(_ title: Value, _ own: Range<Int>) -> FieldCandidate? {
    var text = IdentifierScan.slice(title.text, own)
    guard (1...80).contains(text.count) else { return nil }
    var place = title.labelled.place(of: own)
    var last = title.line
    let left = title.line.box(ofWords: title.line.words(at: title.labelled.range)).x0
    while let next = continuation(of: last, text: text, left: left, title.line.box.x0) {
      let isParted = text.hasSuffix("-") && next.text.first?.isLowercase ?? false
      text = (isParted ? String(text.dropLast()) : text + " ") + next.text
      let rest = next.place(of: 0..<next.text.utf8.count)
      place = Place(
        page: place.page,
        span: place.span.lowerBound..<max(place.span.lowerBound, rest.span.upperBound),
        boxes: place.boxes + rest.boxes, source: place.source, text: text)
      last = next
    }
    return FieldCandidate(.text(text), at: place, score: title.score)
  }

  /// The next line of a title that breaks off.
  private func continuation(
    of line: TextLine, text: String, left: Double, _ start: Double
  ) -> TextLine? {
    guard
      let next = evidence.text.below(line.box, on: line.page, within: line.box.height * 0.8).first,
      abs(next.box.x0 - left) < 8 || abs(next.box.x0 - start) < 4,
      !evidence.startsWithLabel(next), next.text.count < 50, !next.text.contains(":"),
      CompanyMentions.ranges(in: next.text).isEmpty,
      !evidence.contacts.contains(where: { $0.line.index == next.index })
    else { return nil }
    let last = text.split(separator: " ").last.map { $0.lowercased() } ?? ""
    let breaksOff =
      "-,&–/".contains(text.last ?? " ") || ["and", "of", "for", "und", "et", "de"].contains(last)
    return breaksOff || next.text.first?.isLowercase ?? false ? next : nil
  }

  // MARK: Names with a title

  private var signing: [TextLine] {
    evidence.text.lines.filter { line in
      layout.isSigning(line) && !isMark(line) && line.text.contains(where: \.isLetter)
    }
  }

  /// `/s/ Jane Roe` and ruled lines stand for the signature itself.
  private func isMark(_ line: TextLine) -> Bool {
    line.text.hasPrefix("/s/") || line.text.hasPrefix("(s)") || line.text.hasPrefix("sgd")
  }

  private var plain: [Signatory] {
    let lines = signing.filter { !evidence.isDateAlone($0) }
    var result: [Signatory] = []
    for line in lines where line.text.count <= 90 && !line.text.hasSuffix(".") && isFree(line) {
      let own = SignedText(line.text)
      let above = own.isTitleFirst ? name(rightAbove: line, in: lines) : nil
      if let name = own.name, let title = own.title, above == nil {
        result.append(
          Signatory(
            name: plain(line, name, 0.8), title: whole(line, title), line: line))
      } else if let title = above == nil ? own.title : 0..<line.text.utf8.count,
        own.name == nil || above != nil, isTitleLine(line),
        let name = above ?? name(beside: line, in: lines)
      {
        result.append(Signatory(name: name.candidate, title: whole(line, title), line: name.line))
      }
    }
    return result.isEmpty ? alone(lines) : Self.distinct(result)
  }

  /// A title above a name and one below it: the one below says more.
  private static func distinct(_ all: [Signatory]) -> [Signatory] {
    var found: [Signatory] = []
    for item in all {
      if let index = found.firstIndex(where: { $0.line.index == item.line.index }) {
        found[index] = item
      } else if !found.contains(where: {
        $0.name?.value == item.name?.value && $0.line.page.number == item.line.page.number
          && $0.title != nil
      }) {
        found.append(item)
      }
    }
    return found
  }

  /// Whether a line is no label, with a value behind it or beside it.
  private func isFree(_ line: TextLine) -> Bool {
    let isLabel = (evidence.hitsOfLine[line.index] ?? []).contains { hit in
      hit.startsLine && hit.endsLine && hit.isWord && !SignatoryTitles.isTitle(line.text)
        || hit.startsLine && hit.endsLine && hit.names(evidence.concept("signatory.name")) != nil
    }
    return !isLabel && !line.text.contains { ":：".contains($0) }
  }

  private func isTitleLine(_ line: TextLine) -> Bool {
    isFree(line) && line.text.split(separator: " ").count <= 9
      && !(line.text.first?.isLowercase ?? true)
      && !evidence.contacts.contains { $0.line.index == line.index }
  }

  private func plain(_ line: TextLine, _ range: Range<Int>, _ score: Double) -> FieldCandidate {
    FieldCandidate(
      .text(Self.closed(line.substring(range))), at: line.place(of: range), score: score)
  }

  /// `Partner, Marlow & Finch`: the company behind a title is not of it.
  private func withoutParty(_ range: Range<Int>, in text: String) -> Range<Int> {
    let title = IdentifierScan.slice(text, range)
    guard let comma = title.lastIndex(where: { ",|·–—".contains($0) }) else { return range }
    let tail = String(title[title.index(after: comma)...]).trimmingBlanks
    guard isParty(tail) || CompanyName.legalForm(in: tail) >= 0.7 else { return range }
    let end = title.utf8.distance(from: title.startIndex, to: comma)
    return withoutParty(
      IdentifierScan.trimmed(range.lowerBound..<(range.lowerBound + end), in: text), in: text)
  }

  private func whole(_ line: TextLine, _ all: Range<Int>) -> FieldCandidate? {
    let range = withoutParty(all, in: line.text)
    let hit = LabelHit(line: line, range: 0..<0, box: line.box, meanings: [])
    return wrapped(
      Value(labelled: LabelledText(hit: hit, line: line, range: range, cost: 0), score: 0.78),
      0..<range.count)
  }

  /// `Jane Roe` over `Vice President, Retail Channels`: the line below a name is his title as a
  /// whole, whatever else in it looks like a name.
  private func name(
    rightAbove line: TextLine, in lines: [TextLine]
  ) -> (candidate: FieldCandidate, line: TextLine)? {
    let above = lines.last {
      isColumn($0, line) && $0.box.midY < line.box.midY
        && line.box.y0 - $0.box.y1 < line.box.height * 0.9
    }
    guard let above, let range = SignedText(above.text).name, SignedText(above.text).title == nil,
      !isParty(above.substring(range))
    else { return nil }
    return (plain(above, range, 0.78), above)
  }

  /// The name above a title, or below it behind the space for a signature.
  private func name(
    beside title: TextLine, in lines: [TextLine]
  ) -> (candidate: FieldCandidate, line: TextLine)? {
    let column = lines.filter { isColumn($0, title) && $0.index != title.index }
    let above = column.last { $0.box.midY < title.box.midY }
    let below = column.first { $0.box.midY > title.box.midY }
    let gap = { (line: TextLine) in max(title.box.y0 - line.box.y1, line.box.y0 - title.box.y1) }
    let near = [above, below].compactMap { $0 }.filter {
      gap($0) < Self.signatureHeight && SignedText($0.text).title == nil
    }
    let ranked = near.sorted { gap($0) < gap($1) }
    for line in ranked {
      guard let range = SignedText(line.text).name, !isParty(line.substring(range)) else {
        continue
      }
      return (plain(line, range, 0.78), line)
    }
    return nil
  }

  /// A name on its own below the closing words.
  private func alone(_ lines: [TextLine]) -> [Signatory] {
    let names = lines.compactMap { line -> Signatory? in
      guard let range = SignedText(line.text).name,
        range.count * 10 >= line.text.utf8.count * 6 || office(behind: range, in: line) != nil,
        !isParty(line.substring(range))
      else { return nil }
      return Signatory(
        name: plain(line, range, 0.62),
        title: office(behind: range, in: line) ?? office(below: line),
        line: line)
    }
    return names.count == 1 ? names : []
  }

  private func isParty(_ name: String) -> Bool {
    let key = NameKey(name)
    return parties.contains { $0.isSame(as: key) }
  }

  private func isColumn(_ first: TextLine, _ second: TextLine) -> Bool {
    first.page.number == second.page.number
      && (abs(first.box.x0 - second.box.x0) < 12 || abs(first.box.midX - second.box.midX) < 12
        || abs(first.box.x1 - second.box.x1) < 4)
  }

  private func distance(_ first: TextLine, _ second: TextLine) -> Double {
    let rows = abs(first.box.midY - second.box.midY)
    let columns = abs(first.box.x0 - second.box.x0)
    return rows + (rows < 4 ? columns * 0.2 : columns)
  }
}
