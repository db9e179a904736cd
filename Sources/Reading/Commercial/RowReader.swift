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
  }

  func read(_ lines: [TextLine]) -> Reading {
    let cells = ColumnAssignment(head: head).assign(lines.flatMap(TableChunk.chunks))
    var row = TableRow()
    row.description = (cells[.description] ?? []).map(Self.cell)
    if let chunks = cells[.identifier], let chunk = chunks.first {
      row.identifier = Self.cell(chunk)
    }
    let quantities = cells[.quantity].map(quantities) ?? []
    let prices = cells[.unitPrice].map(numbers) ?? []
    let amounts = cells[.amount].map(numbers) ?? []
    let discounts = cells[.discount]?.contains(where: \.isNumeric) ?? false
    let choice = choose(quantities, prices, amounts)
    row.quantity = choice.quantity.map { ($0.value, $0.place) }
    row.unitPrice = choice.price.map { ($0.value, $0.place) }
    row.amount = choice.amount.map { ($0.value, $0.place) }
    row.unit = unit(cells)
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

  private struct Number {
    let value: DecimalNumber
    let place: Place
  }

  private struct Choice {
    var quantity: Number?
    var price: Number?
    var amount: Number?
    var proved = false
  }

  /// The readings of which quantity times price is the amount, or the first of each.
  private func choose(_ quantities: [Number], _ prices: [Number], _ amounts: [Number]) -> Choice {
    for quantity in quantities {
      for price in prices {
        for amount in amounts where Self.agrees(quantity.value * price.value, amount.value) {
          return Choice(quantity: quantity, price: price, amount: amount, proved: true)
        }
      }
    }
    return Choice(
      quantity: Self.only(quantities), price: Self.only(prices), amount: Self.only(amounts))
  }

  /// A number that can be read in two ways is not stated.
  private static func only(_ numbers: [Number]) -> Number? {
    Set(numbers.map(\.value)).count == 1 ? numbers.first : nil
  }

  private static func agrees(_ product: DecimalNumber, _ amount: DecimalNumber) -> Bool {
    let difference = (product - amount).magnitude
    let rounding = DecimalNumber(mantissa: 2, scale: 2)
    return difference <= rounding
  }

  private func numbers(_ chunks: [TableChunk]) -> [Number] {
    for chunk in chunks where chunk.isNumeric {
      let found = AmountReader.candidates(in: chunk.text)
      guard let candidate = found.first else { continue }
      let range = chunk.range(of: candidate.range)
      // Where 2,800 may be 2.8 or 2800 the group of three digits is tried as one first.
      return evidence.decimals.settle(candidate).sorted { $0.value > $1.value }.map {
        Number(value: $0.value, place: chunk.line.place(of: range))
      }
    }
    return []
  }

  private func quantities(_ chunks: [TableChunk]) -> [Number] {
    for chunk in chunks where chunk.isNumeric {
      guard let candidate = QuantityReader.candidates(in: chunk.text).first else {
        return countOfUnknownUnit(chunk)
      }
      let range = chunk.range(of: candidate.range)
      let mark = evidence.decimals.mark
      let usual = candidate.readings.filter { $0.mark == nil || mark == nil || $0.mark == mark }
      let readings = usual.isEmpty ? candidate.readings : usual
      // Pieces are counted in whole numbers: 1,500PCS is no piece and a half.
      let whole = readings.filter(\.value.isWhole)
      return (whole.count == 1 ? whole : readings).map {
        Number(value: $0.value, place: chunk.line.place(of: range))
      }
    }
    return []
  }

  /// `120 Glas`: a number and one word that is no unit that we know.
  private func countOfUnknownUnit(_ chunk: TableChunk) -> [Number] {
    guard let number = AmountReader.candidates(in: chunk.text).first, number.range.lowerBound == 0,
      number.currency == nil
    else { return [] }
    let rest = chunk.text.utf8.dropFirst(number.range.upperBound)
    guard rest.count <= 14 else { return [] }
    let range = chunk.range.lowerBound..<(chunk.range.lowerBound + number.range.upperBound)
    return evidence.decimals.settle(number).map {
      Number(value: $0.value, place: chunk.line.place(of: range))
    }
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
