internal import Evidence
internal import Knowledge

/// The case file states what the ticket needs.
struct CaseStatesCheck: CheckKind {
  static let name = "case-states"
  static let summary = LocalizedText(
    en: "the case file states every path that the pack needs at this level",
    zh: "案件文件写明了规则包在该级别要求的所有内容")
  static let scopes: Set<ScopeKind> = [.caseFile]
  static let outcomes: Set<Outcome> = [.pass, .fail]
  static let slots: Set<MessageSlot> = [.why, .expected]

  private let level: CaseNeed.Level

  init(_ arguments: ArgumentReader) { level = arguments.choice("need", default: .required) }

  func judge(_ target: CheckTarget, in context: CaseContext) -> [CheckResult] {
    context.pack.needs.filter { $0.level == level }.flatMap { need in
      missing(need, in: context.readCase.file).map { place in
        place.isThere
          ? CheckResult.pass.on(field: place.path)
          : CheckResult.fail(found: nil, expected: need.example, [.why: need.why])
            .on(field: place.path)
      }
    }
  }

  /// The places where the need is met or not: each entry of a list has its own.
  private func missing(
    _ need: CaseNeed, in file: CaseFile
  ) -> [(path: String, isThere: Bool)] {
    guard let point = need.path.ranges(of: "[].").last else {
      return [(need.path, file.node(at: need.path).map(isStated) ?? false)]
    }
    let list = need.path[..<point.lowerBound]
    let member = need.path[point.upperBound...]
    return file.nodes(at: "\(list)[]").map { entry in
      let path = "\(entry.path).\(member)"
      return (path, file.node(at: path).map(isStated) ?? false)
    }
  }

  private func isStated(_ node: CaseFile.Node) -> Bool {
    switch node {
    case .text(let text): !text.allSatisfy(\.isWhitespace)
    case .list(let nodes): !nodes.isEmpty
    case .record(let entries): !entries.isEmpty
    case .day, .number, .money, .measure, .flag: true
    }
  }
}

/// One path of the case file says the same as another.
struct CaseEqualsCheck: CheckKind {
  static let name = "case-equals"
  static let summary = LocalizedText(
    en: "what the case file says at 'path' is what it says at 'equals'",
    zh: "案件文件中 “path” 与 “equals” 的内容一致")
  static let scopes: Set<ScopeKind> = [.caseFile]
  static let outcomes: Set<Outcome> = [.pass, .fail]
  static let slots: Set<MessageSlot> = [.found, .expected]

  private let path: String
  private let other: [String]
  private let likeness: Likeness

  init(_ arguments: ArgumentReader) {
    path = arguments.casePath("path")
    other = arguments.casePaths("equals")
    likeness = arguments.choice("by", default: .text)
  }

  func judge(_ target: CheckTarget, in context: CaseContext) -> [CheckResult] {
    let expected = context.texts(at: other)
    guard let found = context.readCase.file.node(at: path)?.canonical, let first = expected.first
    else { return [CheckResult.notApplicable.on(field: path)] }
    let agreement = likeness.agreement(found, with: first, or: Array(expected.dropFirst()))
    return [agreement.result(found: found, expected: first).on(field: path)]
  }
}

/// A day of the case file is not after another.
struct CaseInOrderCheck: CheckKind {
  static let name = "case-in-order"
  static let summary = LocalizedText(
    en: "the day at 'first' is not after the day at 'then'; with 'days', nor more than so many "
      + "days before it",
    zh: "“first” 的日期不晚于 “then”；给出 “days” 时，也不早于该天数之前")
  static let scopes: Set<ScopeKind> = [.caseFile, .entries]
  static let outcomes: Set<Outcome> = [.pass, .fail]
  static let slots: Set<MessageSlot> = [.found, .expected, .date, .days, .limit]

  private let first: String
  private let then: String
  private let limit: Int?

  init(_ arguments: ArgumentReader) {
    first = arguments.casePath("first")
    then = arguments.casePath("then")
    limit = arguments.has("days") ? arguments.count("days") : nil
  }

  func judge(_ target: CheckTarget, in context: CaseContext) -> [CheckResult] {
    let (first, then) = (CaseEntry.path(first, of: target), CaseEntry.path(then, of: target))
    guard let last = context.day(then) else {
      return [CheckResult.notApplicable.on(field: first)]
    }
    return context.readCase.file.nodes(at: first).compactMap { place in
      guard let day = place.node.day else { return nil }
      let days = last.days(since: day)
      let isRight = days >= 0 && limit.map { days <= $0 } ?? true
      var slots: [MessageSlot: LocalizedText] = [
        .date: LocalizedText(plain: last.description),
        .days: LocalizedText(plain: String(abs(days))),
      ]
      slots[.limit] = limit.map { LocalizedText(plain: String($0)) }
      let earliest = limit.map { "\(last.adding(days: -$0)) … " } ?? "≤ "
      let result: CheckResult =
        isRight
        ? .pass : .fail(found: day.description, expected: "\(earliest)\(last)", slots)
      let turn = days < 0 ? day : isRight ? limit.map { day.adding(days: $0 + 1) } : nil
      return result.turning(on: turn, anchor: then)
        .on(field: place.path, subject: CaseEntry.name(of: target))
    }
  }
}

/// A yes or no of the case file is the one that the ticket needs.
struct CaseFlagCheck: CheckKind {
  static let name = "case-flag"
  static let summary = LocalizedText(
    en:
      "the yes or no at 'path' is 'is'; what is not stated is not judged, nor, with 'short: true', "
      + "a shipment of which everything arrived",
    zh: "“path” 处的是否值为 “is”；没有写明的不作判断；“short: true” 时全部收到的货件也不判断")
  static let scopes: Set<ScopeKind> = [.caseFile, .entries]
  static let outcomes: Set<Outcome> = [.pass, .fail]
  static let slots: Set<MessageSlot> = [.found, .expected]

  private let path: String
  private let wanted: Bool
  private let isOfShort: Bool

  init(_ arguments: ArgumentReader) {
    path = arguments.casePath("path")
    wanted = arguments.flag("is")
    isOfShort = arguments.flag("short")
  }

  func judge(_ target: CheckTarget, in context: CaseContext) -> [CheckResult] {
    if isOfShort, ShippedUnits.isWhole(target, in: context) { return [] }
    let path = CaseEntry.path(path, of: target)
    return context.readCase.file.nodes(at: path).compactMap { place in
      guard let flag = place.node.flag else { return nil }
      let result: CheckResult =
        flag == wanted ? .pass : .fail(found: "\(flag)", expected: "\(wanted)")
      return result.on(field: place.path, subject: CaseEntry.name(of: target))
    }
  }
}
