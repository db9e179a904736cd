internal import Evidence

/// Joins what the pages say with what the e-invoice inside the document says.
///
/// Where both agree the page is cited, so that a person can be shown it. Where they don't, the
/// e-invoice is stated, and the difference is kept for the checks.
struct EInvoiceMerge {
  private static let confidence = 0.99
  /// From here on a reading of the page is no guess.
  private static let plain = 0.85

  private let invoice: EInvoice
  /// What was read from the pages.
  private let read: [FieldName: FieldState]
  /// Nil where there are no words to search.
  private let search: PrintedSearch?
  /// Whether what is not found on the pages is not there.
  private let isFullyRead: Bool
  private let isCredit: Bool
  private(set) var fields: [ReadDocument.Field]
  private(set) var disagreements: [Disagreement] = []

  init(
    _ invoice: EInvoice, document: ClassifiedDocument, fields: [ReadDocument.Field],
    search: PrintedSearch?
  ) {
    self.invoice = invoice
    self.search = search
    self.fields = fields
    read = Dictionary(fields.map { ($0.name, $0.state) }, uniquingKeysWith: { first, _ in first })
    isFullyRead = document.extracted.isFullyRead && !document.extracted.pages.isEmpty
    isCredit = document.readingKind == .creditNote
    for term in invoice.terms { take(term) }
    takeLines()
    let names = self.fields.map(\.name)
    self.fields = zip(names.indices, self.fields)
      .sorted { (Self.rank(of: $0.1.name), $0.0) < (Self.rank(of: $1.1.name), $1.0) }.map(\.1)
  }

  // MARK: Values

  private mutating func take(_ term: EInvoiceTerm) {
    let readings = readings(of: term.name)
    if let same = readings.first(where: { term.agrees(with: $0.value) }) {
      return set(term.name, .known(sure(same, signedAs: term)))
    }
    let printed = search?.place(of: term)
    if let kin = readings.first(where: { term.isKin(of: $0.value) }) {
      // The longer name says all of it, as long as it is printed.
      let isLonger = printed != nil && term.value.canonical.count > kin.value.canonical.count
      return set(term.name, .known(isLonger ? stated(term, at: printed) : sure(kin)))
    }
    switch term.standing {
    case .secondary:
      // What a person who looks at the page does not see, the invoice does not show.
      guard readings.isEmpty, printed != nil || !isFullyRead else { return }
    case .binding:
      if !readings.isEmpty, !(printed != nil && isMisread(term, readings)) {
        disagreements.append(
          Disagreement(
            field: term.name, printed: readings, structured: stated(term),
            isPrintedToo: printed != nil))
      }
    }
    set(term.name, .known(stated(term, at: printed)))
  }

  /// Whether another reading of a page that shows the e-invoice's value is the reader's mistake.
  private func isMisread(_ term: EInvoiceTerm, _ readings: [Cited<FieldValue>]) -> Bool {
    switch term.name {
    case "net", "tax": areSumsPrinted
    // What is left to pay, with older debts or after payments, is a total too.
    case "total": areSumsPrinted || readings.allSatisfy { isStated($0, as: "payable") }
    // Some print the code of the type beside the title.
    case "number" where readings.allSatisfy { $0.value.canonical == invoice.typeCode }: true
    // A party prints several numbers of its own.
    case "supplier.tax_id", "buyer.tax_id": true
    default: readings.count > 1 || readings.allSatisfy { $0.confidence < Self.plain }
    }
  }

  private func isStated(_ printed: Cited<FieldValue>, as name: FieldName) -> Bool {
    invoice.terms.contains { $0.name == name && $0.agrees(with: printed.value) }
  }

  /// Whether net, tax and total all stand on the pages, which three numbers do not by chance.
  private var areSumsPrinted: Bool {
    let terms = invoice.terms.filter { ["net", "tax", "total"].contains($0.name) }
    return terms.count == 3
      && terms.allSatisfy { $0.value.decimal?.isZero == false && search?.place(of: $0) != nil }
  }

  private func readings(of name: FieldName) -> [Cited<FieldValue>] { read[name]?.readings ?? [] }

  private func stated(_ term: EInvoiceTerm, at place: Place? = nil) -> Cited<FieldValue> {
    Cited(term.value, at: place ?? term.place, confidence: Self.confidence)
  }

  /// The page's reading; brackets and dashes around an amount are a minus on credit notes only.
  private func sure(
    _ cited: Cited<FieldValue>, signedAs term: EInvoiceTerm? = nil
  ) -> Cited<FieldValue> {
    var value = cited.value
    if let term, case .decimal = value, value != term.value, !isCredit { value = term.value }
    return Cited(value, at: cited.place, confidence: max(cited.confidence, Self.confidence))
  }

  private mutating func set(_ name: FieldName, _ state: FieldState) {
    let field = ReadDocument.Field(name: name, state: state)
    if let position = fields.firstIndex(where: { $0.name == name }) {
      fields[position] = field
    } else {
      fields.append(field)
    }
  }

  // MARK: Lines

  private mutating func takeLines() {
    guard !invoice.lines.isEmpty else { return }
    let count = fields.compactMap(\.name.lineIndex).max() ?? 0
    if count == invoice.lines.count, linesAgree() {
      return completeLines()
    }
    if count > 0 { noteLines(hasSameCount: count == invoice.lines.count) }
    fields.removeAll { $0.name.lineIndex != nil || $0.name == "quantity" }
    for (offset, line) in invoice.lines.enumerated() {
      for term in line.terms(index: offset + 1) { set(term.name, .known(stated(term))) }
    }
    if let total = totalQuantity { set("quantity", .known(stated(total))) }
  }

  /// Whether no quantity and no amount that was read of a line contradicts the e-invoice's.
  private func linesAgree() -> Bool {
    invoice.lines.enumerated().allSatisfy { offset, line in
      line.terms(index: offset + 1).allSatisfy { term in
        guard term.name.text.hasSuffix(".quantity") || term.name.text.hasSuffix(".amount") else {
          return true
        }
        let readings = readings(of: term.name)
        return readings.isEmpty || readings.contains { term.agrees(with: $0.value) }
      }
    }
  }

  /// The page's lines stay; what is missing in them is filled in.
  private mutating func completeLines() {
    for (offset, line) in invoice.lines.enumerated() {
      for term in line.terms(index: offset + 1) {
        let readings = readings(of: term.name)
        if let same = readings.first(where: { term.agrees(with: $0.value) }) {
          set(term.name, .known(sure(same, signedAs: term)))
        } else if readings.isEmpty {
          set(term.name, .known(stated(term)))
        }
      }
    }
    if let total = totalQuantity { take(total) }
  }

  /// Units over all lines; nil where a line has none.
  private var totalQuantity: EInvoiceTerm? {
    let quantities = invoice.lines.compactMap { line in
      EInvoiceTerm("quantity", line.quantity)?.value.decimal
    }
    guard quantities.count == invoice.lines.count else { return nil }
    return EInvoiceTerm("quantity", quantities.reduce(.zero, +).reduced.description)
  }

  /// Keeps another quantity that the page's table gives.
  ///
  /// The e-invoice's lines may stand on the page all the same, set in a way that was not read;
  /// then nothing is said unless line by line another quantity was read.
  private mutating func noteLines(hasSameCount: Bool) {
    guard let total = totalQuantity else { return }
    let readings = readings(of: "quantity")
    guard !readings.isEmpty, !readings.contains(where: { total.agrees(with: $0.value) }) else {
      return
    }
    let arePrinted = invoice.lines.allSatisfy(isPrinted)
    if arePrinted, !hasSameCount { return }
    disagreements.append(
      Disagreement(
        field: "quantity", printed: readings, structured: stated(total), isPrintedToo: arePrinted))
  }

  /// Whether the line's quantity and amount stand in one row of a page.
  private func isPrinted(_ line: EInvoice.Line) -> Bool {
    let numbers = [line.quantity, line.amount].compactMap { text in
      EInvoiceTerm("quantity", text)?.value.decimal
    }
    guard numbers.count == 2, let search else { return false }
    return search.amounts(numbers[1]).contains { amount in
      search.amounts(numbers[0]).contains { quantity in
        quantity.line.page.number == amount.line.page.number && quantity.box != amount.box
          && quantity.box.verticalOverlap(amount.box) > 0.3
      }
    }
  }

  // MARK: Order

  private static let order: [FieldName] =
    ["number", "issue_date", "due_date", "currency", "net", "tax", "total", "payable"]
    + ["amount_in_words"]
    + ["supplier", "buyer"].flatMap { role in
      ["name", "address", "phone", "email", "website", "tax_id"].map { FieldName("\(role).\($0)") }
    } + ["brand"]

  private static let members = [
    "description", "identifier", "quantity", "unit", "unit_price", "amount",
  ]

  /// Where a field stands in the contract's order: head, lines, the rest.
  private static func rank(of name: FieldName) -> Int {
    if let index = name.lineIndex {
      let member = name.text.split(separator: ".").last.map(String.init) ?? ""
      return 1_000 + 10 * index + (members.firstIndex(of: member) ?? members.count)
    }
    return order.firstIndex(of: name) ?? .max
  }
}
