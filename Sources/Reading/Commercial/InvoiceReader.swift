internal import Evidence
internal import Identifiers
internal import Knowledge

/// Reads invoices and the papers that are laid out like one.
struct InvoiceReader {
  let evidence: DocumentEvidence
  let fields: LabelledFields
  private let table: LineTable

  init(_ evidence: DocumentEvidence) {
    self.evidence = evidence
    let table = LineTableReader(evidence: evidence).read()
    self.table = table
    fields = LabelledFields(evidence, tableLines: table.usedLines)
  }

  /// The contract's fields of an invoice, in the contract's order.
  func read() -> [ReadDocument.Field] {
    let definition = evidence.document.readingKind.flatMap {
      evidence.knowledge.kinds.definitions[$0]
    }
    func concepts(_ name: FieldName, _ usual: [String]) -> [String] {
      definition?.fields.first { $0.name == name }?.concepts ?? usual
    }
    var result = FieldList()
    let number = DocumentNumber(
      evidence: evidence, fields: fields, concepts: concepts("number", ["number"]))
    result.add("number", number.state())
    result.add("invoice_code", fields.digits("invoice_code", counts: [10, 12]))
    result.add("check_code", fields.digits("check_code", counts: [20]))
    let date = DocumentDate(
      evidence: evidence, fields: fields, tableLines: table.usedLines,
      concepts: concepts("issue_date", ["issue_date"]))
    result.add("issue_date", date.state())
    result.add("due_date", fields.date(["due_date"]))
    let totals = TotalsReader(evidence: evidence, table: table).read()
    result.add("currency", CurrencyDecision(evidence: evidence).state(beside: totals.currency))
    for (name, state) in totals.states { result.add(name, state) }
    result.add("amount_in_words", AmountInWordsReader(evidence: evidence).state())
    PartiesReader(evidence: evidence, table: table).read(into: &result)
    result.add("brand", fields.text("brand"))
    addLines(&result)
    for name: FieldName in ["boxes", "weight", "tracking", "shipment"] {
      if let own = definition?.fields.first(where: { $0.name == name }) {
        result.add(name, fields.state(of: own.concepts))
      }
    }
    return result.fields
  }

  // MARK: Lines

  private func addLines(_ result: inout FieldList) {
    for (offset, row) in table.rows.enumerated() {
      let index = offset + 1
      if let first = row.description.first {
        let text = row.description.map(\.text).joined(separator: " ")
        let place = Place(
          page: first.place.page, span: first.place.span,
          boxes: row.description.flatMap(\.place.boxes), source: first.place.source, text: text)
        result.add(.line(index, "description"), known(.text(text), place))
      }
      if let cell = row.identifier {
        result.add(.line(index, "identifier"), known(.text(cell.text), cell.place))
      }
      if let quantity = row.quantity {
        result.add(.line(index, "quantity"), known(.decimal(quantity.value), quantity.place))
      }
      if let unit = row.unit {
        result.add(.line(index, "unit"), known(.text(unit.text), unit.place))
      }
      if let price = row.unitPrice {
        result.add(.line(index, "unit_price"), known(.decimal(price.value), price.place))
      }
      if let amount = row.amount {
        result.add(.line(index, "amount"), known(.decimal(amount.value), amount.place))
      }
    }
    result.add("quantity", totalQuantity)
  }

  /// Units over all lines of goods and services; nothing where a line has none.
  private var totalQuantity: FieldState? {
    let goods = table.rows.dropLast(trailingCharges)
    let quantities = goods.compactMap(\.quantity)
    guard let first = quantities.first, quantities.count == goods.count else { return nil }
    let sum = quantities.reduce(DecimalNumber.zero) { $0 + $1.value }
    let place = Place(
      page: first.place.page, span: first.place.span, boxes: quantities.flatMap(\.place.boxes),
      source: first.place.source,
      text: quantities.map(\.place.text).joined(separator: " "))
    return .known(Cited(.decimal(sum), at: place, confidence: lineConfidence))
  }

  /// How many of the last lines charge for the carriage of the others.
  private var trailingCharges: Int {
    let charges = table.rows.reversed().prefix { row in
      row.quantity?.value == DecimalNumber(1)
        && (row.description + [row.identifier].compactMap { $0 }).contains { cell in
          evidence.knowledge.qualifies(cell.text, as: "charge")
        }
    }
    return charges.count < table.rows.count ? charges.count : 0
  }

  /// Rows whose arithmetic holds prove the columns of the others.
  private var lineConfidence: Double {
    guard !table.rows.isEmpty else { return 0 }
    return 0.8 + 0.18 * Double(table.provedRows) / Double(table.rows.count)
  }

  private func known(_ value: FieldValue, _ place: Place) -> FieldState {
    .known(Cited(value, at: place, confidence: (lineConfidence * 100).rounded() / 100))
  }
}

/// Fields in the order in which they are added; what is not found is left out.
struct FieldList {
  private(set) var fields: [ReadDocument.Field] = []

  mutating func add(_ name: FieldName, _ state: FieldState?) {
    guard let state else { return }
    fields.append(ReadDocument.Field(name: name, state: state))
  }
}
