internal import Evidence

/// One issuer says the same of itself on all its documents.
struct ConsistentAcrossCheck: CheckKind {
  static let name = "consistent-across"
  static let summary = LocalizedText(
    en: "documents of the same kinds and the same issuer ('party') agree in the field",
    zh: "同一出具方（“party”）的同类文件在该字段上一致")
  static let scopes: Set<ScopeKind> = [.documents]
  static let outcomes: Set<Outcome> = [.pass, .fail]
  static let slots: Set<MessageSlot> = [.found, .expected, .other]

  private let party: FieldName
  private let field: FieldName
  private let likeness: Likeness

  init(_ arguments: ArgumentReader) {
    party = arguments.field("party")
    field = arguments.field("field")
    likeness = arguments.choice("by", default: .text)
  }

  func judge(_ target: CheckTarget, in context: CaseContext) -> [CheckResult] {
    guard let judged = target.document,
      let name = judged.document.state(of: party).known?.value.canonical,
      let cited = judged.document.state(of: field).known
    else { return [CheckResult.notApplicable.on(field: field.text)] }
    let found = cited.value.canonical
    let earlier = context.others(like: judged).filter { other in
      other.path < judged.path && other.original == nil
        && other.texts(of: party).contains { Likeness.name.agreement($0, name).isSame }
    }
    for other in earlier {
      guard let expected = other.document.state(of: field).known,
        likeness.agreement(found, expected.value.canonical) == .differs
      else { continue }
      var result = CheckResult.fail(
        found: found, expected: expected.value.canonical,
        [.other: LocalizedText(plain: other.path.description)])
      result = result.on(field: field.text).shown(at: [cited.place], of: judged.path)
      result.proofs.append(Finding.Proof(document: other.path, place: expected.place))
      return [result]
    }
    return [CheckResult.pass.on(field: field.text)]
  }
}

/// Later documents of one issuer have higher numbers.
struct NumbersFollowDatesCheck: CheckKind {
  static let name = "numbers-follow-dates"
  static let summary = LocalizedText(
    en: "of two documents of one issuer whose numbers are of one series, the later has the higher "
      + "number",
    zh: "同一出具方、同一编号序列的两份文件中，日期较晚者编号较大")
  static let scopes: Set<ScopeKind> = [.documents]
  static let outcomes: Set<Outcome> = [.pass, .fail]
  static let slots: Set<MessageSlot> = [.found, .expected, .other, .date]

  init(_ arguments: ArgumentReader) {}

  private struct Numbered {
    let series: String
    let count: Int
    let text: String
    let day: Day

    init?(_ judged: JudgedDocument) {
      guard let text = judged.document.state(of: "number").known?.value.canonical,
        let day = judged.document.state(of: "issue_date").known?.value.day
      else { return nil }
      let digits = text.reversed().prefix { $0.isASCII && $0.isNumber }.reversed()
      // Longer runs are codes, not counts.
      guard (2...9).contains(digits.count), let count = Int(String(digits)) else { return nil }
      series = "\(text.dropLast(digits.count))#\(digits.count)"
      self.count = count
      self.text = text
      self.day = day
    }
  }

  func judge(_ target: CheckTarget, in context: CaseContext) -> [CheckResult] {
    guard let judged = target.document, let own = Numbered(judged) else {
      return [CheckResult.notApplicable.on(field: "number")]
    }
    let earlier = context.documents.first { overtakes($0, judged, own) }
    guard let earlier, let theirs = Numbered(earlier) else {
      return [CheckResult.pass.on(field: "number")]
    }
    var result = CheckResult.fail(
      found: own.text, expected: "> \(theirs.text)",
      [
        .other: LocalizedText(plain: earlier.path.description),
        .date: LocalizedText(plain: theirs.day.description),
      ])
    let place = judged.document.state(of: "number").known?.place
    result = result.on(field: "number").shown(at: [place].compactMap(\.self), of: judged.path)
    result.proofs.append(Finding.Proof(document: earlier.path, place: nil))
    return [result]
  }

  /// Whether a document of an earlier day has a higher number; told once, on the later one.
  private func overtakes(
    _ other: JudgedDocument, _ judged: JudgedDocument, _ own: Numbered
  ) -> Bool {
    guard other.path != judged.path, other.original == nil, other.kind == judged.kind,
      let theirs = Numbered(other)
    else { return false }
    return theirs.series == own.series && theirs.day < own.day && theirs.count > own.count
      && sameIssuer(judged, other)
  }

  private func sameIssuer(_ left: JudgedDocument, _ right: JudgedDocument) -> Bool {
    left.texts(of: "supplier.name").contains { name in
      right.texts(of: "supplier.name").contains { Likeness.name.agreement(name, $0).isSame }
    }
  }
}
