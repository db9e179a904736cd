internal import Evidence

/// Every page has words that could be read.
struct PagesLegibleCheck: CheckKind {
  static let name = "pages-legible"
  static let summary = LocalizedText(
    en: "every page could be read; a page that is only a picture could not",
    zh: "每一页都能读取；只有图片、没有文字的页面无法读取")
  static let scopes: Set<ScopeKind> = [.files]
  static let outcomes: Set<Outcome> = [.pass, .unknown]
  static let slots: Set<MessageSlot> = [.pages, .count]

  init(_ arguments: ArgumentReader) {}

  func judge(_ target: CheckTarget, in context: CaseContext) -> [CheckResult] {
    guard let judged = target.document else { return [] }
    let document = judged.document.extracted
    if let problem = judged.problem, problem.cause != .noReader { return [.notApplicable] }
    if document.isFullyRead { return [.pass] }
    let pictures = document.pages.filter(\.hasUnreadPicture).map(\.number)
    let missing =
      (document.pageCount ?? 1) > document.pages.count
      ? Array((document.pages.count + 1)...(document.pageCount ?? 1)) : []
    let numbers = (pictures + missing).map(String.init)
    let result = CheckResult.unknown(
      .notRead,
      [
        .pages: LocalizedText(
          en: numbers.joined(separator: ", "), zh: numbers.joined(separator: "、")),
        .count: LocalizedText(plain: String(document.pageCount ?? document.pages.count)),
      ])
    let places = document.pages.filter(\.hasUnreadPicture).map { page in
      Place(page: page.number, span: 0..<0, boxes: page.images, source: .text, text: "")
    }
    return [result.shown(at: places, of: judged.path)]
  }
}

/// The document has as many pages as it says itself: `Page 1 of 3`.
struct PagesCompleteCheck: CheckKind {
  static let name = "pages-complete"
  static let summary = LocalizedText(
    en: "the document has as many pages as its own numbering says (\"Page 1 of 3\")",
    zh: "文件页数与其自身页码（如“第 1 页 共 3 页”）一致")
  static let scopes: Set<ScopeKind> = [.files]
  static let outcomes: Set<Outcome> = [.pass, .fail]
  static let slots: Set<MessageSlot> = [.found, .expected]

  init(_ arguments: ArgumentReader) {}

  func judge(_ target: CheckTarget, in context: CaseContext) -> [CheckResult] {
    guard let judged = target.document, let count = judged.document.extracted.pageCount,
      judged.problem == nil
    else { return [.notApplicable] }
    let stated = judged.document.extracted.pages.compactMap { PageNumbering.total(in: $0.text) }
    // Two documents in one file number their pages apart; only the highest number speaks.
    guard let total = stated.max() else { return [.notApplicable] }
    return [total <= count ? .pass : .fail(found: "\(count)", expected: "\(total)")]
  }
}

/// Reads how many pages a page says there are.
enum PageNumbering {
  private static let of: Set<String> = ["of", "von", "de", "di", "/", "out"]
  private static let pages: Set<String> = [
    "page", "pages", "seite", "pagina", "página", "pag", "pg",
  ]

  /// `Page 1 of 3`, `Seite 1/3`, `第1页 共3页`; nil when nothing of the kind stands there.
  static func total(in text: String) -> Int? {
    let words = tokens(of: text)
    for (index, word) in words.enumerated() {
      if pages.contains(word), index + 3 < words.count, let number = Int(words[index + 1]),
        of.contains(words[index + 2]), let total = Int(words[index + 3]), number >= 1,
        number <= total, total < 1000
      {
        return total
      }
      if word == "第", index + 5 < words.count, Int(words[index + 1]) != nil,
        words[index + 2] == "页", words[index + 3] == "共", let total = Int(words[index + 4]),
        words[index + 5] == "页"
      {
        return total
      }
    }
    return nil
  }

  private static func tokens(of text: String) -> [String] {
    var tokens: [String] = []
    var current = ""
    func close(_ current: inout String) {
      if !current.isEmpty { tokens.append(current) }
      current = ""
    }
    for character in TextFolding.fold(text) {
      let isDigit = character.isASCII && character.isNumber
      if isDigit || (character.isASCII && character.isLetter) {
        let continues = current.last.map { ($0.isNumber && $0.isASCII) == isDigit } ?? true
        if !continues { close(&current) }
        current.append(character)
      } else {
        close(&current)
        if character == "/" || character.isLetter { tokens.append(String(character)) }
      }
    }
    close(&current)
    return tokens
  }
}
