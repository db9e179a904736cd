internal import Evidence
internal import Knowledge

/// The kind of a document could be told.
///
/// A kind named by exclusion is enough where the ticket takes papers of any form.
struct KindRecognisedCheck: CheckKind {
  static let name = "kind-recognised"
  static let summary = LocalizedText(
    en: "it can be told what kind of document the file is; where the ticket accepts papers of any "
      + "form ('other'), that nothing speaks for another kind is enough",
    zh: "能够判断文件属于哪一类材料；工单接受其他材料（“other”）时，没有迹象表明属于其他类型即可")
  static let scopes: Set<ScopeKind> = [.files]
  static let outcomes: Set<Outcome> = [.pass, .unknown]
  static let slots: Set<MessageSlot> = []

  init(_ arguments: ArgumentReader) {}

  func judge(_ target: CheckTarget, in context: CaseContext) -> [CheckResult] {
    guard let judged = target.document else { return [] }
    if let kind = judged.kind,
      !judged.mayBeAnotherKind || context.pack.matrix.welcome.contains(kind)
    {
      return [.pass]
    }
    // Pages that could not be read are told by their own rule.
    return [judged.document.extracted.isFullyRead ? .unknown(.unrecognised) : .notApplicable]
  }
}

/// The ticket does not refuse documents of this kind.
struct KindAcceptedCheck: CheckKind {
  static let name = "kind-accepted"
  static let summary = LocalizedText(
    en: "the ticket does not refuse documents of this kind; 'elsewhere: true' judges only kinds "
      + "that belong to another ticket, otherwise only the others",
    zh: "本类工单不拒收此类材料；“elsewhere: true” 时只判断属于其他工单的材料，否则只判断其余材料")
  static let scopes: Set<ScopeKind> = [.files]
  static let outcomes: Set<Outcome> = [.pass, .fail]
  static let slots: Set<MessageSlot> = [.kind, .why, .other]

  private let elsewhere: Bool

  init(_ arguments: ArgumentReader) { elsewhere = arguments.flag("elsewhere") }

  func judge(_ target: CheckTarget, in context: CaseContext) -> [CheckResult] {
    guard let judged = target.document, let kind = judged.kind else { return [.notApplicable] }
    guard let refusal = context.pack.matrix.refusal(of: kind),
      (refusal.belongsTo != nil) == elsewhere
    else { return [.pass] }
    let result = CheckResult.fail(
      found: kind.rawValue,
      expected: refusal.insteadOf?.rawValue,
      [
        .kind: context.wording.label(of: kind), .why: refusal.why,
        .other: channel(of: refusal.belongsTo ?? "", in: context),
      ])
    return [result.on(field: nil, subject: kind.rawValue)]
  }

  /// The category, and where its tickets are sent.
  private func channel(of ticket: String, in context: CaseContext) -> LocalizedText {
    guard let channel = context.wording.channel(ofTicket: ticket) else {
      return LocalizedText(plain: ticket)
    }
    return LocalizedText(en: "\(ticket) (\(channel.en))", zh: "\(ticket)（\(channel.zh)）")
  }
}

/// The ticket asks for documents of this kind, or takes them.
struct KindRequestedCheck: CheckKind {
  static let name = "kind-requested"
  static let summary = LocalizedText(
    en: "the ticket requires or accepts documents of this kind", zh: "本类工单需要或接受此类材料")
  static let scopes: Set<ScopeKind> = [.files]
  static let outcomes: Set<Outcome> = [.pass, .fail]
  static let slots: Set<MessageSlot> = [.kind]

  init(_ arguments: ArgumentReader) {}

  func judge(_ target: CheckTarget, in context: CaseContext) -> [CheckResult] {
    guard let judged = target.document, let kind = judged.kind else { return [.notApplicable] }
    let matrix = context.pack.matrix
    if matrix.welcome.contains(kind) { return [.pass] }
    if matrix.refusal(of: kind) != nil { return [.notApplicable] }
    let result = CheckResult.fail(
      found: kind.rawValue, [.kind: context.wording.label(of: kind)])
    return [result.on(field: nil, subject: kind.rawValue)]
  }
}

/// Each required document is there.
struct DocumentRequiredCheck: CheckKind {
  static let name = "document-required"
  static let summary = LocalizedText(
    en: "for each required group of kinds, at least one document of them is there",
    zh: "每一组必需材料中，至少有一份文件")
  static let scopes: Set<ScopeKind> = [.bundle]
  static let slots: Set<MessageSlot> = [.kind]

  init(_ arguments: ArgumentReader) {}

  func judge(_ target: CheckTarget, in context: CaseContext) -> [CheckResult] {
    context.pack.matrix.required.map { RequiredGroup($0).judge(in: context) }
  }
}

/// A document of one required group is there: for groups that somebody else has to be asked for.
struct GroupRequiredCheck: CheckKind {
  static let name = "group-required"
  static let summary = LocalizedText(
    en: "of the required group 'kinds', at least one document is there",
    zh: "必需材料组 “kinds” 中，至少有一份文件")
  static let scopes: Set<ScopeKind> = [.bundle]
  static let slots: Set<MessageSlot> = [.kind]

  private let group: RequiredGroup

  init(_ arguments: ArgumentReader) {
    group = RequiredGroup(arguments.requiredGroup("kinds"))
  }

  func judge(_ target: CheckTarget, in context: CaseContext) -> [CheckResult] {
    [group.judge(in: context)]
  }
}

/// Kinds of which one document has to be there.
private struct RequiredGroup {
  private let kinds: [DocumentKind]

  init(_ kinds: [DocumentKind]) { self.kinds = kinds }

  func judge(in context: CaseContext) -> CheckResult {
    let labels = kinds.map(context.wording.label)
    let slots: [MessageSlot: LocalizedText] = [
      .kind: LocalizedText(
        en: labels.map(\.en).joined(separator: " or "),
        zh: labels.map(\.zh).joined(separator: "或"))
    ]
    let subject = kinds.map(\.rawValue).joined(separator: " | ")
    return outcome(of: Set(kinds), slots, in: context).on(field: nil, subject: subject)
  }

  private func outcome(
    of kinds: Set<DocumentKind>, _ slots: [MessageSlot: LocalizedText], in context: CaseContext
  ) -> CheckResult {
    let isThere = context.documents.contains { judged in
      judged.isOf(kinds)
        && (judged.standing == .sound || judged.standing == .flawed)
    }
    if isThere { return .pass }
    return context.couldBeAnything || !context.mendable(kinds).isEmpty
      ? .unknown(.elsewhere) : .fail(slots)
  }
}

extension CheckResult {
  static func fail(_ slots: [MessageSlot: LocalizedText]) -> CheckResult {
    .fail(found: nil, expected: nil, slots)
  }
}
