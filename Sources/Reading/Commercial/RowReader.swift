internal import Evidence
internal import Identifiers
internal import Knowledge

/// Reads one printed row of a table.
struct RowReader {
  let evidence: DocumentEvidence
  let head: TableHead

  struct Reading {
    let row: TableRow
    /// Whether the row states an article of its own.
    let isItem: Bool
    /// Whether quantity times price is the amount.
    let isProved: Bool
    let hasNumbers: Bool

    /// Whether it is an article beyond doubt: described, and more than one times its price.
    var provesItem: Bool {
      isProved && row.quantity != nil && !row.description.isEmpty
        && row.amount?.value.isZero == false
    }
  }

  func read(_ lines: [TextLine]) -> Reading {
    let chunks = lines.flatMap(TableChunk.chunks)
    let cells = ColumnAssignment(head: head).assign(chunks)
    var row = TableRow()
    let identifiers = cells[.identifier] ?? []
    row.identifier = identifiers.first.map(Self.cell)
    // Under a head that is centred the words begin far to its left, beside the identifier.
    let words = cells[.description] ?? Array(identifiers.dropFirst())
    row.description = words.map(Self.cell)
    if row.description.isEmpty, let name = (cells[.other] ?? []).first(where: \.isName) {
      row.description = [Self.cell(name)]
    }
    let choice = choose(cells, among: chunks)
    row.quantity = choice.quantity.map { ($0.value, $0.place) }
    row.unitPrice = choice.price.map { ($0.value, $0.place) }
    row.amount = choice.amount.map { ($0.value, $0.place) }
    row.isProved = choice.proved
    row.unit = unit(cells)
    let discounts = cells[.discount]?.contains(where: \.isNumeric) ?? false
    // A row whose parts should agree and do not is only doubtful, unless a discount explains it.
    let hasText = !row.description.isEmpty || row.identifier != nil
    let isItem =
      row.quantity != nil
      ? (row.amount != nil || row.unitPrice != nil || (hasText && head.column(.amount) == nil))
      : row.amount != nil && hasText
        && (head.column(.quantity) == nil || row.unitPrice != nil || choice.proved || discounts)
    let looseAmount = row.amount != nil && hasText && row.quantity == nil
    return Reading(
      row: row, isItem: isItem || looseAmount, isProved: choice.proved,
      hasNumbers: row.quantity != nil || row.unitPrice != nil || row.amount != nil)
  }

  /// The readings of which quantity times price is the amount, in their columns or, where data
  /// stand off their heads, anywhere in the row; else the first of each column.
  private func choose(
    _ cells: [ColumnRole: [TableChunk]], among chunks: [TableChunk]
  ) -> RowChoice {
    let arithmetic = RowArithmetic(decimals: evidence.decimals, discounts: discounts(cells))
    var quantities = first(cells[.quantity], arithmetic.quantities)
    if quantities.isEmpty {
      // `1.5 thousand` is more word than number, and a count all the same.
      quantities =
        (cells[.quantity] ?? []).first { $0.text.first?.isNumber ?? false }
        .map(arithmetic.quantities) ?? []
    }
    // `30 箱` may stand as one under the head of the unit.
    if quantities.isEmpty { quantities = first(cells[.unit], arithmetic.quantities) }
    let prices = first(cells[.unitPrice], arithmetic.numbers)
    let amounts = first(cells[.amount], arithmetic.numbers)
    if let choice = arithmetic.choice(quantities: quantities, prices: prices, amounts: amounts) {
      return choice
    }
    for chunk in (cells[.quantity] ?? []) + (cells[.unitPrice] ?? []) {
      if let (counts, each) = arithmetic.product(in: chunk),
        let choice = arithmetic.choice(quantities: counts, prices: each, amounts: amounts)
      {
        return choice
      }
    }
    if head.column(.amount) != nil,
      let choice = arithmetic.choice(among: chunks, priceFirst: isPriceFirst)
    {
      return choice
    }
    return RowChoice(
      quantity: Self.only(quantities), price: Self.only(prices), amount: Self.only(amounts))
  }

  private var isPriceFirst: Bool {
    guard let quantity = head.column(.quantity), let price = head.column(.unitPrice) else {
      return false
    }
    return price.box.midX < quantity.box.midX
  }

  /// A number that can be read in two ways is not stated.
  private static func only(_ numbers: [RowNumber]) -> RowNumber? {
    Set(numbers.map(\.value)).count == 1 ? numbers.first : nil
  }

  /// What the first number of a column may be.
  private func first(
    _ chunks: [TableChunk]?, _ read: (TableChunk) -> [RowNumber]
  ) -> [RowNumber] {
    (chunks ?? []).lazy.filter(\.isNumeric).map(read).first { !$0.isEmpty } ?? []
  }

  private func discounts(_ cells: [ColumnRole: [TableChunk]]) -> [DecimalNumber] {
    (cells[.discount] ?? []).flatMap { chunk in
      (AmountReader.percentages(in: chunk.text) + AmountReader.candidates(in: chunk.text))
        .flatMap(\.readings).map(\.value.magnitude)
    }.filter { $0 < DecimalNumber(100) }
  }

  private func unit(_ cells: [ColumnRole: [TableChunk]]) -> TableRow.Cell? {
    if let chunk = cells[.unit]?.first(where: { !$0.isNumeric }) { return Self.cell(chunk) }
    for chunk in cells[.quantity] ?? [] {
      guard let candidate = QuantityReader.candidates(in: chunk.text).first,
        let unit = candidate.unit
      else { continue }
      return TableRow.Cell(text: unit, place: chunk.place)
    }
    return nil
  }

  private static func cell(_ chunk: TableChunk) -> TableRow.Cell {
    TableRow.Cell(text: chunk.text, place: chunk.place)
  }
}
