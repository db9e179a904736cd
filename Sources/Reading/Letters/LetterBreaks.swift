internal import Evidence
internal import Knowledge

/// Tells by how lines stand where a statement of a letter ends, though no full stop says so:
/// headings, salutations, dates and the rows of forms are statements of their own.
struct LetterBreaks {
  private let evidence: DocumentEvidence
  /// Lines that stand for themselves.
  private let alone: Set<Int>
  private let pitch: [Int: Double]

  /// How much farther than usual two lines stand apart between paragraphs.
  private static let paragraph = 1.25

  init(_ evidence: DocumentEvidence) {
    self.evidence = evidence
    var alone: Set<Int> = []
    for line in evidence.text.lines where Self.standsAlone(line, evidence) {
      alone.insert(line.index)
    }
    self.alone = alone
    var pitch: [Int: Double] = [:]
    for page in evidence.text.pages {
      pitch[page.number] = Self.usualPitch(
        evidence.text.lines.filter { $0.page.number == page.number })
    }
    self.pitch = pitch
  }

  func isBreak(_ line: TextLine, _ next: TextLine) -> Bool {
    if alone.contains(line.index) || alone.contains(next.index), !endsSentence(next, behind: line) {
      return true
    }
    let isBelow = next.box.midY > line.box.y0 + line.box.height * 0.7
    let overlaps =
      next.box.x0 < line.box.x1 && next.box.x1 > line.box.x0 || isOnlyOne(line) && isOnlyOne(next)
    guard isBelow, overlaps, !isLabelled(next), !Self.isNumbered(next) else {
      return true
    }
    let distance = next.box.midY - line.box.midY
    let usual = max(pitch[line.page.number] ?? 0, min(line.fontSize, next.fontSize))
    guard distance > usual * Self.paragraph, !isCentred(line, next) else { return false }
    return !Self.goesOn(line) && !(next.text.first?.isLowercase ?? false)
  }

  /// Whether a line is a row of a form; a sentence's words may be labels elsewhere.
  private func isLabelled(_ line: TextLine) -> Bool {
    let begins = (evidence.hitsOfLine[line.index] ?? []).contains {
      $0.startsLine && !$0.isVertical && $0.hasColon
    }
    return begins || evidence.isInLabelColumn(line)
      || evidence.startsWithLabel(line) && !evidence.text.right(of: line).isEmpty
  }

  /// `… between 1 November 2026 and` with `31 October 2027.` in the next line, where it stands alone.
  private func endsSentence(_ next: TextLine, behind line: TextLine) -> Bool {
    let isDate = evidence.dates.contains { $0.line.index == next.index && $0.range.lowerBound < 2 }
    return isDate && ".。".contains(next.text.last ?? " ") && Self.goesOn(line)
      && !alone.contains(line.index)
      && abs(next.box.x0 - line.box.x0) < 4 && next.box.y0 - line.box.y1 < line.box.height * 0.9
  }

  /// The lines of a certificate stand wide apart around one middle, and make one sentence.
  private func isCentred(_ line: TextLine, _ next: TextLine) -> Bool {
    abs(line.box.midX - next.box.midX) < 4 && abs(line.box.x0 - next.box.x0) > 8
      && (!".。".contains(line.text.last ?? ".") || CompanyName.legalForm(in: line.text) >= 0.7)
  }

  /// Whether nothing stands beside a line.
  private func isOnlyOne(_ line: TextLine) -> Bool {
    evidence.text.rows[evidence.text.rowOfLine[line.index]].count == 1
  }

  /// A line that breaks off within a sentence: `This is to certify that`.
  private static func goesOn(_ line: TextLine) -> Bool {
    guard let last = line.text.last else { return false }
    if ",:;&-–、，：；".contains(last) { return true }
    guard last.isLetter, last.isASCII || last.isLowercase || last.isUppercase else { return false }
    return line.text.split(separator: " ").last?.first?.isLowercase ?? false
  }

  /// `2. Territory. …` begins a clause.
  private static func isNumbered(_ line: TextLine) -> Bool {
    let digits = line.text.prefix(while: \.isNumber)
    return (1...2).contains(digits.count) && line.text.dropFirst(digits.count).hasPrefix(". ")
  }

  private static func standsAlone(_ line: TextLine, _ evidence: DocumentEvidence) -> Bool {
    let units = line.folded.units.count
    let book = evidence.knowledge
    if evidence.isTitle(line) { return true }
    let address: Set<String> = ["cue.salutation", "cue.closing", "cue.subject"]
    let isAddress = book.labels.prose.matches(in: line.folded).contains { match in
      guard match.units.lowerBound == 0,
        address.contains(
          book.labels.concepts[match.meaning.concept].name)
      else { return false }
      let end = line.end(ofUnit: match.units.upperBound - 1)
      let behind = line.substring(end..<line.text.utf8.count).first
      // `Dear Sir or Madam,` `Re: …`, `Sincerely,`: not `regarding our brand`.
      return units < 60
        && (behind.map { ",:：，".contains($0) } ?? true || ":,：，!".contains(line.text.last ?? " "))
    }
    return isAddress || evidence.isDateAlone(line)
  }

  /// The distance of most lines from the one above.
  private static func usualPitch(_ lines: [TextLine]) -> Double {
    var counts: [Int: Int] = [:]
    for (line, next) in zip(lines, lines.dropFirst())
    where next.box.x0 < line.box.x1 && next.box.x1 > line.box.x0 {
      let distance = next.box.midY - line.box.midY
      guard distance > line.fontSize * 0.5, distance < line.fontSize * 3 else { continue }
      counts[Int((distance * 2).rounded()), default: 0] += min(line.text.count, next.text.count)
    }
    return counts.max { ($0.value, $1.key) < ($1.value, $0.key) }.map { Double($0.key) / 2 } ?? 0
  }
}

extension DocumentEvidence {
  /// Whether hardly anything but the title of some kind of document stands in a line.
  func isTitle(_ line: TextLine) -> Bool {
    let units = line.folded.units.count
    return knowledge.kinds.index.matches(in: line.folded).contains {
      $0.meaning.role == .title && $0.units.count * 10 >= units * 7
    } || isComposedTitle(line)
  }

  /// `Attestation de revendeur officiel`: a sort of paper and its subject, and hardly more.
  private func isComposedTitle(_ line: TextLine) -> Bool {
    let parts = knowledge.kinds.titleParts.matches(in: line.folded)
    return parts.contains { form in
      form.meaning.isForm
        && parts.contains { subject in
          !subject.meaning.isForm && subject.meaning.kind == form.meaning.kind
            && !subject.units.overlaps(form.units)
            && (subject.units.count + form.units.count) * 10 >= line.folded.units.count * 7
        }
    }
  }

  /// Whether hardly anything but a date stands in a line, with the town before it or the word.
  func isDateAlone(_ line: TextLine) -> Bool {
    let tokens = dates.filter { $0.line.index == line.index }.map(\.range)
    guard let first = tokens.first, let last = tokens.last else { return false }
    func content(_ text: String) -> Int { text.count { $0.isLetter || $0.isNumber } }
    let own = tokens.reduce(0) { $0 + content(line.substring($1)) }
    let before = line.substring(0..<first.lowerBound).split(separator: " ")
    let isSentence = before.contains { ["until", "from", "through", "and"].contains($0) }
    let behind = content(line.substring(last.upperBound..<line.text.utf8.count))
    guard !isSentence, behind <= 6 else { return false }
    return content(line.text) <= own + 14
      || behind == 0 && PlaceAndDate.isPlace(line.substring(0..<first.lowerBound))
  }
}
