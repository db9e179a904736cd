internal import Evidence

/// The table of lines was found.
struct LinesFoundCheck: CheckKind {
  static let name = "lines-found"
  static let summary = LocalizedText(
    en: "at least one line of the table was read", zh: "至少读到一行明细")
  static let scopes: Set<ScopeKind> = [.documents]
  static let outcomes: Set<Outcome> = [.pass, .unknown]
  static let slots: Set<MessageSlot> = []

  init(_ arguments: ArgumentReader) {}

  func judge(_ target: CheckTarget, in context: CaseContext) -> [CheckResult] {
    guard let judged = target.document else { return [] }
    return [judged.document.lineCount > 0 ? .pass : judged.noLines]
  }
}

extension JudgedDocument {
  /// What to say where lines are needed and none was read.
  var noLines: CheckResult { notKnown(.line(1, "description"), as: "lines") }

  /// Whether the lines stand there and no amount at all, as when prices were taken out, which
  /// support allows.
  var hasPricesRemoved: Bool {
    guard document.lineCount > 0, document.extracted.isFullyRead else { return false }
    return !document.fields.contains { field in
      Self.amounts.contains(field.name.text.split(separator: ".").last.map(String.init) ?? "")
    }
  }

  private static let amounts: Set<String> = [
    "unit_price", "amount", "net", "tax", "total", "payable", "amount_in_words",
  ]
}
