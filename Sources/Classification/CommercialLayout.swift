internal import Evidence
internal import Knowledge

/// What commercial papers look like whatever they are called: sums beside their names, the head of
/// a table of articles, words that ask for payment.
struct CommercialLayout {
  /// Which of total, net, tax and what else is summed up stand with an amount in their row.
  private var sums: Set<String> = []
  /// How many of those amounts are below zero, and how many are not.
  private var negative = 0
  private var positive = 0
  /// Whether the page is as narrow as the paper of a till.
  private var isTillRoll = false
  /// The most heads of columns that stand side by side.
  private var columns = 0
  /// Labels of a day by which, or an account to which, to pay.
  private var payment: Set<String> = []

  private static let total = "total"
  private static let leastColumns = 3
  /// Paper of 80 mm, in points, with a margin for how it is set.
  private static let rollWidth = 260.0

  /// Takes in what the labels of a page say.
  mutating func add(_ page: Page, hits: [Hit], labels: LabelBook) {
    let amounts = page.words.filter { Self.isAmount($0.text) }
    var rows: [(y: Double, heads: Set<Int>)] = []
    for hit in hits {
      let concept = labels.concepts[hit.concept]
      switch concept.type {
      case .amount where !hit.isWeak || concept.name == Self.total:
        let beside = amounts.filter { amount in
          amount.box.x0 > hit.box.x0 && amount.box.midY > hit.box.y0 - 2
            && amount.box.midY < hit.box.y1 + 2
        }
        guard let amount = beside.first else { continue }
        sums.insert(concept.name == "payable" ? Self.total : concept.name)
        if Self.isNegative(amount, on: page) { negative += 1 } else { positive += 1 }
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
    isTillRoll = isTillRoll || (page.number == 1 && page.width <= Self.rollWidth)
    columns = max(columns, rows.map(\.heads.count).max() ?? 0)
  }

  /// Whether somebody is charged: a total, and what it is made of.
  var charges: Bool { sums.contains(Self.total) && sums.count >= 2 }

  /// Whether what it sums up is given back.
  var isCredit: Bool { charges && negative > 0 && positive == 0 }
  /// Points for a receipt, beyond those for every commercial kind.
  var pointsOfReceipt: Double { isTillRoll && sums.contains(Self.total) ? 2.4 : 0 }

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

  /// `-424,12`, `(308.00)`, `- 39,336`, `12.50-`.
  private static func isNegative(_ amount: Word, on page: Page) -> Bool {
    let text = amount.text
    if let first = text.first(where: { !"¥￥$€£".contains($0) }), "-−–(".contains(first) {
      return true
    }
    if text.hasSuffix("-") { return true }
    return page.words.contains { word in
      ["-", "−", "–"].contains(word.text) && abs(word.box.midY - amount.box.midY) < 3
        && word.box.x1 <= amount.box.x0 + 1 && amount.box.x0 - word.box.x1 < 8
    }
  }

  /// Whether a word is an amount by its form: two decimals, or groups of thousands.
  static func isAmount(_ text: String) -> Bool {
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
