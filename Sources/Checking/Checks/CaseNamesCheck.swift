internal import Evidence

/// The case file names what a ticket is about, in one of several ways.
struct CaseNamesCheck: CheckKind {
  static let name = "case-names"
  static let summary = LocalizedText(
    en: "the case file states at least one of the paths in 'any'", zh: "案件文件至少写明了 “any” 中的一项")
  static let scopes: Set<ScopeKind> = [.caseFile]
  static let outcomes: Set<Outcome> = [.pass, .fail]
  static let slots: Set<MessageSlot> = []

  private let paths: [String]

  init(_ arguments: ArgumentReader) { paths = arguments.casePaths("any") }

  func judge(_ target: CheckTarget, in context: CaseContext) -> [CheckResult] {
    guard let first = paths.first else { return [] }
    let isNamed = paths.contains { path in
      context.readCase.file.nodes(at: path).contains { !($0.node.canonical ?? "").isEmpty }
    }
    return [isNamed ? .pass : CheckResult.fail(found: nil).on(field: first)]
  }
}
