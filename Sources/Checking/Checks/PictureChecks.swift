internal import Evidence
internal import Knowledge

/// Pages that are pictures show clearly what is on them, by one measure.
struct PictureClearCheck: CheckKind {
  static let name = "picture-clear"
  static let summary = LocalizedText(
    en: "on every page that was read as a picture, 'measure' lies within 'least' and 'most'; "
      + "photos of things are not measured by their words",
    zh: "凡作为图片读取的页面，“measure” 所指的数值都在 “least” 与 “most” 之间；实物照片不以文字衡量")
  static let scopes: Set<ScopeKind> = [.files, .documents]
  static let outcomes: Set<Outcome> = [.pass, .fail]
  static let slots: Set<MessageSlot> = [.pages, .found, .limit]

  private let measure: Legibility.Measure
  private let least: Int
  private let most: Int

  init(_ arguments: ArgumentReader) {
    measure = arguments.requiredChoice("measure", lacking: .blur)
    least = arguments.count("least", default: .min)
    most = arguments.count("most", default: .max)
  }

  func judge(_ target: CheckTarget, in context: CaseContext) -> [CheckResult] {
    guard let judged = target.document, judged.kind != .photo else { return [] }
    let measured = judged.document.extracted.pages.compactMap { page in
      page.recognition?.legibility[measure].map { (page: page, value: $0) }
    }
    // Of pages with text of their own there is nothing to say, not even that it does not apply.
    guard !measured.isEmpty else { return [] }
    let poor = measured.filter { $0.value < least || $0.value > most }
    guard let worst = poor.max(by: { excess($0.value) < excess($1.value) }) else {
      return [.pass]
    }
    let numbers = poor.map { String($0.page.number) }
    let limit = worst.value < least ? least : most
    let result = CheckResult.fail(
      found: String(worst.value), expected: "\(worst.value < least ? "≥" : "≤") \(limit)",
      [
        .pages: LocalizedText(
          en: numbers.joined(separator: ", "), zh: numbers.joined(separator: "、")),
        .limit: LocalizedText(plain: String(limit)),
      ])
    let places = poor.map { entry in
      Place(
        page: entry.page.number, span: 0..<0,
        boxes: [Box(x0: 0, y0: 0, x1: entry.page.width, y1: entry.page.height)], source: .ocr,
        text: "")
    }
    return [result.shown(at: places, of: judged.path)]
  }

  private func excess(_ value: Int) -> Int { max(least > value ? least - value : 0, value - most) }
}

/// No page is an empty sheet.
struct NotBlankCheck: CheckKind {
  static let name = "not-blank"
  static let summary = LocalizedText(
    en: "no page that was read as a picture is blank", zh: "作为图片读取的页面中没有空白页")
  static let scopes: Set<ScopeKind> = [.files]
  static let outcomes: Set<Outcome> = [.pass, .fail]
  static let slots: Set<MessageSlot> = [.pages]

  init(_ arguments: ArgumentReader) {}

  func judge(_ target: CheckTarget, in context: CaseContext) -> [CheckResult] {
    guard let judged = target.document else { return [] }
    let pages = judged.document.extracted.pages.filter { $0.recognition != nil }
    guard !pages.isEmpty else { return [] }
    let blank = pages.filter { $0.recognition?.isBlank == true }.map { String($0.number) }
    guard !blank.isEmpty else { return [.pass] }
    return [
      .fail([
        .pages: LocalizedText(en: blank.joined(separator: ", "), zh: blank.joined(separator: "、"))
      ])
    ]
  }
}

/// The picture is no copy of a screen.
struct NotScreenshotCheck: CheckKind {
  static let name = "not-screenshot"
  static let summary = LocalizedText(
    en: "the picture file has none of the sizes that screens have ('sizes')",
    zh: "图片文件的尺寸不是常见的屏幕尺寸（“sizes”）")
  static let scopes: Set<ScopeKind> = [.files]
  static let outcomes: Set<Outcome> = [.pass, .fail]
  static let slots: Set<MessageSlot> = [.found]

  private let sizes: Set<String>

  init(_ arguments: ArgumentReader) { sizes = Set(arguments.texts("sizes")) }

  func judge(_ target: CheckTarget, in context: CaseContext) -> [CheckResult] {
    guard let judged = target.document,
      judged.document.extracted.identified.mediaType?.hasPrefix("image/") == true,
      let box = judged.document.extracted.pages.first?.images.first
    else { return [] }
    let sides = [Int(box.width.rounded()), Int(box.height.rounded())]
    let size = sides.map(String.init).joined(separator: "x")
    let upright = sides.sorted().map(String.init).joined(separator: "x")
    return [sizes.contains(upright) ? .fail(found: size) : .pass]
  }
}
