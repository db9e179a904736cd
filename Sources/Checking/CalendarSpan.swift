internal import Evidence

/// A span of the calendar as rules write it: `60 days`, `9 months`, `2 weeks`.
struct CalendarSpan: Hashable, Sendable {
  enum Unit: String, CaseIterable, Sendable { case days, weeks, months, years }

  let count: Int
  let unit: Unit

  /// Nil for a text that is no such span.
  init?(_ text: String) {
    let parts = text.split(separator: " ")
    guard parts.count == 2, let count = Int(parts[0]), count >= 0,
      let unit = Unit.allCases.first(where: {
        $0.rawValue == parts[1] || "\(parts[1])s" == $0.rawValue
      })
    else { return nil }
    self.count = count
    self.unit = unit
  }

  /// The day that lies so long after another; the month's last day where it has no such day.
  func after(_ day: Day) -> Day { moved(day, by: count) }

  /// The day that lies so long before another.
  func before(_ day: Day) -> Day { moved(day, by: -count) }

  /// The last day before which another lies no longer than this.
  ///
  /// Not simply the day so long after it: months differ in length.
  func lastDay(reaching day: Day) -> Day {
    var last = after(day)
    while before(last) > day { last = last.adding(days: -1) }
    while before(last.adding(days: 1)) <= day { last = last.adding(days: 1) }
    return last
  }

  private func moved(_ day: Day, by count: Int) -> Day {
    switch unit {
    case .days: day.adding(days: count)
    case .weeks: day.adding(days: 7 * count)
    case .months: day.adding(months: count) ?? day
    case .years: day.adding(months: 12 * count) ?? day
    }
  }

  /// As a person says it.
  var words: LocalizedText {
    let name = count == 1 ? String(unit.rawValue.dropLast()) : unit.rawValue
    let measure =
      switch unit {
      case .days: "天"
      case .weeks: "周"
      case .months: "个月"
      case .years: "年"
      }
    return LocalizedText(en: "\(count) \(name)", zh: "\(count) \(measure)")
  }
}
