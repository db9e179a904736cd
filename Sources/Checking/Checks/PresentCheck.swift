internal import Evidence

/// A field stands on the document, or one of several.
struct PresentCheck: CheckKind {
  static let name = "present"
  static let summary = LocalizedText(
    en: "every field in 'all', or one of the fields in 'any', stands on the document, and nowhere "
      + "else on it with another value; with 'together', another document of its kind may "
      + "state it; with 'or_case', what the case file has at one of these paths stands on it, word by "
      + "word",
    zh: "“all” 中的每个字段，或 “any” 中的任一字段，都写在文件上，且没有互相矛盾的值；“together” 时由同类的另一份文件写明也可以；"
      + "给出 “or_case” 时，案件文件中该路径的内容逐词写在文件上也可以")
  static let scopes: Set<ScopeKind> = [.documents]
  static let slots: Set<MessageSlot> = []

  private let all: [FieldName]
  private let any: [FieldName]
  /// Whether the sides of one thing may lie in files of their own.
  private let isTogether: Bool
  private let casePaths: [String]

  init(_ arguments: ArgumentReader) {
    all = arguments.fields("all", isRequired: false)
    any = arguments.fields("any", isRequired: all.isEmpty)
    isTogether = arguments.flag("together")
    casePaths = arguments.casePaths("or_case", isRequired: false)
  }

  func judge(_ target: CheckTarget, in context: CaseContext) -> [CheckResult] {
    guard let judged = target.document else { return [] }
    let others = isTogether ? context.others(like: judged) : []
    var own = presence(on: judged)
    if own.contains(where: { $0.outcome != .pass }), names(judged, in: context) {
      own = own.map { CheckResult.pass.on(field: $0.field) }
    }
    guard !others.isEmpty else { return own }
    let elsewhere = others.map { presence(on: $0) }
    return own.indices.map { index in
      own[index].outcome == .fail && elsewhere.contains { $0[index].outcome == .pass }
        ? CheckResult.pass.on(field: own[index].field) : own[index]
    }
  }

  /// Whether all words of what the case file states stand on the document: of a person's name the
  /// family name and the others may be parts of a form.
  private func names(_ judged: JudgedDocument, in context: CaseContext) -> Bool {
    let text = judged.searchText
    let words = Set(Tokens.words(of: text))
    return context.texts(at: casePaths).contains { name in
      let own = Tokens.words(of: name)
      return own.count > 1 && own.allSatisfy(words.contains)
        || Tokens.contains(phrase: name, in: text)
    }
  }

  /// One result for each field of `all`, and one for `any`.
  private func presence(on judged: JudgedDocument) -> [CheckResult] {
    var results = all.map { presence(of: $0, on: judged) }
    if !any.isEmpty { results.append(presence(ofAny: judged)) }
    return results
  }

  private func presence(of field: FieldName, on judged: JudgedDocument) -> CheckResult {
    switch judged.document.state(of: field) {
    case .known(let cited):
      CheckResult.pass.on(field: field.text).shown(at: [cited.place], of: judged.path)
    case .ambiguous(let readings): presence(of: field, on: judged, readings)
    case .unknown(let doubt):
      CheckResult.unknown(.init(doubt)).on(field: field.text)
        .shown(at: [doubt.place].compactMap(\.self), of: judged.path)
    case .absent: CheckResult.fail().on(field: field.text)
    }
  }

  // Which reading of one writing is meant matters to other rules: that it is there is certain.
  // Of two writings that differ, one is something else.
  private func presence(
    of field: FieldName, on judged: JudgedDocument, _ readings: [Cited<FieldValue>]
  ) -> CheckResult {
    guard let rival = readings.dropFirst().first(where: { $0.contradicts(readings[0], as: field) })
    else { return CheckResult.pass.on(field: field.text) }
    let pair = [readings[0], rival]
    return CheckResult.unknown(
      .ambiguous, found: pair.map(\.value.canonical).joined(separator: " / ")
    )
    .on(field: field.text).shown(at: pair.map(\.place), of: judged.path)
  }

  private func presence(ofAny judged: JudgedDocument) -> CheckResult {
    let results = any.map { presence(of: $0, on: judged) }
    let best = results.first { $0.outcome == .pass } ?? results.first { $0.outcome == .unknown }
    return best ?? CheckResult.fail().on(field: any[0].text)
  }
}

extension Cited<FieldValue> {
  /// Whether another reading stands elsewhere and says something else: not the same name in another
  /// spelling or script, nor a part of it.
  func contradicts(_ other: Cited<FieldValue>, as field: FieldName) -> Bool {
    if place.page == other.place.page, place.span == other.place.span { return false }
    let (own, others) = (value.canonical, other.value.canonical)
    guard field.text.hasSuffix("name") else { return own != others }
    return Likeness.name.agreement(own, others) == .differs
      && !Tokens.contains(phrase: own, in: others) && !Tokens.contains(phrase: others, in: own)
  }
}
