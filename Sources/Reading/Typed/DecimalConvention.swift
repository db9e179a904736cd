private import Evidence

/// The decimal mark that a document keeps to, by the numbers that can be read in one way only.
public struct DecimalConvention: Hashable, Sendable {
  /// How much speaks for each mark.
  public let points: Int
  public let commas: Int
  /// The mark of the document's language, where no number settles it.
  private let usual: DecimalMark?

  /// - Parameter usual: The mark that the document's language always has, if it has one.
  public init(of candidates: some Sequence<AmountCandidate>, usual: DecimalMark? = nil) {
    self.usual = usual
    var weights: [DecimalMark: Int] = [:]
    for candidate in candidates {
      let marks = Set(candidate.readings.map(\.mark))
      guard marks.count == 1, let mark = marks.first ?? nil else { continue }
      // Section numbers and weights look like decimals; money has two places or a currency.
      let hasTwoPlaces = candidate.readings.allSatisfy { $0.value.scale == 2 }
      weights[mark, default: 0] += (hasTwoPlaces ? 2 : 1) + (candidate.currency == nil ? 0 : 1)
    }
    points = weights[.point] ?? 0
    commas = weights[.comma] ?? 0
  }

  /// The mark, or nil when nothing settles it: one must outweigh the other five times.
  public var mark: DecimalMark? {
    if points > commas * 5 { return .point }
    if commas > points * 5 { return .comma }
    return points == 0 && commas == 0 ? usual : nil
  }

  /// The readings that agree with the document's other numbers; all of them where none does.
  public func settle(_ candidate: AmountCandidate) -> [NumberReading] {
    settle(candidate.readings)
  }

  /// The readings of one number that agree with the document's others; all of them where none does.
  public func settle(_ readings: [NumberReading]) -> [NumberReading] {
    guard let mark else { return readings }
    let agreeing = readings.filter { $0.mark == nil || $0.mark == mark }
    return agreeing.isEmpty ? readings : agreeing
  }
}
