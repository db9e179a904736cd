private import Evidence

/// How a document writes its dates, by those that can be read in one way only.
public struct DateConvention: Hashable, Sendable {
  private let counts: [DateOrder: Int]
  private let years: Set<Int>
  private let putsYearFirst: Bool

  /// - Parameter isEastAsian: Whether the document is in a language that puts the year first.
  public init(of candidates: some Sequence<DateCandidate>, isEastAsian: Bool = false) {
    var counts: [DateOrder: Int] = [:]
    var years: Set<Int> = []
    var putsYearFirst = isEastAsian
    for candidate in candidates {
      if !candidate.hasShortYear { years.formUnion(candidate.readings.map(\.day.year)) }
      guard !candidate.isAmbiguous, let reading = candidate.readings.first else { continue }
      if reading.order == .yearMonthDay { putsYearFirst = true }
      // 14 May 2026 and 2026-05-14 say nothing of what 03/04/2026 means, nor does 05/05/2026.
      if candidate.namesMonth || reading.order == .yearMonthDay { continue }
      if reading.day.month == reading.day.day { continue }
      counts[reading.order, default: 0] += 1
    }
    self.counts = counts
    self.years = years
    self.putsYearFirst = putsYearFirst
  }

  /// Whether the day or the month stands first; nil when no date settles it or dates contradict
  /// each other.
  public var order: DateOrder? { counts.count == 1 ? counts.keys.first : nil }

  /// The readings that agree with the document's other dates; all of them where none does.
  public func settle(_ candidate: DateCandidate) -> [DateReading] {
    var readings = candidate.readings
    func keep(_ isKept: (DateReading) -> Bool) {
      let kept = readings.filter(isKept)
      if !kept.isEmpty { readings = kept }
    }
    guard candidate.isAmbiguous else { return readings }
    if candidate.hasShortYear {
      // 14/05/26 is a year first only in documents that write years first; 26-05-14 may be.
      if !putsYearFirst, candidate.separator != "-" { keep { $0.order != .yearMonthDay } }
      if !years.isEmpty {
        keep { reading in years.contains { abs($0 - reading.day.year) <= 1 } }
      }
    }
    if let order { keep { $0.order == order || $0.order == .yearMonthDay } }
    return readings
  }
}
