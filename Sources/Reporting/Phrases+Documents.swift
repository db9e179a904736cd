import Evidence
import Knowledge

extension Phrases {
  func field(_ name: FieldName) -> String { wording.label(ofField: name.text).text(in: language) }

  func kind(_ kind: DocumentKind) -> String { wording.label(of: kind).text(in: language) }

  /// That it was not recognised where it was not.
  func kind(of document: ReadDocument) -> String {
    guard let kind = document.kind else { return unrecognised }
    return self.kind(kind)
  }

  func problem(_ problem: FileProblem) -> String { problem.words.text(in: language) }

  // MARK: Inspection

  var type: String { pick("type", "类型") }
  var size: String { pick("size", "大小") }
  var kindLabel: String { pick("kind", "文件种类") }
  var otherwise: String { pick("or else", "或者是") }
  var languagesLabel: String { pick("languages", "语言") }
  var textLabel: String { pick("text", "文字来源") }
  var problemLabel: String { pick("problem", "问题") }
  var madeWith: String { pick("made with", "制作软件") }
  var titleLabel: String { pick("title", "标题") }
  var created: String { pick("created", "创建") }
  var modified: String { pick("modified", "修改") }
  var fonts: String { pick("fonts", "字体") }
  var attachments: String { pick("attachments", "附件") }
  var annotations: String { pick("annotations", "批注") }
  var forbidden: String { pick("forbidden", "禁止的操作") }
  var savedTimes: String { pick("saved", "保存次数") }
  var javaScript: String { pick("contains JavaScript", "含有 JavaScript") }
  var notEmbedded: String { pick("not embedded", "未嵌入") }
  var none: String { pick("none", "无") }
  var onlyPicture: String { pick("only a picture", "仅为图片") }
  var noFields: String { pick("no fields were read", "没有读到任何字段") }
  var eInvoice: String { pick("e-invoice", "电子发票") }
  var insideFile: String { pick("e-invoice (XML) in the file", "文件内含的电子发票（XML）") }
  var insideCode: String { pick("the code on it", "页面上的码") }
  func code(_ format: PageCode.Format) -> String {
    switch format {
    case .qr: pick("QR code", "二维码")
    case .dataMatrix: pick("Data Matrix code", "Data Matrix 码")
    case .aztec: pick("Aztec code", "Aztec 码")
    }
  }
  var ambiguous: String { pick("ambiguous", "有歧义") }
  var openEnded: String { pick("without an end", "长期") }
  var unknownKind: String { pick("not recognised", "无法识别") }
  func bytes(_ number: Int) -> String { pick("\(grouped(number)) bytes", "\(grouped(number)) 字节") }
  func times(_ number: Int) -> String { pick("\(number) times", "\(number) 次") }

  func origin(_ origin: TextOrigin) -> String {
    switch origin {
    case .text: pick("text layer", "文字层")
    case .ocr: pick("recognised from pictures", "图像识别")
    case .mixed: pick("partly text layer, partly recognised", "部分文字层，部分图像识别")
    case .xml: pick("structured e-invoice", "结构化电子发票")
    case .none: pick("none was read", "未读到文字")
    }
  }

  /// The page, or that it is in the XML, which no page shows, or in a code.
  func place(_ place: Place) -> String {
    switch place.source {
    case .xml: insideFile
    case .code: page(place.page) + bracketed(insideCode)
    case .text, .ocr: page(place.page)
    }
  }

  func doubt(_ cause: Doubt.Cause) -> String {
    switch cause {
    case .notRead: pick("not read: part of the document is a picture", "未读取：部分页面是图片")
    case .notUnderstood: pick("not understood", "无法理解")
    case .lowConfidence: pick("too uncertain", "置信度过低")
    case .fileUnreadable: pick("the file cannot be read", "文件无法读取")
    }
  }
}
