internal import Evidence
internal import Knowledge

/// A paper has as many of its prescribed sections as it needs.
struct SectionCountCheck: CheckKind {
  static let name = "section-count"
  static let summary = LocalizedText(
    en: "the heads of at least 'least' different sections stand on the document",
    zh: "文件上至少有 “least” 个不同章节的标题")
  static let scopes: Set<ScopeKind> = [.documents]
  static let slots: Set<MessageSlot> = [.found, .expected, .count]

  private let least: Int

  init(_ arguments: ArgumentReader) { least = arguments.count("least") }

  func judge(_ target: CheckTarget, in context: CaseContext) -> [CheckResult] {
    guard let judged = target.document else { return [] }
    let field: FieldName = "sections"
    let listed = judged.texts(of: field).first.map { $0.split(separator: ",").count }
    guard let count = listed else { return [judged.notKnown(field)] }
    let slots: [MessageSlot: LocalizedText] = [.count: LocalizedText(plain: "\(least - count)")]
    return [
      judged.judge(field) { _ in
        if count >= least { return .pass }
        return judged.document.extracted.isFullyRead
          ? .fail(found: "\(count)", expected: "≥ \(least)", slots)
          : .unknown(.notRead, found: "\(count)", expected: "≥ \(least)", slots)
      }
    ]
  }
}

/// A section's text gives what others need to get in touch.
struct ContactInCheck: CheckKind {
  static let name = "contact-in"
  static let summary = LocalizedText(
    en: "the text of the field, or of the whole document without one, has every part of 'parts': "
      + "phone (seven digits or more together), email, address (a number and several words)",
    zh: "该字段（未给出时为全文）包含 “parts” 中的每一项：电话、邮箱、地址")
  static let scopes: Set<ScopeKind> = [.documents]
  static let slots: Set<MessageSlot> = [.why]

  enum Part: String, CaseIterable { case phone, email, address }

  private let field: FieldName?
  private let parts: [Part]

  init(_ arguments: ArgumentReader) {
    field = arguments.optionalField("field")
    parts = arguments.choices("parts")
  }

  func judge(_ target: CheckTarget, in context: CaseContext) -> [CheckResult] {
    guard let judged = target.document else { return [] }
    return parts.map { part in
      let slots = [MessageSlot.why: context.wording.note("contact-\(part.rawValue)")]
      guard let field else {
        return Self.has(part, in: judged.searchText) ? .pass : judged.missingText(slots)
      }
      return judged.judge(field) { cited in
        Self.has(part, in: cited.value.canonical) ? .pass : .fail(slots)
      }
    }
  }

  private static func has(_ part: Part, in text: String) -> Bool {
    switch part {
    case .email:
      return text.split(separator: " ").contains { word in
        guard let at = word.firstIndex(of: "@") else { return false }
        return at != word.startIndex && word[at...].contains(".")
      }
    case .phone: return phone(in: text) != nil
    case .address:
      let rest = text.split(separator: " ").filter { !$0.contains("@") }.joined(separator: " ")
      let words = Tokens.words(of: phone(in: rest).map { without($0, rest) } ?? rest)
      let ideographs = words.count { $0.first.map(Tokens.isIdeograph) ?? false }
      return words.contains { $0.contains(where: \.isNumber) }
        && (words.count >= 5 || ideographs >= 5)
    }
  }

  private static func without(_ part: String, _ text: String) -> String {
    let narrow = TextFolding.narrow(text)
    guard let range = narrow.firstRange(of: part) else { return text }
    return narrow[..<range.lowerBound] + " " + narrow[range.upperBound...]
  }

  /// A run of digits with the signs of a telephone number between them.
  private static func phone(in text: String) -> String? {
    var run = ""
    for character in TextFolding.narrow(text) + "\n" {
      if character.isASCII, character.isNumber || "+-(). ".contains(character) {
        run.append(character)
      } else {
        let digits = run.count(where: \.isNumber)
        if (7...15).contains(digits) { return run }
        run = ""
      }
    }
    return nil
  }
}

/// One field's value does not stand in the text of another.
struct NotSameAsCheck: CheckKind {
  static let name = "not-same-as"
  static let summary = LocalizedText(
    en: "the name in 'field' is not the one with which the text in 'other' begins",
    zh: "“field” 中的名称不是 “other” 文字开头的名称")
  static let scopes: Set<ScopeKind> = [.documents]
  static let slots: Set<MessageSlot> = []

  private let field: FieldName
  private let other: FieldName

  init(_ arguments: ArgumentReader) {
    field = arguments.field("field")
    other = arguments.field("other")
  }

  func judge(_ target: CheckTarget, in context: CaseContext) -> [CheckResult] {
    guard let judged = target.document else { return [] }
    let texts = judged.texts(of: other).map { Tokens.words(of: $0) }
    guard !texts.isEmpty else { return [CheckResult.notApplicable.on(field: field.text)] }
    return [
      judged.judge(field) { cited in
        let words = Tokens.words(of: cited.value.canonical)
        return texts.contains { Tokens.contains(words, in: Array($0.prefix(words.count + 6))) }
          ? .fail() : .pass
      }
    ]
  }
}

/// An address lies in one of certain countries.
struct InCountryCheck: CheckKind {
  static let name = "in-country"
  static let summary = LocalizedText(
    en: "the text of the first of 'fields' that was read names one of 'countries', or has a place "
      + "as addresses in the United States have it (Tacoma, WA 98402), and names no other country",
    zh: "“fields” 中首个读到的字段写明 “countries” 中的国家（或美国式地址），且没有写其他国家")
  static let scopes: Set<ScopeKind> = [.documents]
  static let slots: Set<MessageSlot> = [.expected]

  private let fields: [FieldName]
  private let countries: [String]

  init(_ arguments: ArgumentReader) {
    fields = arguments.fields("fields")
    countries = arguments.texts("countries")
  }

  func judge(_ target: CheckTarget, in context: CaseContext) -> [CheckResult] {
    guard let judged = target.document else { return [] }
    let field = fields.first { judged.document.state(of: $0) != .absent } ?? fields[0]
    let expected = countries.joined(separator: ", ")
    return [
      judged.judge(field) { cited in
        let text = cited.value.canonical
        let named = Country.mentions(in: text).filter { !$0.isCode }.compactMap { mention in
          if case .countries(let codes) = mention.region, codes.count == 1 {
            codes.first
          } else {
            nil
          }
        }
        if named.contains(where: countries.contains) { return .pass }
        if let other = named.last { return .fail(found: other, expected: expected) }
        if countries.contains("US"), AmericanPlace.isNamed(in: text) { return .pass }
        return .unknown(.notUnderstood, found: text, expected: expected)
      }
    ]
  }
}

/// Tells the end of an address such as `Tacoma, WA 98402`.
private enum AmericanPlace {
  private static let states = Set(
    """
    AL AK AZ AR CA CO CT DE DC FL GA HI ID IL IN IA KS KY LA ME MD MA MI MN MS MO MT NE NV NH NJ \
    NM NY NC ND OH OK OR PA RI SC SD TN TX UT VT VA WA WV WI WY
    """.split(separator: " ").map(String.init))

  static func isNamed(in text: String) -> Bool {
    let words = text.split { " ,".contains($0) }
    return zip(words, words.dropFirst()).contains { state, code in
      states.contains(String(state)) && code.prefix(5).count(where: \.isNumber) == 5
        && (code.count == 5 || code.count == 10)
    }
  }
}

/// No date in a section lies after a day.
struct SectionDatesCheck: CheckKind {
  static let name = "section-dates"
  static let summary = LocalizedText(
    en: "every date that the text of the field names is no later than the anchor day",
    zh: "该字段文字中的每个日期都不晚于基准日")
  static let scopes: Set<ScopeKind> = [.documents]
  static let slots: Set<MessageSlot> = [.expected, .date]

  private let field: FieldName
  private let anchor: String

  init(_ arguments: ArgumentReader) {
    field = arguments.field("field")
    anchor = arguments.casePath("until")
  }

  func judge(_ target: CheckTarget, in context: CaseContext) -> [CheckResult] {
    guard let judged = target.document, let last = context.day(anchor) else {
      return [CheckResult.notApplicable.on(field: field.text)]
    }
    return [
      judged.judge(field) { cited in
        let text = cited.value.canonical
        let late = judged.document.days.filter { day in
          text.contains(day.place.text) && !day.value.isEmpty && day.value.allSatisfy { $0 > last }
        }
        guard let first = late.first, let day = first.value.first else { return .pass }
        return CheckResult.fail(
          found: day.description, expected: "≤ \(last)", [.date: LocalizedText(plain: "\(last)")]
        ).turning(on: late.compactMap { $0.value.min() }.max(), anchor: anchor)
          .shown(at: [first.place], of: judged.path)
      }
    ]
  }
}

/// A date is no earlier than the same date of papers that it rests on.
struct NotBeforeCheck: CheckKind {
  static let name = "not-before"
  static let summary = LocalizedText(
    en: "the date in 'field' is no earlier than the latest date in 'documents' of the bundle",
    zh: "“field” 的日期不早于材料中 “documents” 所列文件的最晚日期")
  static let scopes: Set<ScopeKind> = [.documents]
  static let slots: Set<MessageSlot> = [.expected, .other, .date]

  private let field: FieldName
  private let others: [(kind: DocumentKind, field: FieldName)]

  init(_ arguments: ArgumentReader) {
    field = arguments.field("field")
    others = arguments.fieldsByKind("documents")
  }

  func judge(_ target: CheckTarget, in context: CaseContext) -> [CheckResult] {
    guard let judged = target.document else { return [] }
    let days = others.flatMap { other in
      context.documents.filter { $0.kind == other.kind && $0.path != judged.path }.compactMap {
        paper in
        paper.document.state(of: other.field).known?.value.day.map { (paper: paper, day: $0) }
      }
    }
    guard let last = days.max(by: { $0.day < $1.day }) else {
      return [CheckResult.notApplicable.on(field: field.text)]
    }
    return [
      judged.judge(field) { cited in
        guard let day = cited.value.day else { return .unknown(.notUnderstood) }
        if day >= last.day { return .pass }
        var result = CheckResult.fail(
          found: "\(day)", expected: "≥ \(last.day)",
          [
            .other: LocalizedText(plain: last.paper.path.description),
            .date: LocalizedText(plain: "\(last.day)"),
          ])
        result.proofs.append(Finding.Proof(document: last.paper.path, place: nil))
        return result
      }
    ]
  }
}
