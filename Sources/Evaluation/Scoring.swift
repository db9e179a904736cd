internal import Evidence

/// What became of one labelled value.
enum Grade: String, CaseIterable, Sendable {
  case right, wrong, ambiguous
  case notFound = "not_found"
}

/// One labelled value, what was read for it, and the grade.
struct Score: Sendable {
  let document: TrueDocument
  let field: FieldName
  let grade: Grade
  let truth: String
  let read: String?
  let place: Place?
  let confidence: Double?
}

/// Grades what was read against the truth, with a narrow idea of equality.
enum Grading {
  static func scores(_ truth: TrueDocument, _ read: ReadDocument) -> [Score] {
    var scores: [Score] = []
    func add(_ field: FieldName, _ grade: Grade, _ value: String, _ cited: Cited<FieldValue>?) {
      scores.append(
        Score(
          document: truth, field: field, grade: grade, truth: value,
          read: cited?.value.canonical, place: cited?.place, confidence: cited?.confidence))
    }
    for (field, value) in truth.values.sorted(by: { $0.key < $1.key }) {
      if field == "lines" {
        scores.append(lines(truth, read, value))
        continue
      }
      switch read.state(of: actual(field, read)) {
      case .known(let cited):
        add(field, isEqual(cited.value.canonical, value, field) ? .right : .wrong, value, cited)
      case .ambiguous(let readings): add(field, .ambiguous, value, readings.first)
      case .unknown, .absent: add(field, .notFound, value, nil)
      }
    }
    if let kind = kind(truth, read) { scores.append(kind) }
    return scores
  }

  /// On licences the number is the registration's; who represents the holder of another paper is
  /// whom it names as the agent, as the one who signs, or as the one to ask.
  private static func actual(_ field: FieldName, _ read: ReadDocument) -> FieldName {
    if field == "number", read.kind == .businessLicense { return "registration" }
    guard field == "representative" else { return field }
    let names: [FieldName] = [field, "contact.name", "signatory.name"]
    return names.first { name in read.fields.contains { $0.name == name } } ?? field
  }

  private static func lines(_ truth: TrueDocument, _ read: ReadDocument, _ value: String) -> Score {
    let count = read.lineCount
    let grade: Grade = String(count) == value ? .right : count == 0 ? .notFound : .wrong
    return Score(
      document: truth, field: "lines", grade: grade, truth: value,
      read: count == 0 ? nil : String(count), place: nil, confidence: nil)
  }

  private static func kind(_ truth: TrueDocument, _ read: ReadDocument) -> Score? {
    let grade: Grade
    let expected: String
    if truth.isNoInvoice {
      expected = "no commercial paper"
      grade = read.kind.map { $0.isCommercial ? .wrong : .right } ?? .right
    } else if !truth.kinds.isEmpty {
      expected = truth.kinds.map(\.rawValue).sorted().joined(separator: "|")
      grade = read.kind.map { truth.kinds.contains($0) ? .right : .wrong } ?? .notFound
    } else {
      return nil
    }
    return Score(
      document: truth, field: "kind", grade: grade, truth: expected, read: read.kind?.rawValue,
      place: nil, confidence: read.classified.match?.confidence)
  }

  /// Amounts by value, dates to the day; numbers without blanks and case; names by letters and
  /// digits.
  static func isEqual(_ read: String, _ truth: String, _ field: FieldName) -> Bool {
    if field.type == .decimal, let first = Double(read), let second = Double(truth) {
      return abs(first - second) < 0.005
    }
    let first = folded(read)
    let second = folded(truth)
    if first == second { return true }
    // Registers put the family name first: `Roe, Jane`.
    if field == "representative" {
      let parts = truth.split(separator: ",").map(folded)
      if parts.count == 2, first == parts[1] + parts[0] { return true }
    }
    if field == "territory" { return TerritoryWords(read) == TerritoryWords(truth) }
    if field.text.hasPrefix("signatory."),
      inOneScript(read).contains(where: { folded($0) == second })
    {
      return true
    }
    let isName = field.text.hasSuffix("name") || field == "brand"
    // A label may hold more than the name (`GLN 123 ACME GMBH`), but a name cut short is wrong.
    if isName, first.count >= 6, second.hasSuffix(first), second.contains(where: \.isNumber) {
      return true
    }
    // Labels leave legal forms out: `Au bon moulin` for Au bon moulin SARL.
    return isName && legalForms.contains { first == second + $0 || second == first + $0 }
  }

  /// `林致远 Lin Zhiyuan` is one name printed twice: its two scripts, each for itself.
  private static func inOneScript(_ text: String) -> [String] {
    let isHan = { (scalar: Unicode.Scalar) in scalar.value >= 0x3400 && scalar.value < 0xF900 }
    let han = String(String.UnicodeScalarView(text.unicodeScalars.filter(isHan)))
    let rest = String(String.UnicodeScalarView(text.unicodeScalars.filter { !isHan($0) }))
    return han.isEmpty ? [] : [han, rest]
  }

  private static let legalForms = [
    "sarl", "sas", "gmbh", "ltd", "limited", "inc", "llc", "ag", "kg", "bv", "srl", "sa",
  ]

  private static func folded(_ text: some StringProtocol) -> String {
    TextFolding.fold(text).filter { $0.isLetter || $0.isNumber }
  }
}

/// A territory by what it says: the set of its countries, and every other word that says more.
///
/// `United States and Canada` is `the U.S. and Canada`, and `Australia 澳大利亚` is Australia; but
/// `United States` alone is not `the United States, excluding Hawaii`. Marketplaces are compared
/// by their own words.
private struct TerritoryWords: Equatable {
  private let region: Country.Region?
  private let words: Set<String>

  private static let empty: Set<String> = [
    "the", "and", "of", "in", "und", "die", "der", "das", "dem", "et", "la", "le", "les", "de",
    "du", "y", "e", "el", "los", "l",
  ]

  init(_ text: String) {
    region = Country.territory(in: text)
    let bytes = Array(text.utf8)
    var rest = ""
    var position = 0
    for mention in Country.mentions(in: text) {
      rest += String(decoding: bytes[position..<mention.range.lowerBound], as: UTF8.self) + " "
      position = mention.range.upperBound
    }
    rest += String(decoding: bytes[position...], as: UTF8.self)
    words = Set(
      TextFolding.fold(rest).split { !$0.isLetter && !$0.isNumber && $0 != "." }.map {
        $0.filter { $0.isLetter || $0.isNumber }
      }.filter { !$0.isEmpty && !Self.empty.contains($0) })
  }
}
