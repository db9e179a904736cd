internal import Evidence
internal import Knowledge

/// Which lines of a letter are its head, its sentences and its signature, and whom head and
/// signature name: the company that authorizes.
struct LetterLayout {
  private let letter: LetterText
  private let evidence: DocumentEvidence
  /// Lines of sentences; what they name has a place in the sentence and none in the layout.
  let bodyLines: Set<Int>

  init(_ letter: LetterText) {
    self.letter = letter
    evidence = letter.evidence
    bodyLines = Self.bodyLines(letter)
  }

  private static let verbs = [
    "cue.grants", "cue.states", "cue.authorized", "cue.authorized_by", "cue.grant",
  ]

  private static func bodyLines(_ letter: LetterText) -> Set<Int> {
    var found: Set<Int> = []
    for (page, prose) in letter.pages.enumerated() {
      let verbs = verbs.flatMap(letter.cues).filter { $0.page == page }.map(\.range.lowerBound)
      for sentence in prose.sentences {
        let hasVerb = verbs.contains(where: sentence.contains)
        let isBody = isRunning(prose.substring(sentence), prose.isStopped(sentence), hasVerb)
        guard isBody else { continue }
        let lines = prose.lines(of: sentence)
        let rows = lines.filter { line in
          // `… between 1 November 2026 and` may go on with a date and a full stop.
          isRow(line, letter.evidence)
            && (line.index == lines.first?.index || !".。".contains(line.text.last ?? " "))
        }
        found.formUnion(lines.map(\.index))
        found.subtract(rows.map(\.index))
      }
    }
    return found
  }

  /// `Date: 30 August 2026`: a label with its value, or the day with its place; `3. Territory`: the
  /// heading of a clause.
  private static func isRow(_ line: TextLine, _ evidence: DocumentEvidence) -> Bool {
    let hits = evidence.hitsOfLine[line.index] ?? []
    let isHeading = line.words.count <= 5 && hits.contains { $0.isNumbered && $0.endsLine }
    return evidence.isDateAlone(line) || isHeading
      || line.text.split(separator: " ").count <= 9
        && hits.contains { $0.startsLine && $0.hasColon }
  }

  /// Whether a text is a sentence: with a verb of such letters, or many words and a full stop.
  private static func isRunning(_ text: String, _ isStopped: Bool, _ hasVerb: Bool) -> Bool {
    let ideographs = text.unicodeScalars.count { $0.value >= 0x3400 }
    if ideographs > 0, ideographs * 2 >= text.count {
      return hasVerb && ideographs >= 14 && !text.contains("：") || isStopped && ideographs >= 24
    }
    let words = text.split(separator: " ")
    let small = words.count { $0.first?.isLowercase ?? false }
    return isStopped && words.count >= 7 && small >= 4 && small * 4 >= words.count
      || hasVerb && words.count >= 4 && small >= 2
  }

  /// Lines behind the last sentence, or behind the closing words.
  func isSigning(_ line: TextLine) -> Bool {
    guard !bodyLines.contains(line.index) else { return false }
    guard let last = bodyLines.max() else { return line.index * 5 > evidence.text.lines.count * 3 }
    if line.index > last { return true }
    return letter.cues("cue.closing").contains { cue in
      cue.startsLine
        && cue.prose.lines(of: cue.range).contains {
          $0.index <= line.index && $0.page.number == line.page.number
            && $0.box.y0 <= line.box.y0 && bodyLines.filter { $0 < line.index }.count > 1
        }
    }
  }

  /// Names without a legal form that stand in the head or foot, and beside the signature or in a
  /// sentence too.
  var repeatedNames: [String] {
    let names = plainNames
    let spoken = spokenWords
    var found: [String] = []
    for (index, name) in names.enumerated() {
      let key = NameKey(name.text)
      let others = names[names.index(after: index)...].filter {
        NameKey($0.text).text == key.text && isSigning($0.line) != isSigning(name.line)
      }
      if let other = others.first {
        found.append(isSigning(name.line) ? name.text : other.text)
      } else if !isSigning(name.line),
        spoken.contains(" " + key.words.joined(separator: " ") + " ")
      {
        found.append(name.text)
      }
    }
    return found
  }

  /// The words of the sentences as names are compared by them.
  private var spokenWords: String {
    let words = evidence.text.lines.filter { bodyLines.contains($0.index) }
      .flatMap { $0.text.split(separator: " ").map { NameKey.bare(String($0)) } }
    return " " + words.joined(separator: " ") + " "
  }

  /// The towns before the dates of lines such as `Kempten, 12 May 2026`.
  private var towns: Set<String> {
    Set(
      evidence.dates.compactMap { token in
        evidence.isDateAlone(token.line)
          ? PlaceAndDate.place(in: token.line.substring(0..<token.range.lowerBound)) : nil
      })
  }

  /// Lines outside the sentences that may be a company's name without a legal form.
  private var plainNames: [(text: String, line: TextLine)] {
    let towns = towns
    return evidence.text.lines.compactMap { line in
      guard !bodyLines.contains(line.index), !evidence.startsWithLabel(line),
        !evidence.isTitle(line)
      else { return nil }
      let range = CompanyName.firstPart(of: line)
      guard !range.isEmpty else { return nil }
      let text = line.substring(range)
      let words = text.split(separator: " ")
      guard (2...7).contains(words.count), PartyName.mayBe(text),
        !text.contains(where: \.isNumber), CompanyName.legalForm(in: text) < 0.7,
        words.allSatisfy({ $0.first?.isUppercase ?? false || $0 == "&" || $0.count <= 3 }),
        !SignatoryTitles.isTitle(text), !towns.contains(NameKey(text).text)
      else { return nil }
      return (text, line)
    }
  }

  /// The lines that begin with one of some names, and the address below them.
  func lines(of names: [FieldCandidate]) -> Set<Int> {
    let keys = Set(names.map { NameKey($0.value.canonical) })
    var found: Set<Int> = []
    for line in evidence.text.lines where !bodyLines.contains(line.index) {
      let key = NameKey(line.substring(CompanyName.firstPart(of: line)))
      guard keys.contains(where: { $0.isSame(as: key) }) else { continue }
      var last = line
      found.insert(line.index)
      while found.count < 12,
        let next = evidence.text.below(last.box, on: last.page, within: last.box.height * 0.7)
          .first,
        !bodyLines.contains(next.index), !evidence.isDateAlone(next)
      {
        found.insert(next.index)
        last = next
      }
    }
    return found
  }

  /// Who stands in the letterhead, the foot and the signature.
  func evidence(othersLines: Set<Int>) -> [PartyEvidence] {
    let search = SupplierReader(
      evidence: evidence, othersLines: othersLines.union(bodyLines), table: .none)
    let head = search.names(by: search.sightings(), buyerNames: []).map {
      stacked(FieldCandidate($0.value, at: $0.place, score: $0.score - 0.04))
    }
    return (head + signing(othersLines) + repeated).filter { !isOther($0) }.map {
      PartyEvidence(role: .licensor, candidate: $0)
    }
  }

  /// `SARL au capital de 15 000 €` says what the company above it is, and the letter's title names
  /// none.
  private func isOther(_ name: FieldCandidate) -> Bool {
    let words = name.value.canonical.split(separator: " ").map(String.init)
    if words.count > 2, CompanyName.legalForm(in: "X " + words[0]) >= 0.7,
      words[1].first?.isLowercase ?? false
    {
      return true
    }
    return CompanyName.legalForm(in: name.value.canonical) < 0.7
      && evidence.text.lines.contains { line in
        line.page.number == name.place.page && evidence.isTitle(line)
          && name.place.boxes.contains { $0.intersects(line.box) }
      }
  }

  /// A name without a legal form that a letterhead sets in two lines of the same large type.
  private func stacked(_ name: FieldCandidate) -> FieldCandidate {
    guard let box = name.place.boxes.first, name.place.boxes.count == 1,
      CompanyName.legalForm(in: name.value.canonical) < 0.5,
      let line = evidence.text.lines.first(where: {
        $0.page.number == name.place.page && $0.box.intersects(box) && $0.text == name.place.text
      }),
      let next = evidence.text.below(line.box, on: line.page, within: line.box.height * 0.5).first,
      abs(next.fontSize - line.fontSize) < 0.3, abs(next.box.x0 - line.box.x0) < 2,
      line.fontSize > evidence.text.bodySize * 1.05 || line.isBold && next.isBold,
      next.text.split(separator: " ").count <= 3, !next.text.contains(where: \.isNumber),
      next.text.first?.isUppercase ?? false
    else { return name }
    let text = line.text + " " + next.text
    return FieldCandidate(
      .text(text),
      at: Place.joined([name.place, next.place(of: 0..<next.text.utf8.count)], text: text),
      score: name.score)
  }

  /// The companies that sign.
  var signers: [NameKey] { signing([]).map { NameKey($0.value.canonical) } }

  /// The company whose name fills a line beside the signature.
  private func signing(_ othersLines: Set<Int>) -> [FieldCandidate] {
    evidence.text.lines.compactMap { line in
      guard isSigning(line), !othersLines.contains(line.index),
        let own = CompanyMentions.ranges(in: line.text).first,
        line.substring(own).count(where: \.isLetter) * 10
          >= line.text.count(where: \.isLetter) * 7
      else { return nil }
      let name = line.substring(own)
      return PartyName.mayBe(name)
        ? FieldCandidate(.text(name), at: line.place(of: own), score: 0.74) : nil
    }
  }

  private var repeated: [FieldCandidate] {
    let keys = Set(repeatedNames.map { NameKey($0).text })
    return plainNames.filter { keys.contains(NameKey($0.text).text) }.map { name in
      FieldCandidate(
        .text(name.text), at: name.line.place(of: CompanyName.firstPart(of: name.line)),
        score: isSigning(name.line) ? 0.72 : 0.62)
    }
  }
}
