import Evidence

extension FileProblem {
  /// Why a file could not be read, for a person; lower case, no full stop.
  func message(in language: ReportLanguage) -> String {
    func pick(_ en: String, _ zh: String) -> String { language == .zh ? zh : en }
    return switch cause {
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
}
