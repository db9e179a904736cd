internal import Evidence

/// Compares what the pages say with what the code on them says.
///
/// The page stays what was read: the code settles which of several readings is meant, and where
/// none of them is, the difference is kept for the checks.
struct CodeMerge {
  private static let confidence = 0.99
  /// From here on a reading of the page is no guess.
  private static let plain = 0.85

  private let code: ReadCode
  private let search: PrintedSearch
  private(set) var fields: [ReadDocument.Field]
  private(set) var disagreements: [Disagreement] = []

  /// Nil where none of the codes states anything.
  init?(_ codes: [ReadCode], fields: [ReadDocument.Field], search: PrintedSearch) {
    let telling = codes.filter { !$0.terms.isEmpty }
    guard let first = telling.first else { return nil }
    self.fields = fields
    self.search = search
    // Of several invoices in one file the fields are one's.
    let numbers = fields.first { $0.name == "number" }?.state.readings ?? []
    code = telling.first { code in numbers.contains { $0.value == code["number"] } } ?? first
    for term in code.terms { take(term) }
  }

  private mutating func take(_ term: ReadCode.Term) {
    // Issuers put the net amount or the total into the code.
    let names: [FieldName] = term.name == "amount" ? ["total", "net"] : [term.name]
    if names.contains(where: { confirm($0, term) }) { return }
    let readings = names.map(readings)
    guard let compared = zip(names, readings).first(where: { !$0.1.isEmpty }),
      let stated = EInvoiceTerm(compared.0, term.value.canonical)
    else { return }
    let printed = search.place(of: stated)
    if let printed, names.count == 1, Self.isGuess(compared.1) {
      return set(compared.0, .known(Cited(term.value, at: printed, confidence: Self.confidence)))
    }
    // It may be the one that was not read.
    if printed != nil, readings.contains(where: \.isEmpty) { return }
    if printed != nil, term.name == "number", Self.isOtherNumber(term.value, compared.1) { return }
    disagreements.append(
      Disagreement(
        field: compared.0, printed: compared.1, structured: code.cited(term.value),
        isPrintedToo: printed != nil))
  }

  /// Takes the reading that the code states for the field's value; false where there is none.
  ///
  /// Of several amounts the one that the code states may be the other field's: they stay.
  private mutating func confirm(_ name: FieldName, _ term: ReadCode.Term) -> Bool {
    let readings = readings(of: name)
    guard let stated = EInvoiceTerm(name, term.value.canonical),
      let same = readings.first(where: { stated.agrees(with: $0.value) })
    else { return false }
    if term.name == "amount", readings.count > 1 { return true }
    let confidence = max(same.confidence, Self.confidence)
    set(name, .known(Cited(same.value, at: same.place, confidence: confidence)))
    return true
  }

  /// A digital invoice on paper has two numbers: its own of twenty digits and the paper's of eight.
  private static func isOtherNumber(
    _ stated: FieldValue, _ printed: [Cited<FieldValue>]
  ) -> Bool {
    let lengths = printed.map(\.value.canonical.utf8.count) + [stated.canonical.utf8.count]
    return Set(lengths) == [8, 20]
  }

  private static func isGuess(_ readings: [Cited<FieldValue>]) -> Bool {
    readings.count > 1 || readings.allSatisfy { $0.confidence < plain }
  }

  private func readings(of name: FieldName) -> [Cited<FieldValue>] {
    fields.first { $0.name == name }?.state.readings ?? []
  }

  private mutating func set(_ name: FieldName, _ state: FieldState) {
    guard let position = fields.firstIndex(where: { $0.name == name }) else { return }
    fields[position] = ReadDocument.Field(name: name, state: state)
  }
}
