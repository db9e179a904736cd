internal import Evidence
internal import Knowledge

/// Reads who signed a letter, as what, and whether something like a signature is there.
struct SignatoryReader {
  let evidence: DocumentEvidence
  let fields: LabelledFields

  private static let titles = [
    "director", "manager", "president", "chief", "ceo", "cfo", "coo", "officer", "owner", "founder",
    "partner", "head of", "secretary", "chairman", "vp", "principal", "proprietor", "counsel",
    "geschäftsführer", "prokurist", "leiter", "inhaber", "vertriebsleit", "gérant", "directeur",
    "amministratore", "administrador", "gerente", "apoderad", "direttore", "responsable",
    "verkaufsleit", "leitung", "procuratore", "rappresentante", "representative", "executive", "经理",
    "董事", "总裁", "总监", "厂长", "法定代表人", "负责人", "主管", "部长", "代表取締役",
  ].map { TextFolding.fold($0) }

  /// Under its label, or the line that stands with a title below the closing words.
  var name: FieldState? {
    let labelled = fields.textCandidates("signatory.name").compactMap(person)
    if let state = FieldDecision.settle(Array(labelled.suffix(2))) { return state }
    let inRow = inRow("signatory.name").compactMap(person)
    if let state = FieldDecision.settle(Array(inRow.suffix(2))) { return state }
    guard let line = nameLine else { return nil }
    return line.cited(labelEnd(of: line)..<nameEnd(of: line))
  }

  var title: FieldState? {
    let labelled = inRow("signatory.title").filter { $0.value.canonical.count <= 60 }
    if let state = FieldDecision.settle(Array(labelled.suffix(1))) { return state }
    guard let line = titleLine else { return nil }
    if isTitleLabel(line) { return line.cited(0..<labelEnd(of: line)) }
    let start = nameEnd(of: line) < line.text.utf8.count ? nameEnd(of: line) : labelEnd(of: line)
    return line.cited(start..<line.text.utf8.count)
  }

  /// `法定代表人：周启明`: the label is the title and the name stands behind it.
  private func isTitleLabel(_ line: TextLine) -> Bool {
    let end = labelEnd(of: line)
    let rest = line.substring(end..<line.text.utf8.count)
    guard end > 0, rest.contains(where: \.isLetter) else { return false }
    let head = TextFolding.fold(line.substring(0..<end))
    return Self.titles.contains(where: head.contains)
      && !Self.titles.contains(where: TextFolding.fold(rest).contains)
  }

  /// `Its: Vice President`: where the words before the title end.
  private func labelEnd(of line: TextLine) -> Int {
    guard let colon = line.text.firstIndex(where: { $0 == ":" || $0 == "：" }) else { return 0 }
    return line.text.utf8.distance(from: line.text.startIndex, to: line.text.index(after: colon))
  }

  /// What stands behind a label, which may be the second of its line; titles hold words that are
  /// labels elsewhere (`Director`).
  private func inRow(_ name: String) -> [FieldCandidate] {
    guard let concept = evidence.concept(name) else { return [] }
    return evidence.hits(of: name).compactMap { hit in
      guard let meaning = hit.names(concept), hit.hasColon || (hit.startsLine && hit.endsLine),
        hit.startsLine || !meaning.isWeak, let text = evidence.texts(at: hit, running: true).first
      else { return nil }
      return FieldCandidate(
        .text(text.text), at: text.place(of: 0..<text.range.count), score: text.score(for: meaning))
    }
  }

  /// A picture near the closing words is taken for a signature or stamp; without one nothing is
  /// said, because ink may be drawn as lines.
  var signature: FieldState? {
    guard let anchor = anchorBox else { return .unknown(Doubt(.notRead)) }
    let reach = Box(
      x0: 0, y0: anchor.box.y0 - 130, x1: anchor.page.width, y1: anchor.box.y1 + 130)
    let picture = anchor.page.images.first { image in
      image.intersects(reach) && image.area < anchor.page.width * anchor.page.height * 0.5
        && image.y0 > anchor.page.height * 0.25 && image.width > 15 && image.height > 8
    }
    guard let picture else { return .unknown(Doubt(.notRead)) }
    let place = Place(
      page: anchor.page.number, span: 0..<0, boxes: [picture], source: .text, text: "")
    return .known(Cited(.text("present"), at: place, confidence: 0.8))
  }

  private func person(_ candidate: FieldCandidate) -> FieldCandidate? {
    let text = candidate.value.canonical
    guard text.count <= 50, text.count(where: \.isLetter) >= 2, !text.contains(where: \.isNumber),
      CompanyName.legalForm(in: text) < 0.7
    else { return nil }
    return candidate
  }

  /// The line whose words are a title, in the lower part of the letter.
  private var titleLine: TextLine? {
    let closing = closingLine
    return evidence.text.lines.last { line in
      let folded = TextFolding.fold(line.text)
      guard !line.text.hasSuffix("."), !(line.text.first?.isLowercase ?? true) else { return false }
      return line.text.count <= 70 && line.index > closing
        && Self.titles.contains(where: folded.contains)
        && line.text.split(separator: " ").count <= 9
    }
  }

  private var nameLine: TextLine? {
    guard let title = titleLine else { return nil }
    if isTitleLabel(title) || nameEnd(of: title) < title.text.utf8.count { return title }
    let above = evidence.text.lines.last {
      $0.index < title.index && $0.page.number == title.page.number
        && title.box.y0 - $0.box.y1 < title.box.height * 1.5 && $0.box.y1 <= title.box.y0 + 2
    }
    guard let above, above.text.count <= 50, !above.text.contains(where: \.isNumber),
      CompanyName.legalForm(in: above.text) < 0.7, above.text.split(separator: " ").count <= 5
    else { return nil }
    return above
  }

  /// `Jane Roe, Managing Director`: where the name ends.
  private func nameEnd(of line: TextLine) -> Int {
    guard let comma = line.text.firstIndex(where: { ",，|·".contains($0) }) else {
      return line.text.utf8.count
    }
    let head = line.text[..<comma]
    let isTitleFirst = Self.titles.contains(where: TextFolding.fold(head).contains)
    return isTitleFirst || head.split(separator: " ").count > 4
      ? line.text.utf8.count : line.text.utf8.distance(from: line.text.startIndex, to: comma)
  }

  /// The index of the line with the closing words; lines before it argue, those behind it sign.
  private var closingLine: Int {
    let hits = evidence.hits(of: "signature").filter { $0.startsLine || $0.endsLine }
    return hits.first.map { $0.line.index - 6 } ?? (evidence.text.lines.count * 2) / 3
  }

  private var anchorBox: (page: Page, box: Box)? {
    if let hit = evidence.hits(of: "signature").last { return (hit.line.page, hit.line.box) }
    if let line = titleLine { return (line.page, line.box) }
    guard let last = evidence.text.lines.last else { return nil }
    return (last.page, last.box)
  }
}

extension TextLine {
  /// A part of the line without what is no letter at its ends.
  fileprivate func cited(_ range: Range<Int>) -> FieldState? {
    guard range.lowerBound < range.upperBound else { return nil }
    let text = substring(range)
    let lead = text.prefix { !$0.isLetter }.utf8.count
    let trail = text.reversed().prefix { $0.isWhitespace || ":：".contains($0) }
      .reduce(0) { $0 + String($1).utf8.count }
    guard lead + trail < range.count else { return nil }
    let inner = (range.lowerBound + lead)..<(range.upperBound - trail)
    return .known(Cited(.text(substring(inner)), at: place(of: inner), confidence: 0.75))
  }
}
