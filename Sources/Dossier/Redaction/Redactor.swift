internal import Evidence
internal import Identifiers
internal import Reading

/// Masks what belongs to a person: identity numbers, bank accounts, telephone numbers.
///
/// They are known by their form and their check digits wherever they stand, and by the fields that
/// were read, in whatever way they are parted elsewhere. It is better to mask too much: numbers of
/// fifteen digits and more are masked unless they are known to be something else.
struct Redactor {
  private static let mask: Unicode.Scalar = "•"
  /// How many characters at the end are left, so that a person can tell two numbers apart.
  private static let left = 4

  /// Letters and digits alone, in upper case.
  private let known: [[Unicode.Scalar]]

  /// - Parameter known: Values that are a person's wherever they stand.
  init(known: some Sequence<String> = []) {
    self.known = Set(
      known.map { $0.unicodeScalars.compactMap(Self.compact) }.filter { $0.count > 4 }
    )
    .sorted { $0.count > $1.count }
  }

  /// The text with as many scalars as before.
  func masked(_ text: String) -> String {
    guard text.utf8.contains(where: { (48...57).contains($0) || $0 >= 0x80 }) else { return text }
    var scalars = Array(text.unicodeScalars)
    for range in ranges(in: text, scalars) { Self.mask(&scalars, range) }
    return String(String.UnicodeScalarView(scalars))
  }

  /// The words of a line, each with as many scalars as before: a number may run over several.
  func masked(_ words: [String]) -> [String] {
    var rest = Substring.UnicodeScalarView(
      Substring(masked(words.joined(separator: " "))).unicodeScalars)
    return words.map { word in
      let count = word.unicodeScalars.count
      defer { rest = rest.dropFirst(count + 1) }
      return String(String.UnicodeScalarView(rest.prefix(count)))
    }
  }

  private func ranges(in text: String, _ scalars: [Unicode.Scalar]) -> [Range<Int>] {
    phones(in: text) + NumberRun.runs(in: scalars).filter { $0.isPersonal }.map(\.range)
      + places(of: known, in: scalars)
  }

  private func phones(in text: String) -> [Range<Int>] {
    let phones = ContactReader.phones(in: text).filter { $0.isCertain || !isProduct($0.value) }
    guard !phones.isEmpty else { return [] }
    var positions: [Int: Int] = [:]
    var offset = 0
    for (index, scalar) in text.unicodeScalars.enumerated() {
      positions[offset] = index
      offset += UTF8.width(scalar)
    }
    positions[offset] = text.unicodeScalars.count
    return phones.compactMap { phone in
      guard let start = positions[phone.range.lowerBound],
        let end = positions[phone.range.upperBound]
      else { return nil }
      return start..<end
    }
  }

  /// Digits in one row, as a telephone number without its signs and a product's have them.
  private func isProduct(_ digits: String) -> Bool {
    [IdentifierScheme.gtin8, .gtin12, .gtin13, .gtin14].contains {
      $0.verdict(on: digits) == .valid
    }
  }

  /// Where values stand, whatever stands between their characters.
  private func places(
    of values: [[Unicode.Scalar]], in scalars: [Unicode.Scalar]
  ) -> [Range<Int>] {
    guard !values.isEmpty else { return [] }
    let positions = scalars.indices.filter { Self.compact(scalars[$0]) != nil }
    let compact = positions.compactMap { Self.compact(scalars[$0]) }
    var found: [Range<Int>] = []
    for value in values where value.count <= compact.count {
      for start in 0...(compact.count - value.count)
      where compact[start] == value[0] && compact[start...].starts(with: value) {
        found.append(positions[start]..<(positions[start + value.count - 1] + 1))
      }
    }
    return found
  }

  /// The scalar as it counts in a number; nil for what only parts it.
  private static func compact(_ scalar: Unicode.Scalar) -> Unicode.Scalar? {
    let narrow = TextFolding.narrow(scalar)
    guard narrow.properties.isAlphabetic || narrow.properties.numericType == .decimal else {
      return nil
    }
    return narrow.properties.uppercaseMapping.unicodeScalars.first
  }

  private static func mask(_ scalars: inout [Unicode.Scalar], _ range: Range<Int>) {
    let positions = range.filter { compact(scalars[$0]) != nil || scalars[$0] == mask }
    // Of a short number, four characters would be most of it.
    let shown = min(left, positions.count / 3)
    for position in positions.dropLast(shown) { scalars[position] = mask }
  }
}
