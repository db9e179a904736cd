internal import Evidence

/// Settles the order of dates by the terms that they make: 07/11/2023 and 06/11/2024 are a year
/// apart only with the day first.
enum WholeYears {
  /// The farthest pairs that are looked at; papers state their term early.
  private static let most = 8

  /// The only order under which two dates are whole years apart, to the day or less one.
  static func order(of dates: [DateCandidate]) -> DateOrder? {
    let open = dates.filter { !$0.namesMonth && $0.readings.count > 1 }.prefix(most)
    var orders: Set<DateOrder> = []
    for (index, first) in open.enumerated() {
      for second in open.dropFirst(index + 1) {
        for order in [DateOrder.dayMonthYear, .monthDayYear] where areApart(first, second, order) {
          orders.insert(order)
        }
      }
    }
    return orders.count == 1 ? orders.first : nil
  }

  private static func areApart(
    _ first: DateCandidate, _ second: DateCandidate, _ order: DateOrder
  ) -> Bool {
    let days = [first, second].compactMap { date in
      date.readings.first { $0.order == order }?.day
    }.sorted()
    guard days.count == 2, days[1].year > days[0].year,
      let same = days[0].adding(months: (days[1].year - days[0].year) * 12)
    else { return false }
    // The same day a year later says nothing of the order.
    return same.adding(days: -1) == days[1]
  }
}
