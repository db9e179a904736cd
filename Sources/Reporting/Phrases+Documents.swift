import Evidence

extension Phrases {
  func kind(_ kind: DocumentKind) -> String {
    language == .en
      ? kind.rawValue.split(separator: "-").joined(separator: " ") : Self.chineseName(of: kind)
  }

  private static func chineseName(of kind: DocumentKind) -> String {
    switch kind {
    case .invoice: "发票"
    case .proformaInvoice: "形式发票"
    case .quotation: "报价单"
    case .orderConfirmation: "订单确认书"
    case .purchaseOrder: "采购订单"
    case .receipt: "收据"
    case .creditNote: "贷记通知单"
    case .packingSlip: "装箱单"
    case .billOfLading: "提单"
    case .proofOfDelivery: "签收证明"
    case .letterOfAuthorization: "授权书"
    case .businessLicense: "营业执照"
    case .trademarkCertificate: "商标注册证"
    case .identityDocument: "身份证件"
    case .utilityBill: "公用事业账单"
    case .bankStatement: "银行对账单"
    case .planOfAction: "行动计划"
    case .nonInfringementStatement: "不侵权声明"
    case .counterNotice: "反通知"
    case .retraction: "撤诉书"
    case .testReport: "检测报告"
    case .declarationOfConformity: "符合性声明"
    case .childrensProductCertificate: "儿童产品证书"
    case .generalCertificateOfConformity: "通用符合性证书"
    case .safetyDataSheet: "安全数据表"
    case .certificateOfAnalysis: "分析证书"
    case .insuranceCertificate: "保险凭证"
    case .taxCertificate: "税务证明"
    case .eprCertificate: "EPR 注册证明"
    case .contract: "合同"
    case .customsDeclaration: "报关单"
    case .salesReport: "销售报表"
    case .photo: "照片"
    case .other: "其他文件"
    }
  }

  /// Why a file could not be read, for a person; lower case, no full stop.
  func problem(_ problem: FileProblem) -> String {
    switch problem.cause {
    case .empty: pick("the file is empty (0 bytes)", "文件为空（0 字节）")
    case .encrypted:
      pick("the file asks for a password; send it without one", "文件有密码保护；请提供无密码的版本")
    case .corrupt(let detail):
      detail.isEmpty
        ? pick("the file is damaged or cut short", "文件已损坏或不完整")
        : pick("the file is damaged or cut short: \(detail)", "文件已损坏或不完整：\(detail)")
    case .noReader:
      pick("files of this type cannot be read; send a PDF", "无法读取此类文件；请提供 PDF")
    case .notAFile(let what):
      pick("not an ordinary file but \(what)", "不是普通文件，而是 \(what)")
    case .denied(let detail):
      pick("the file cannot be opened: \(detail)", "无法打开文件：\(detail)")
    case .limit(let name, let value):
      pick("over the limit for \(name): \(value)", "超过限制（\(name)）：\(value)")
    case .readerCrashed(let how):
      pick("the reader crashed on this file (\(how))", "读取程序在处理此文件时崩溃（\(how)）")
    case .readerTimedOut(let seconds):
      pick(
        "the file could not be read within \(seconds) seconds", "\(seconds) 秒内未能读完此文件")
    case .readerSpokeNonsense(let detail):
      pick("the reader failed on this file (\(detail))", "读取程序处理此文件失败（\(detail)）")
    }
  }

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

  func doubt(_ cause: Doubt.Cause) -> String {
    switch cause {
    case .notRead: pick("not read: part of the document is a picture", "未读取：部分页面是图片")
    case .notUnderstood: pick("not understood", "无法理解")
    case .lowConfidence: pick("too uncertain", "置信度过低")
    case .fileUnreadable: pick("the file cannot be read", "文件无法读取")
    }
  }
}
