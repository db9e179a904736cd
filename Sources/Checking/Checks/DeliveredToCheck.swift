internal import Evidence

/// Goods were delivered to the postal code that the case file states.
struct DeliveredToCheck: CheckKind {
  static let name = "delivered-to"
  static let summary = LocalizedText(
    en:
      "the postal code at 'case' stands on the document; one of the same form in 'fields' and not "
      + "this one fails; a document that shows none is not judged",
    zh: "“case” 处的邮政编码写在文件上；“fields” 中出现同样格式的其他邮编即不合格；没有写明邮编的不作判断")
  static let scopes: Set<ScopeKind> = [.documents]
  static let slots: Set<MessageSlot> = [.found, .expected]

  private let fields: [FieldName]
  private let path: String

  init(_ arguments: ArgumentReader) {
    fields = arguments.fields("fields")
    path = arguments.casePath("case")
  }

  func judge(_ target: CheckTarget, in context: CaseContext) -> [CheckResult] {
    guard let judged = target.document, let field = fields.first else { return [] }
    let stated = context.texts(at: [path])
    guard !stated.isEmpty else { return [CheckResult.notApplicable.on(field: field.text)] }
    if stated.contains(where: { Tokens.contains(code: $0, in: judged.searchText) }) {
      return [CheckResult.pass.on(field: field.text)]
    }
    if !judged.document.extracted.isFullyRead { return [judged.notKnown(field)] }
    let forms = Set(stated.map(PostalForm.init))
    for name in fields {
      for reading in judged.document.readings(of: name) {
        let text = [
          reading.value.canonical, judged.textBehind(reading.place),
          judged.textBelow(reading.place),
        ].joined(separator: "\n")
        guard let code = forms.lazy.compactMap({ $0.last(in: text) }).first else { continue }
        return [
          CheckResult.fail(found: code, expected: stated.joined(separator: " / "))
            .on(field: name.text).shown(at: [reading.place], of: judged.path)
        ]
      }
    }
    return [CheckResult.notApplicable.on(field: field.text)]
  }
}

/// Which places of a postal code are digits and which are letters.
private struct PostalForm: Hashable {
  private let shape: String

  init(_ code: String) { shape = Self.shape(of: code) }

  private static func shape(of text: some StringProtocol) -> String {
    let shape = String(text.compactMap { $0.isNumber ? "9" : $0.isLetter ? "A" : nil })
    // British codes have one form in several lengths: `M1 1AE`, `LS16 8QB`, `EC1A 1BB`.
    let isBritish = (5...7).contains(shape.count) && shape.hasPrefix("A") && shape.hasSuffix("9AA")
    return isBritish ? "British" : shape
  }

  /// The last code of this form among the words of a text, alone or with the next word: numbers of
  /// houses stand before it.
  func last(in text: String) -> String? {
    let words = text.split { !$0.isLetter && !$0.isNumber }.map(String.init)
    for (index, word) in words.enumerated().reversed() {
      let pair = words[index...].prefix(2).joined(separator: " ")
      if Self.shape(of: pair) == shape { return pair }
      if Self.shape(of: word) == shape { return word }
    }
    return nil
  }
}

extension JudgedDocument {
  /// What stands behind a place in its line: `Jane Roe`, and then `5 Hill Road, 98109 Seattle`.
  fileprivate func textBehind(_ place: Place) -> String {
    guard let (page, first) = start(of: place) else { return "" }
    return page.words.filter { $0.box.x0 >= first.x1 - 1 && abs($0.box.midY - first.midY) < 2 }
      .sorted { $0.box.x0 < $1.box.x0 }.map(\.text).joined(separator: " ")
  }

  /// The lines of an address below its first one: what begins near the same edge, up to a gap.
  fileprivate func textBelow(_ place: Place) -> String {
    guard let (page, first) = start(of: place) else { return "" }
    let height = max(first.y1 - first.y0, 6)
    var (bottom, text) = (first.y1, "")
    for range in page.lines.sorted(by: {
      page.words[$0.lowerBound].box.y0 < page.words[$1.lowerBound].box.y0
    }) {
      let line = page.words[range]
      guard let start = line.first?.box, start.y0 >= first.y1 - height / 2,
        abs(start.x0 - first.x0) <= height, start.y0 - bottom <= height
      else { continue }
      text += line.map(\.text).joined(separator: " ") + "\n"
      bottom = start.y1
    }
    return text
  }

  /// The page of a place and its first box there.
  private func start(of place: Place) -> (page: Page, box: Box)? {
    guard let box = place.boxes.first,
      let page = document.extracted.pages.first(where: { $0.number == place.page })
    else { return nil }
    return (page, box)
  }
}
