internal import Evidence
internal import Knowledge

/// One row of an invoice's table.
struct TableRow: Sendable {
  struct Cell: Sendable {
    let text: String
    let place: Place
  }

  var description: [Cell] = []
  var identifier: Cell?
  var quantity: (value: DecimalNumber, place: Place)?
  var unit: Cell?
  var unitPrice: (value: DecimalNumber, place: Place)?
  var amount: (value: DecimalNumber, place: Place)?
  /// Whether quantity times price is the amount.
  var isProved = false
}

/// The table of an invoice's lines, and which lines of the page it takes up.
struct LineTable: Sendable {
  let rows: [TableRow]
  /// Indices of `DocumentText.lines` that hold heads and rows.
  let usedLines: Set<Int>
  /// Rows, of those that have quantity, price and amount, in which these agree.
  let provedRows: Int

  /// The line in which the last row stands; nil without rows.
  let lastLine: Int?

  /// The sum of the rows' amounts; nil where a row has none.
  var sum: DecimalNumber? {
    let amounts = rows.compactMap(\.amount)
    guard !amounts.isEmpty, amounts.count == rows.count else { return nil }
    return amounts.reduce(DecimalNumber.zero) { $0 + $1.value }
  }

  static let none = LineTable(rows: [], usedLines: [], provedRows: 0, lastLine: nil)
}

/// What a column of the table holds.
enum ColumnRole: String, CaseIterable, Sendable {
  case description, identifier, quantity, unit, position, discount, date, weight, other
  /// What was ordered, beside what was delivered.
  case ordered
  case unitPrice = "unit_price"
  case amount
  /// The line's amount with tax.
  case gross
  case taxRate = "tax_rate"
  case taxAmount = "tax_amount"

  var isNumeric: Bool {
    switch self {
    case .quantity, .ordered, .unitPrice, .amount, .gross, .taxRate, .taxAmount, .discount, .weight:
      true
    default: false
    }
  }
}

/// A column: what it holds and where its head stands.
struct TableColumn: Sendable {
  let role: ColumnRole
  let box: Box
}

/// The head of a table: columns from left to right, on one page.
struct TableHead: Sendable {
  let columns: [TableColumn]
  let lines: Set<Int>
  let page: Int
  let bottom: Double

  func column(_ role: ColumnRole) -> TableColumn? { columns.first { $0.role == role } }
}
