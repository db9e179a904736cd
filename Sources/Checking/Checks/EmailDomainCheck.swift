internal import Evidence
internal import Knowledge

/// A company's e-mail address is in the domain of its website.
struct EmailDomainCheck: CheckKind {
  static let name = "email-domain"
  static let summary = LocalizedText(
    en: "the e-mail address is not at one of the free providers in 'free' and is in the domain of "
      + "the website",
    zh: "邮箱不是 “free” 所列的免费邮箱，且与网站域名一致")
  static let scopes: Set<ScopeKind> = [.documents]
  static let slots: Set<MessageSlot> = [.found, .expected, .why]

  private let email: FieldName
  private let website: FieldName?
  private let free: Set<String>

  init(_ arguments: ArgumentReader) {
    email = arguments.field("email")
    website = arguments.optionalField("website")
    free = Set(arguments.texts("free", isRequired: false))
  }

  func judge(_ target: CheckTarget, in context: CaseContext) -> [CheckResult] {
    guard let judged = target.document else { return [] }
    let sites = website.map { judged.texts(of: $0) } ?? []
    let result = judged.judge(email) { cited in
      let address = cited.value.canonical
      guard let domain = TextComparison.registeredDomain(of: address) else { return .notApplicable }
      if free.contains(domain) {
        return .fail(found: address, [.why: context.wording.note("email-free")])
      }
      let owned = sites.compactMap(TextComparison.registeredDomain)
      guard let first = owned.first else { return .notApplicable }
      if owned.contains(domain) { return .pass }
      let slots = [MessageSlot.why: context.wording.note("email-other-domain")]
      return owned.count > 1
        ? .unknown(.ambiguous, found: address, slots)
        : .fail(found: address, expected: "@" + first, slots)
    }
    return [result]
  }
}
