internal import Evidence

/// A certificate is of the mark that the case file states.
struct MarkNamedCheck: CheckKind {
  static let name = "mark-named"
  static let summary = LocalizedText(
    en: "each name that the case file has at 'paths' is the mark in 'field' of the document, or of "
      + "another of its kind; where no mark was read, the name stands on it as no part of a longer "
      + "one",
    zh: "案件文件 “paths” 中的每个名称就是该文件（或同类的另一份文件）“field” 中的商标；未读出商标时，该名称须单独写在文件上，而不是更长名称的一部分")
  static let scopes: Set<ScopeKind> = [.documents]
  static let slots: Set<MessageSlot> = []

  private let field: FieldName
  private let paths: [String]

  init(_ arguments: ArgumentReader) {
    field = arguments.field("field")
    paths = arguments.casePaths("paths")
  }

  func judge(_ target: CheckTarget, in context: CaseContext) -> [CheckResult] {
    guard let judged = target.document else { return [] }
    let alike = context.documents.filter { $0.kind == judged.kind && $0.original == nil }
    let names = paths.flatMap { context.readCase.file.nodes(at: $0) }
      .compactMap { place in place.node.canonical.map { (path: place.path, text: $0) } }
    let results = names.map { name in
      outcome(of: name.text, on: judged, among: alike).on(field: name.path, subject: name.text)
    }
    return results.isEmpty ? [.notApplicable] : results
  }

  private func outcome(
    of name: String, on judged: JudgedDocument, among alike: [JudgedDocument]
  ) -> CheckResult {
    let results = alike.map { (path: $0.path, result: result(of: name, on: $0)) }
    if let passing = results.first(where: { $0.result.outcome == .pass }) {
      // Another certificate answers it; this one need not.
      return passing.path == judged.path ? passing.result : .pass
    }
    // Told once: on the first that leaves it open, or else on the first.
    let telling = results.first { $0.result.outcome == .unknown } ?? results.first
    guard let telling, telling.path == judged.path else { return .notApplicable }
    return telling.result
  }

  private func result(of name: String, on judged: JudgedDocument) -> CheckResult {
    let marks = judged.document.readings(of: field)
    let own = marks.first { Likeness.brand.agreement($0.value.canonical, name).isSame }
    if let own { return CheckResult.pass.shown(at: [own.place], of: judged.path) }
    let mentions = judged.document.extracted.pages.flatMap { page in
      page.mentions(of: name).map { (isWhole: $0.isWhole, place: page.place(of: $0.words)) }
    }
    let whole = mentions.first(where: \.isWhole)
    guard let mark = marks.first else {
      if let whole { return CheckResult.pass.shown(at: [whole.place], of: judged.path) }
      guard let part = mentions.first else { return judged.missingText().expecting(name) }
      return CheckResult.unknown(.incomparable, found: part.place.text, expected: name)
        .shown(at: [part.place], of: judged.path)
    }
    let found = mark.value.canonical
    let isMisread = mark.place.source == .ocr && Misreading.mayExplain(found, name)
    let isCertain =
      marks.count == 1 && whole == nil && !isMisread && judged.document.extracted.isFullyRead
    let result: CheckResult =
      isCertain
      ? .fail(found: found, expected: name)
      : .unknown(isMisread ? .misread : .incomparable, found: found, expected: name)
    return result.shown(at: [mark.place], of: judged.path)
  }
}

extension CheckResult {
  fileprivate func expecting(_ text: String) -> CheckResult {
    var result = self
    result.expected = text
    return result
  }
}

extension Page {
  /// Where a name stands, by its words; a gap as wide as the letters are high parts cells.
  fileprivate func mentions(of name: String) -> [(words: Range<Int>, isWhole: Bool)] {
    lines.flatMap { line in
      var text = ""
      var ends: [(word: Int, end: Int)] = []
      for index in line {
        let word = words[index]
        if index > line.lowerBound {
          text += word.box.x0 - words[index - 1].box.x1 > word.box.height ? "\t" : " "
        }
        text += word.text
        ends.append((index, text.utf8.count))
      }
      return NameMention.all(of: name, in: text).compactMap {
        mention -> (words: Range<Int>, isWhole: Bool)? in
        let start = text.utf8.distance(from: text.startIndex, to: mention.range.lowerBound)
        let end = text.utf8.distance(from: text.startIndex, to: mention.range.upperBound)
        guard let first = ends.first(where: { $0.end > start })?.word,
          let last = ends.first(where: { $0.end >= end })?.word
        else { return nil }
        return (first..<(last + 1), mention.isWhole)
      }
    }
  }
}
