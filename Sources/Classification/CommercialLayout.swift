internal import Evidence
internal import Knowledge

/// What commercial papers look like whatever they are called: sums beside their names, the head of
/// a table of articles, words that ask for payment.
struct CommercialLayout {
  /// Which of total, net, tax and what else is summed up stand with an amount in their row.
  private var sums: Set<String> = []
  /// The most heads of columns that stand side by side.
  private var columns = 0
  /// Labels of a day by which, or an account to which, to pay.
  private var payment: Set<String> = []

  private static let total = "total"
  private static let leastColumns = 3

  /// Takes in what the labels of a page say.
  mutating func add(_ page: Page, hits: [Hit], labels: LabelBook) {
    let amounts = page.words.filter { Self.isAmount($0.text) }
    var rows: [(y: Double, heads: Set<Int>)] = []
    for hit in hits {
      let concept = labels.concepts[hit.concept]
      switch concept.type {
      case .amount where !hit.isWeak || concept.name == Self.total:
        let isBeside = amounts.contains { amount in
          amount.box.x0 > hit.box.x0 && amount.box.midY > hit.box.y0 - 2
            && amount.box.midY < hit.box.y1 + 2
        }
        if isBeside { sums.insert(concept.name == "payable" ? Self.total : concept.name) }
      case .column:
        if let row = rows.firstIndex(where: { abs($0.y - hit.box.midY) < hit.box.height }) {
          rows[row].heads.insert(hit.concept)
        } else {
          rows.append((hit.box.midY, [hit.concept]))
        }
      default:
        if ["due_date", "bank_account"].contains(concept.name) { payment.insert(concept.name) }
      }
    }
    columns = max(columns, rows.map(\.heads.count).max() ?? 0)
  }

  /// Whether somebody is charged: a total, and what it is made of.
  var charges: Bool { sums.contains(Self.total) && sums.count >= 2 }

  /// Points for every kind of commercial paper.
  var points: Double {
    let summed = sums.count < 2 ? 0 : min(2.6, 1.4 + 0.4 * Double(sums.count - 2))
    return (sums.contains(Self.total) ? summed : summed / 2)
      + (columns >= Self.leastColumns ? 0.8 : 0)
  }

  /// Points for a paper that asks for payment, beyond those.
  ///
  /// - Parameter isAsked: Whether its sentences ask for it.
  func pointsOfBill(isAsked: Bool) -> Double {
    guard charges || (isAsked && sums.contains(Self.total)) else { return 0 }
    return (isAsked ? 1.6 : 0) + (payment.isEmpty ? 0 : 0.8) + (sums.contains("tax") ? 0.6 : 0)
  }

  /// A label, where it stands and what it may mean.
  struct Hit {
    let concept: Int
    let isWeak: Bool
    let box: Box
  }

  /// Whether a word is an amount by its form: two decimals, or groups of thousands.
  private static func isAmount(_ text: String) -> Bool {
    let digits = Array(text.utf8)
    guard let last = digits.lastIndex(where: isDigit), let first = digits.firstIndex(where: isDigit)
    else { return false }
    let body = digits[first...last]
    let tail = body.reversed().prefix { isDigit($0) }.count
    guard tail < body.count else { return false }
    let mark = body[last - tail]
    let isParted = mark == UInt8(ascii: ".") || mark == UInt8(ascii: ",")
    return isParted && (tail == 2 || tail == 3)
      && body.allSatisfy { isDigit($0) || $0 == mark || " .,'’".utf8.contains($0) }
  }

  private static func isDigit(_ byte: UInt8) -> Bool { (48...57).contains(byte) }
}
