internal import Evidence
internal import Identifiers

/// A run of letters and digits that may be one number: blanks and hyphens part its groups.
struct NumberRun {
  /// Into the scalars of the text.
  let range: Range<Int>
  private let groups: [String]

  /// The runs of a text that hold enough digits to be a person's number.
  static func runs(in scalars: [Unicode.Scalar]) -> [NumberRun] {
    var runs: [NumberRun] = []
    for stretch in stretches(in: scalars) {
      // The number may begin behind a word and end before one: every part of the stretch counts.
      for first in stretch.indices {
        for last in stretch[first...].indices {
          let groups = stretch[first...last]
          let run = NumberRun(
            range: groups[first].lowerBound..<groups[last].upperBound,
            groups: groups.map { text(scalars[$0]) })
          let length = run.groups.reduce(0) { $0 + $1.utf8.count }
          guard length <= longest else { break }
          if length >= shortest { runs.append(run) }
        }
      }
    }
    return runs
  }

  private static let shortest = 9
  /// The longest IBAN.
  private static let longest = 34

  /// Groups of letters and digits that are parted by a single blank or hyphen.
  private static func stretches(in scalars: [Unicode.Scalar]) -> [[Range<Int>]] {
    var stretches: [[Range<Int>]] = []
    var position = 0
    while position < scalars.count {
      guard isPart(scalars[position]) else {
        position += 1
        continue
      }
      let start = position
      while position < scalars.count, isPart(scalars[position]) { position += 1 }
      let joins =
        start > 1 && [" ", "-"].contains(scalars[start - 1])
        && stretches.last?.last?.upperBound == start - 1
      if joins {
        stretches[stretches.count - 1].append(start..<position)
      } else {
        stretches.append([start..<position])
      }
    }
    return stretches
  }

  private static func isPart(_ scalar: Unicode.Scalar) -> Bool {
    let narrow = TextFolding.narrow(scalar)
    return narrow.isASCII && (narrow.properties.isAlphabetic || ("0"..."9").contains(narrow))
  }

  private static func text(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
    String(String.UnicodeScalarView(scalars.map(TextFolding.narrow))).uppercased()
  }

  /// Whether it is a person's, by its form.
  var isPersonal: Bool {
    let text = groups.joined()
    if IdentifierScheme.residentID.verdict(on: text) != .wrongForm { return true }
    if IdentifierScheme.iban.verdict(on: text) == .valid { return true }
    if isSocialSecurityNumber { return true }
    guard text.utf8.allSatisfy({ (48...57).contains($0) }) else { return false }
    return (15...19).contains(text.utf8.count) && isWritten && !isOther(text)
  }

  /// 123-45-6789.
  private var isSocialSecurityNumber: Bool {
    groups.map(\.utf8.count) == [3, 2, 4]
      && groups.joined().utf8.allSatisfy { (48...57).contains($0) }
  }

  /// In one piece, or in fours as cards are: three numbers side by side are not one.
  private var isWritten: Bool {
    groups.count == 1 || groups.dropLast().allSatisfy { $0.utf8.count == 4 }
  }

  /// Numbers of companies, invoices, orders and parcels.
  private func isOther(_ text: String) -> Bool {
    let others: [IdentifierScheme] = [.uscc, .amazonOrder, .fedexGround, .usps]
    return others.contains { $0.verdict(on: text) == .valid }
  }
}
