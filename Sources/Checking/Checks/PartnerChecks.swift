internal import Evidence
internal import Knowledge

/// A field says the same as a field of other papers of the bundle.
struct MatchesDocumentsCheck: CheckKind {
  static let name = "matches-documents"
  static let summary = LocalizedText(
    en: "the field says the same as one of those in 'documents' on the bundle's other papers, or "
      + "none of them states it",
    zh: "该字段与材料中 “documents” 所列文件字段之一一致，或其他文件均未写明")
  static let scopes: Set<ScopeKind> = [.documents]
  static let slots: Set<MessageSlot> = [.expected, .other]

  private let field: FieldName
  private let others: [(kind: DocumentKind, field: FieldName)]
  private let likeness: Likeness

  init(_ arguments: ArgumentReader) {
    field = arguments.field("field")
    others = arguments.fieldsByKind("documents")
    likeness = arguments.choice("by", default: .name)
  }

  func judge(_ target: CheckTarget, in context: CaseContext) -> [CheckResult] {
    guard let judged = target.document else { return [] }
    let stated = others.flatMap { other in
      context.documents.filter {
        $0.kind == other.kind && $0.path != judged.path && $0.original == nil
      }.flatMap { paper in paper.texts(of: other.field).map { (paper: paper.path, text: $0) } }
    }
    guard let first = stated.first else {
      return [CheckResult.notApplicable.on(field: field.text)]
    }
    return [
      judged.judge(field) { cited in
        let found = cited.value.canonical
        let texts = stated.map(\.text)
        let agreement = likeness.agreement(found, with: first.text, or: Array(texts.dropFirst()))
        var result = agreement.result(found: found, expected: first.text)
        guard result.outcome != .pass else { return result }
        result.slots[.other] = LocalizedText(plain: first.paper.description)
        result.proofs.append(Finding.Proof(document: first.paper, place: nil))
        return result
      }
    ]
  }
}

/// Papers that a bundle needs because of whom the account is, or of what else is in it.
struct DocumentNeededCheck: CheckKind {
  static let name = "document-needed"
  static let summary = LocalizedText(
    en: "a document of one of 'kinds' is there; asked only where the account is the brand's owner "
      + "('of: owner') or is not ('of: reseller'), and only beside a document of 'beside'",
    zh: "有 “kinds” 中的一份文件；“of: owner” 时只要求品牌所有人，“of: reseller” 时只要求非品牌所有人；给出 “beside” "
      + "时只在有该类文件时要求")
  static let scopes: Set<ScopeKind> = [.bundle]
  static let slots: Set<MessageSlot> = [.kind, .other]

  private enum Holder: String, CaseIterable { case anyone, owner, reseller }

  private let kinds: [DocumentKind]
  private let beside: [DocumentKind]
  private let holder: Holder

  init(_ arguments: ArgumentReader) {
    kinds = arguments.kinds("kinds")
    beside = arguments.has("beside") ? arguments.kinds("beside") : []
    holder = arguments.choice("of", default: .anyone)
  }

  func judge(_ target: CheckTarget, in context: CaseContext) -> [CheckResult] {
    let labels = kinds.map(context.wording.label)
    let companion = context.documents.first {
      $0.isOf(Set(beside)) && $0.standing != .stopped(isRequired: false)
    }
    guard beside.isEmpty || companion != nil else { return [.notApplicable] }
    var slots: [MessageSlot: LocalizedText] = [
      .kind: LocalizedText(
        en: labels.map(\.en).joined(separator: " or "),
        zh: labels.map(\.zh).joined(separator: "或"))
    ]
    slots[.other] = companion.map { LocalizedText(plain: $0.path.description) }
    let subject = kinds.map(\.rawValue).joined(separator: " | ")
    return [outcome(slots, in: context).on(field: nil, subject: subject)]
  }

  private func outcome(
    _ slots: [MessageSlot: LocalizedText], in context: CaseContext
  ) -> CheckResult {
    let isThere = context.documents.contains {
      $0.isOf(Set(kinds)) && ($0.standing == .sound || $0.standing == .flawed)
    }
    if isThere { return .pass }
    let isOwner = Ownership.isOwner(in: context)
    if holder != .anyone {
      guard let isOwner else { return .unknown(.incomparable) }
      if isOwner != (holder == .owner) { return .notApplicable }
    }
    return context.couldBeAnything || !context.mendable(Set(kinds)).isEmpty
      ? .unknown(.elsewhere) : .fail(slots)
  }
}

/// Whether the account owns the brands that the case is about.
enum Ownership {
  /// Nil where nobody can compare the names; false where the case names no owner.
  static func isOwner(in context: CaseContext) -> Bool? {
    let owners = context.texts(at: ["brands[].owner"])
    let names = context.texts(at: ["account.name", "account.aliases"])
    guard let name = names.first, !owners.isEmpty else { return false }
    let agreements = owners.map {
      Likeness.name.agreement($0, with: name, or: Array(names.dropFirst()))
    }
    if agreements.allSatisfy(\.isSame) { return true }
    return agreements.contains(.differs) ? false : nil
  }
}

/// Enough units of what is applied for stand on the invoices, taken together.
struct UnitsAtLeastCheck: CheckKind {
  static let name = "units-at-least"
  static let summary = LocalizedText(
    en: "over distinct sound documents of 'kinds', the units of the items of one brand are at "
      + "least 'units'",
    zh: "在互不重复且合格的 “kinds” 文件上，同一品牌商品的数量合计不少于 “units”")
  static let scopes: Set<ScopeKind> = [.bundle]
  static let slots: Set<MessageSlot> = [.found, .expected, .count]

  private let kinds: Set<DocumentKind>
  private let units: Int
  private let packs: [String]

  init(_ arguments: ArgumentReader) {
    kinds = Set(arguments.kinds("kinds"))
    units = arguments.count("units")
    packs = arguments.texts("packs", isRequired: false)
  }

  func judge(_ target: CheckTarget, in context: CaseContext) -> [CheckResult] {
    let entries = context.readCase.file.nodes(at: "items[]")
    let items = CitedItem.all(in: context)
    let brands = entries.map { TextFolding.compact($0.node["brand"]?.canonical ?? "") }
    var told: Set<String> = []
    return brands.filter { told.insert($0).inserted }.map { brand in
      let own = zip(items, brands).filter { $0.1 == brand }.map(\.0)
      let named = entries.first { TextFolding.compact($0.node["brand"]?.canonical ?? "") == brand }
      let subject = named?.node["brand"]?.canonical ?? own[0].asin
      let counted = CountedUnits(of: own, on: kinds, packs: packs, in: context)
      let least = DecimalNumber(mantissa: Int64(units), scale: 0)
      return counted.outcome(atLeast: least, expected: "≥ \(units)") { missing in
        [.count: LocalizedText(plain: missing.reduced.description)]
      }.on(field: nil, subject: subject)
    }
  }
}

/// A paper is about one of the products of the case.
struct NamesProductCheck: CheckKind {
  static let name = "names-product"
  static let summary = LocalizedText(
    en: "the model, ASIN, GTIN or SKU of one of the case's items stands on the document, or most "
      + "words of its title and no other model behind a word of 'cues'",
    zh: "文件上写有案件中某个商品的型号、ASIN、GTIN 或 SKU，或标题中的大部分词语，且 “cues” 之后没有别的型号")
  static let scopes: Set<ScopeKind> = [.documents]
  static let slots: Set<MessageSlot> = [.expected]

  private let cues: [String]

  init(_ arguments: ArgumentReader) { cues = arguments.texts("cues") }

  func judge(_ target: CheckTarget, in context: CaseContext) -> [CheckResult] {
    guard let judged = target.document else { return [] }
    let items = CitedItem.all(in: context)
    guard !items.isEmpty else { return [.notApplicable] }
    let prose = judged.prose
    let words = Set(Tokens.words(of: judged.searchText))
    for item in items {
      let hit = item.codes.lazy.compactMap { prose.places(ofIdentifier: $0).first }.first
      if let hit { return [CheckResult.pass.shown(at: [prose.place(of: hit)], of: judged.path)] }
    }
    let hasModel = items.contains { item in
      context.readCase.file.node(at: "\(item.path).model") != nil
    }
    let isTitled = items.contains { item in
      !item.titleWords.isEmpty
        && item.titleWords.intersection(words).count * 10 >= item.titleWords.count * 7
    }
    let expected = items.map { item in
      context.readCase.file.node(at: "\(item.path).model")?.canonical ?? item.title
    }.joined(separator: ", ")
    var result: CheckResult
    if let model = model(in: prose) {
      result = .fail(found: model.text)
      result = result.shown(at: [prose.place(of: model.range)], of: judged.path)
    } else if isTitled {
      // A title without its model may mean another model.
      result = hasModel ? .unknown(.incomparable, found: judged.path.description) : .pass
    } else {
      result = judged.missingText()
    }
    result.expected = expected
    result.document = judged.path
    return [result]
  }

  /// What stands behind `Model:` and looks like a model's name.
  private func model(in prose: PageProse) -> (text: String, range: Range<Int>)? {
    cues.flatMap(prose.ranges).lazy.compactMap { cue in
      let end = min(prose.all.upperBound, cue.upperBound + 4)
      return prose.words(in: cue.upperBound..<end).lazy.compactMap { word in
        let text = word.text.trimmed { !$0.isLetter && !$0.isNumber }
        guard text.count >= 3, text.contains(where: \.isNumber) else { return nil }
        return (String(text), word.tokens)
      }.first
    }.first
  }
}

/// A statement shows what moved on the account.
struct TransactionsShownCheck: CheckKind {
  static let name = "transactions-shown"
  static let summary = LocalizedText(
    en: "at least 'least' amounts stand on the document beside a date in the same line",
    zh: "文件上至少有 “least” 行同时写有日期和金额")
  static let scopes: Set<ScopeKind> = [.documents]
  static let slots: Set<MessageSlot> = [.expected]

  private let least: Int

  init(_ arguments: ArgumentReader) { least = arguments.count("least") }

  func judge(_ target: CheckTarget, in context: CaseContext) -> [CheckResult] {
    guard let judged = target.document else { return [] }
    let amounts = judged.document.extracted.pages.flatMap(\.words).filter { Self.isAmount($0.text) }
    if amounts.count >= least { return [.pass] }
    guard judged.document.extracted.isFullyRead else { return [.unknown(.notRead)] }
    return [.fail(found: "\(amounts.count)", expected: "≥ \(least)")]
  }

  /// `12,480.15`, `1.204,00`, `¥3,912.40`: digits that end with two decimals.
  private static func isAmount(_ text: String) -> Bool {
    let bare = text.trimmed { !$0.isNumber }
    guard let point = bare.lastIndex(where: { ".,".contains($0) }) else { return false }
    let decimals = bare[bare.index(after: point)...]
    return decimals.count == 2 && decimals.allSatisfy(\.isNumber)
      && bare[..<point].allSatisfy { $0.isNumber || ".,'".contains($0) }
  }
}

/// No other file has the same name in another folder or of another type.
struct FileNameUniqueCheck: CheckKind {
  static let name = "file-name-unique"
  static let summary = LocalizedText(
    en: "no earlier file has the same name but for its folder and extension",
    zh: "前面没有除文件夹和扩展名外同名的文件")
  static let scopes: Set<ScopeKind> = [.files]
  static let outcomes: Set<Outcome> = [.pass, .fail]
  static let slots: Set<MessageSlot> = [.other]

  init(_ arguments: ArgumentReader) {}

  func judge(_ target: CheckTarget, in context: CaseContext) -> [CheckResult] {
    guard let path = target.path else { return [] }
    let twin = context.documents.first { $0.path < path && Self.stem($0.path) == Self.stem(path) }
    return [
      twin.map { .fail([.other: LocalizedText(plain: $0.path.description)]) } ?? .pass
    ]
  }

  private static func stem(_ path: EvidencePath) -> String {
    let name = path.fileName
    let suffix = path.pathExtension
    return TextFolding.fold(suffix.isEmpty ? name : String(name.dropLast(suffix.count + 1)))
  }
}
