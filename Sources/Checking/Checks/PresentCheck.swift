internal import Evidence

/// A field stands on the document, or one of several.
struct PresentCheck: CheckKind {
  static let name = "present"
  static let summary = LocalizedText(
    en: "every field in 'all', or one of the fields in 'any', stands on the document",
    zh: "“all” 中的每个字段，或 “any” 中的任一字段，都写在文件上")
  static let scopes: Set<ScopeKind> = [.documents]
  static let slots: Set<MessageSlot> = []

  private let all: [FieldName]
  private let any: [FieldName]

  init(_ arguments: ArgumentReader) {
    all = arguments.fields("all", isRequired: false)
    any = arguments.fields("any", isRequired: all.isEmpty)
  }

  func judge(_ target: CheckTarget, in context: CaseContext) -> [CheckResult] {
    guard let judged = target.document else { return [] }
    var results = all.map { presence(of: $0, on: judged) }
    if !any.isEmpty { results.append(presence(ofAny: judged)) }
    return results
  }

  private func presence(of field: FieldName, on judged: JudgedDocument) -> CheckResult {
    switch judged.document.state(of: field) {
    case .known(let cited):
      CheckResult.pass.on(field: field.text).shown(at: [cited.place], of: judged.path)
    // Which of the readings is meant matters to other rules; that it is there is certain.
    case .ambiguous: CheckResult.pass.on(field: field.text)
    case .unknown(let doubt):
      CheckResult.unknown(.init(doubt)).on(field: field.text)
        .shown(at: [doubt.place].compactMap(\.self), of: judged.path)
    case .absent: CheckResult.fail().on(field: field.text)
    }
  }

  private func presence(ofAny judged: JudgedDocument) -> CheckResult {
    let results = any.map { presence(of: $0, on: judged) }
    let best = results.first { $0.outcome == .pass } ?? results.first { $0.outcome == .unknown }
    return best ?? CheckResult.fail().on(field: any[0].text)
  }
}
