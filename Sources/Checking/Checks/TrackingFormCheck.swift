internal import Evidence
internal import Identifiers

/// A tracking number of the case file is one of its carrier's.
struct TrackingFormCheck: CheckKind {
  static let name = "tracking-form"
  static let summary = LocalizedText(
    en: "the tracking number passes the check digit that the carrier's numbers have, by the table "
      + "'carriers'; without a known carrier only numbers whose form is unmistakable are judged",
    zh: "按 “carriers” 表中承运商的规则，物流单号校验位正确；承运商不在表中时，只判断格式明确无误的单号")
  static let scopes: Set<ScopeKind> = [.entries]
  static let outcomes: Set<Outcome> = [.pass, .fail]
  static let slots: Set<MessageSlot> = [.found, .other]

  /// Forms that nothing else has.
  private static let unmistakable: [IdentifierScheme] = [.ups, .s10]

  private let carriers: [String: [String]]

  init(_ arguments: ArgumentReader) { carriers = arguments.table("carriers") }

  func judge(_ target: CheckTarget, in context: CaseContext) -> [CheckResult] {
    guard case .entry(let node, let path) = target, let number = node["tracking"]?.canonical else {
      return [.notApplicable]
    }
    let carrier = node["carrier"]?.canonical
    let known = carrier.flatMap { name in
      carriers.first { Tokens.contains(phrase: $0.key, in: name) }?.value
    }
    let schemes = known?.compactMap(IdentifierScheme.init(rawValue:)) ?? Self.unmistakable
    let verdicts = schemes.map { $0.verdict(on: number) }
    let result: CheckResult =
      if verdicts.contains(.valid) {
        .pass
      } else if verdicts.contains(.wrongCheckDigit) {
        .fail(found: number, [.other: LocalizedText(plain: carrier ?? "")])
      } else {
        .notApplicable
      }
    return [result.on(field: "\(path).tracking", subject: CaseEntry.name(of: target))]
  }
}

extension CheckResult {
  static func fail(found: String, _ slots: [MessageSlot: LocalizedText]) -> CheckResult {
    .fail(found: found, expected: nil, slots)
  }
}
