internal import Evidence

/// A name seen somewhere, and how much its place speaks for it being the supplier's.
struct NameSighting: Sendable {
  let candidate: FieldCandidate
  /// The line that the name begins in.
  let line: TextLine
  /// How plainly the name ends with a legal form, 0 to 1.
  let form: Double
  /// The name folded, as an entity's own.
  let key: String

  init(_ candidate: FieldCandidate, in line: TextLine, form: Double) {
    self.candidate = candidate
    self.line = line
    self.form = form
    key = TextFolding.compact(candidate.value.canonical)
  }

  func raised(by bonus: Double) -> NameSighting {
    NameSighting(
      FieldCandidate(
        candidate.value, at: candidate.place, score: min(0.97, candidate.score + bonus)),
      in: line, form: form)
  }

  /// A trading name and the legal name that begins with it are one company's: what speaks for
  /// the one speaks for the other, and the legal name is stated.
  static func underLegalNames(_ sightings: [NameSighting]) -> [NameSighting] {
    var legal = sightings
    var aliases: [Int: Int] = [:]
    for (index, short) in sightings.enumerated() {
      aliases[index] = sightings.indices.first { short.isAlias(of: sightings[$0]) }
    }
    for (alias, own) in aliases where aliases[own] == nil {
      let score = max(legal[own].candidate.score, legal[alias].candidate.score)
      let named = legal[own]
      legal[own] = NameSighting(
        FieldCandidate(named.candidate.value, at: named.candidate.place, score: score),
        in: named.line, form: named.form
      ).raised(by: 0.1)
    }
    return legal.indices.filter { aliases[$0] == nil }.map { legal[$0] }
  }

  private func isAlias(of other: NameSighting) -> Bool {
    guard other.form > form, other.form >= 0.7, other.key != key else { return false }
    let own = CompanyName.distinctiveWords(of: candidate.value.canonical)
    let whole = CompanyName.distinctiveWords(of: other.candidate.value.canonical)
    guard !own.isEmpty, own.joined().count >= 4, whole.count >= own.count else { return false }
    return Array(whole.prefix(own.count)) == own || Array(whole.suffix(own.count)) == own
  }
}

/// The name at the head of a page, which may run over two lines.
enum Letterhead {
  /// A name without a legal form whose next line, in the same type, ends with one.
  ///
  /// - Parameter isTaken: Whether a line belongs to somebody else.
  static func wrapped(
    _ name: String, in line: TextLine, of text: DocumentText, isTaken: (TextLine) -> Bool
  ) -> (text: String, place: Place)? {
    guard CompanyName.legalForm(in: name) < 0.5, name.utf8.count == line.text.utf8.count,
      !name.contains(where: \.isNumber), name.split(separator: " ").count >= 2,
      let next = text.below(line.box, on: line.page, within: line.box.height * 0.8).first,
      !isTaken(next), isSameBlock(line, next), !next.text.contains(where: \.isNumber),
      CompanyName.legalForm(in: "X " + next.text) >= 0.7, continues(next.text),
      !repeats(name, in: next.text)
    else { return nil }
    let places = [line, next].map { $0.place(of: 0..<$0.text.utf8.count) }
    let whole = name + " " + next.text
    return (whole, Place.joined(places, text: whole))
  }

  /// Whether a line can go on with a name: few words, or more behind a small one (`di Bertoldi
  /// Renzo & C. S.a.s.`).
  private static func continues(_ text: String) -> Bool {
    let words = text.split(separator: " ")
    let joints: Set<Substring> = [
      "di", "de", "du", "des", "von", "van", "of", "and", "und", "et", "e", "y", "&",
    ]
    return words.count <= (words.first.map(joints.contains) ?? false ? 8 : 3)
  }

  /// `Hotel Stern` above `Stern Hotels AG`: what names the company again is all of its name.
  private static func repeats(_ name: String, in next: String) -> Bool {
    let own = CompanyName.distinctiveWords(of: name)
    return CompanyName.distinctiveWords(of: next).contains { $0.count >= 3 && own.contains($0) }
  }

  private static func isSameBlock(_ line: TextLine, _ next: TextLine) -> Bool {
    let isAligned =
      abs(line.box.x0 - next.box.x0) < 3 || abs(line.box.x1 - next.box.x1) < 3
      || abs(line.box.midX - next.box.midX) < 3
    let isSmaller = next.text.first?.isLowercase ?? false
    let isSameType = abs(line.fontSize - next.fontSize) < 0.6 && line.isBold == next.isBold
    return isAligned && (isSameType || isSmaller)
  }
}
