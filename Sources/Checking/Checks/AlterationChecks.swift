internal import Evidence

/// Nothing was drawn or written onto the document.
struct NotAnnotatedCheck: CheckKind {
  static let name = "not-annotated"
  static let summary = LocalizedText(
    en: "the PDF has no annotation of the kinds in 'marks'", zh: "PDF 上没有 “marks” 所列的批注")
  static let scopes: Set<ScopeKind> = [.files]
  static let outcomes: Set<Outcome> = [.pass, .fail]
  static let slots: Set<MessageSlot> = [.found, .pages]

  private let marks: [String]

  init(_ arguments: ArgumentReader) { marks = arguments.texts("marks") }

  func judge(_ target: CheckTarget, in context: CaseContext) -> [CheckResult] {
    guard let judged = target.document, judged.problem == nil else { return [.notApplicable] }
    let found = judged.document.extracted.information.annotations.filter {
      marks.contains($0.subtype)
    }
    if found.isEmpty { return [.pass] }
    var kinds: [String] = []
    for mark in found where !kinds.contains(mark.subtype) { kinds.append(mark.subtype) }
    let pages = Set(found.map(\.page)).sorted().map(String.init).joined(separator: ", ")
    let result = CheckResult.fail(
      found: kinds.joined(separator: ", "), [.pages: LocalizedText(plain: pages)])
    let places = found.map {
      Place(page: $0.page, span: 0..<0, boxes: [$0.box], source: .text, text: "")
    }
    return [result.shown(at: places, of: judged.path)]
  }
}

/// The file does not come out of a program that alters documents.
struct NotEditedCheck: CheckKind {
  static let name = "not-edited"
  static let summary = LocalizedText(
    en: "neither the producer nor the creator of the file is one of the programs in 'programs'",
    zh: "文件的生成程序不在 “programs” 所列软件之内")
  static let scopes: Set<ScopeKind> = [.files, .documents]
  static let outcomes: Set<Outcome> = [.pass, .fail]
  static let slots: Set<MessageSlot> = [.found]

  private let programs: [String]

  init(_ arguments: ArgumentReader) { programs = arguments.texts("programs") }

  func judge(_ target: CheckTarget, in context: CaseContext) -> [CheckResult] {
    guard let judged = target.document, judged.problem == nil else { return [.notApplicable] }
    let information = judged.document.extracted.information
    let names = [information.producer, information.creator].compactMap(\.self)
    let traces = names.first { name in
      let folded = TextFolding.fold(name)
      return programs.contains { folded.contains(TextFolding.fold($0)) }
    }
    return [traces.map { .fail(found: PrintableText.escape($0)) } ?? .pass]
  }
}

/// The file was not saved again on a later day than it was made.
struct SavedOnceCheck: CheckKind {
  static let name = "saved-once"
  static let summary = LocalizedText(
    en: "the file was not saved again, onto itself, on a later day than it was made",
    zh: "文件生成之后没有在其他日期被再次保存")
  static let scopes: Set<ScopeKind> = [.files]
  static let outcomes: Set<Outcome> = [.pass, .fail]
  static let slots: Set<MessageSlot> = [.found, .expected]

  init(_ arguments: ArgumentReader) {}

  func judge(_ target: CheckTarget, in context: CaseContext) -> [CheckResult] {
    guard let judged = target.document, judged.problem == nil else { return [.notApplicable] }
    let information = judged.document.extracted.information
    // A signature is saved onto the file too, but on the day on which it was made.
    guard information.revisions > 1, let created = information.created,
      let modified = information.modified, modified > created
    else { return [.pass] }
    return [.fail(found: modified.description, expected: created.description)]
  }
}
