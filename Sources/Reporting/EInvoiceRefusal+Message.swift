import Evidence

extension EInvoiceRefusal {
  /// Why an e-invoice was not read, for a person; lower case, no full stop.
  func message(in language: ReportLanguage) -> String {
    func pick(_ en: String, _ zh: String) -> String { language == .zh ? zh : en }
    return switch cause {
    case .documentType:
      pick("refused: it declares a document type (DTD)", "拒绝读取：声明了文档类型（DTD）")
    case .encoding: pick("not read: it is not UTF-8", "未读取：不是 UTF-8 编码")
    case .limit: pick("not read: it is too large", "未读取：内容过大")
    case .malformed:
      pick("not read: it is damaged or no invoice", "未读取：内容已损坏或不是发票")
    }
  }
}
