internal import Evidence

/// The territory of a licence takes in the store's country.
struct TerritoryCoversCheck: CheckKind {
  static let name = "territory-covers"
  static let summary = LocalizedText(
    en: "the territory names the marketplace's country, or a region that takes it in, and does not "
      + "except it by one of the words in 'exceptions'",
    zh: "授权地域写明站点所在国家或包含它的地区，且未用 “exceptions” 中的词将其排除")
  static let scopes: Set<ScopeKind> = [.documents]
  static let slots: Set<MessageSlot> = [.found, .expected, .marketplace]

  private let field: FieldName
  private let exceptions: [[Unicode.Scalar]]

  init(_ arguments: ArgumentReader) {
    field = arguments.field("field")
    exceptions = arguments.texts("exceptions", isRequired: false).map(Self.folded)
  }

  func judge(_ target: CheckTarget, in context: CaseContext) -> [CheckResult] {
    guard let judged = target.document, let code = context.marketplace else {
      return [CheckResult.notApplicable.on(field: field.text)]
    }
    let slots: [MessageSlot: LocalizedText] = [.marketplace: LocalizedText(plain: code)]
    let result = judged.judge(field) { cited in
      let found = cited.value.canonical
      let (granted, excepted) = split(found)
      guard let territory = Country.territory(in: granted) else {
        return .unknown(.notUnderstood, found: found, expected: code, slots)
      }
      let isExcepted = Country.territory(in: excepted)?.covers(code) ?? false
      return territory.covers(code) && !isExcepted
        ? .pass : .fail(found: found, expected: code, slots)
    }
    return [result]
  }

  /// What stands before the first word of exception, and what follows it.
  private func split(_ text: String) -> (granted: String, excepted: String) {
    let scalars = Array(text.unicodeScalars)
    let folded = Self.folded(text)
    let start = folded.indices.first { index in
      exceptions.contains { folded[index...].starts(with: $0) }
    }
    func string(_ part: ArraySlice<Unicode.Scalar>) -> String {
      String(String.UnicodeScalarView(part))
    }
    let end = start ?? scalars.count
    return (string(scalars[..<end]), string(scalars[end...]))
  }

  /// Small letters, one for each scalar.
  private static func folded(_ text: String) -> [Unicode.Scalar] {
    text.unicodeScalars.map { scalar in
      let narrow = TextFolding.narrow(scalar)
      return narrow.properties.lowercaseMapping.unicodeScalars.first ?? narrow
    }
  }
}
