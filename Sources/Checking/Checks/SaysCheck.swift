internal import Evidence
internal import Identifiers

/// A document says something, in one of several ways.
struct SaysCheck: CheckKind {
  static let name = "says"
  static let summary = LocalizedText(
    en:
      "one of the phrases in 'phrases' stands on the document, or with 'together: true' on another "
      + "of its kind; with 'beside', in one sentence with one of those, too",
    zh: "文件（“together: true” 时含同类的其他文件）上有 “phrases” 中的某个表述；给出 “beside” 时，同一句中还须有其中的某个表述")
  static let scopes: Set<ScopeKind> = [.documents]
  static let slots: Set<MessageSlot> = []

  private let phrases: [String]
  private let beside: [String]
  private let isTogether: Bool

  init(_ arguments: ArgumentReader) {
    phrases = arguments.texts("phrases")
    beside = arguments.texts("beside", isRequired: false)
    isTogether = arguments.flag("together")
  }

  func judge(_ target: CheckTarget, in context: CaseContext) -> [CheckResult] {
    guard let judged = target.document else { return [] }
    let prose = judged.prose
    if let range = place(in: prose) {
      return [CheckResult.pass.shown(at: [prose.place(of: range)], of: judged.path)]
    }
    let isElsewhere = isTogether && context.others(like: judged).contains { says($0.prose) }
    return [isElsewhere ? .pass : judged.missingText()]
  }

  private func says(_ prose: PageProse) -> Bool { phrases.contains { prose.contains($0) } }

  /// The first phrase, with the one beside it where that is asked for.
  private func place(in prose: PageProse) -> Range<Int>? {
    let companions = beside.flatMap { prose.ranges(of: $0) }
    return phrases.lazy.flatMap { prose.ranges(of: $0) }.first { range in
      let sentence = prose.sentence(of: range)
      return beside.isEmpty || companions.contains { sentence.contains($0.lowerBound) }
    }
  }
}

/// A document says nothing of a certain sort.
struct SaysNothingCheck: CheckKind {
  static let name = "says-nothing"
  static let summary = LocalizedText(
    en: "none of the phrases in 'phrases' stands on the document",
    zh: "文件上没有 “phrases” 所列的表述")
  static let scopes: Set<ScopeKind> = [.documents]
  static let slots: Set<MessageSlot> = [.pages]

  private let phrases: [String]

  init(_ arguments: ArgumentReader) { phrases = arguments.texts("phrases") }

  func judge(_ target: CheckTarget, in context: CaseContext) -> [CheckResult] {
    guard let judged = target.document else { return [] }
    let prose = judged.prose
    let hits = phrases.flatMap(prose.ranges).sorted {
      ($0.lowerBound, $1.upperBound) < ($1.lowerBound, $0.upperBound)
    }
    guard let first = hits.first else {
      return [judged.document.extracted.isFullyRead ? .pass : .unknown(.notRead)]
    }
    let places = hits.map { prose.place(of: $0) }
    let pages = Set(places.map(\.page)).sorted().map(String.init).joined(separator: ", ")
    let result = CheckResult.fail(
      found: String(prose.place(of: first).text.trimmed { !$0.isLetter && !$0.isNumber }),
      [.pages: LocalizedText(plain: pages)])
    return [result.shown(at: places, of: judged.path)]
  }
}

/// A document names what the case file states.
struct NamesCaseCheck: CheckKind {
  static let name = "names-case"
  static let summary = LocalizedText(
    en: "each value that the case file has at 'paths' stands on the document, or on another of its "
      + "kind; with 'share', so many per cent of its words",
    zh: "案件文件 “paths” 中的每个值都写在该文件（或同类的另一份文件）上；给出 “share” 时，写有该百分比的词语即可")
  static let scopes: Set<ScopeKind> = [.documents]
  static let slots: Set<MessageSlot> = [.expected]

  private let paths: [String]
  /// How many per cent of a value's words are enough; nil where all of them stand together.
  private let share: Int?

  init(_ arguments: ArgumentReader) {
    paths = arguments.casePaths("paths")
    share = arguments.has("share") ? arguments.count("share") : nil
  }

  func judge(_ target: CheckTarget, in context: CaseContext) -> [CheckResult] {
    guard let judged = target.document else { return [] }
    let values = paths.flatMap { context.readCase.file.nodes(at: $0) }
      .compactMap { place in place.node.canonical.map { (path: place.path, value: $0) } }
    let alike = context.documents.filter { $0.kind == judged.kind && $0.original == nil }
    let proses = alike.map { (path: $0.path, prose: $0.prose) }
    let results = values.map { value in
      outcome(of: value.value, on: judged, among: proses)
        .on(field: value.path, subject: value.value)
    }
    return results.isEmpty ? [.notApplicable] : results
  }

  private func outcome(
    of value: String, on judged: JudgedDocument,
    among alike: [(path: EvidencePath, prose: PageProse)]
  ) -> CheckResult {
    for (path, prose) in alike {
      let hits = places(of: value, in: prose)
      guard let hit = hits.first else { continue }
      // Another letter answers it; this one need not.
      return path == judged.path
        ? CheckResult.pass.shown(at: [prose.place(of: hit)], of: path) : .pass
    }
    // Told on the first of them.
    guard alike.first?.path == judged.path else { return .notApplicable }
    var result = judged.missingText()
    result.expected = value
    return result
  }

  private func places(of value: String, in prose: PageProse) -> [Range<Int>] {
    guard let share else { return prose.ranges(of: value) + prose.places(ofIdentifier: value) }
    let words = Set(Tokens.words(of: value))
    let hits = words.compactMap { prose.ranges(of: $0).first }
    return hits.count * 100 >= words.count * share ? hits : []
  }
}

/// A document names nobody and nothing that the case file sets apart.
struct NamesNotCheck: CheckKind {
  static let name = "names-not"
  static let summary = LocalizedText(
    en: "none of the values that the case file has at 'paths' stands on the document",
    zh: "文件上没有出现案件文件 “paths” 中的任何值")
  static let scopes: Set<ScopeKind> = [.documents]
  static let slots: Set<MessageSlot> = []

  private let paths: [String]

  init(_ arguments: ArgumentReader) { paths = arguments.casePaths("paths") }

  func judge(_ target: CheckTarget, in context: CaseContext) -> [CheckResult] {
    guard let judged = target.document else { return [] }
    let values = context.texts(at: paths)
    guard !values.isEmpty else { return [.notApplicable] }
    let prose = judged.prose
    for value in values {
      guard let hit = prose.ranges(of: value).first else { continue }
      return [CheckResult.fail(found: value).shown(at: [prose.place(of: hit)], of: judged.path)]
    }
    return [judged.document.extracted.isFullyRead ? .pass : .unknown(.notRead)]
  }
}

/// Identifiers of a scheme on the document are those that the case file states.
struct NamesNoOtherCheck: CheckKind {
  static let name = "names-no-other"
  static let summary = LocalizedText(
    en: "every word of the document that has the form of one of 'schemes' is stated by the case "
      + "file at 'paths'; with 'or_one', one of them is enough",
    zh: "文件中符合 “schemes” 格式的编号都在案件文件 “paths” 中；“or_one” 时有一个即可")
  static let scopes: Set<ScopeKind> = [.documents]
  static let slots: Set<MessageSlot> = [.expected]

  private let schemes: [IdentifierScheme]
  private let paths: [String]
  /// Whether a document about one of them may be about others too, as reports are.
  private let isOneEnough: Bool

  init(_ arguments: ArgumentReader) {
    schemes = arguments.schemes("schemes")
    paths = arguments.casePaths("paths")
    isOneEnough = arguments.flag("or_one")
  }

  func judge(_ target: CheckTarget, in context: CaseContext) -> [CheckResult] {
    guard let judged = target.document else { return [] }
    let stated = context.texts(at: paths)
    guard let first = stated.first else { return [.notApplicable] }
    let known = Set(stated.map(TextFolding.compact))
    let prose = judged.prose
    let others = prose.words(in: prose.all).compactMap { word -> (String, Range<Int>)? in
      let bare = word.text.trimmed { !$0.isLetter && !$0.isNumber }
      // Ten digits may be a book or a telephone number.
      guard bare.contains(where: \.isLetter) || bare.contains("-"),
        schemes.contains(where: { $0.verdict(on: bare) == .valid }),
        !known.contains(TextFolding.compact(bare))
      else { return nil }
      return (String(bare), word.tokens)
    }
    let isNamed =
      isOneEnough && stated.contains { !prose.places(ofIdentifier: $0).isEmpty }
    guard !isNamed, let other = others.first else {
      return [judged.document.extracted.isFullyRead ? .pass : .unknown(.notRead)]
    }
    let result = CheckResult.fail(found: other.0, expected: first)
    return [
      result.on(field: nil, subject: other.0)
        .shown(at: others.map { prose.place(of: $0.1) }, of: judged.path)
    ]
  }
}

extension StringProtocol {
  /// Without the characters at both ends that fulfil a condition.
  func trimmed(_ isDropped: (Character) -> Bool) -> SubSequence {
    let start = firstIndex { !isDropped($0) } ?? endIndex
    let end = lastIndex { !isDropped($0) }.map(index(after:)) ?? endIndex
    return start < end ? self[start..<end] : self[endIndex..<endIndex]
  }
}
