import Evidence

/// The fixed words of pages.
extension Phrases {
  /// As BCP 47 has it.
  var languageTag: String { pick("en", "zh-Hans") }

  /// By the names that the templates give them.
  var pageWords: [String: String] {
    [
      "skip": pick("Skip to the report", "跳到报告正文"),
      "contents": pick("Contents", "目录"),
      "gaps": pick("Gaps", "缺口"),
      "noGaps": pick("No gaps were found.", "没有发现缺口。"),
      "dates": pick("Days that count", "关键日期"),
      "day": pick("Day", "日期"),
      "left": pick("From the upload", "距提交日"),
      "what": pick("What", "事项"),
      "matrix": pick("Requirements and documents", "要求与材料对照"),
      "matrixKey": pick(
        "✓ passed, with a link to its proof; ✗ a gap, with a link to what is missing; ? could not "
          + "be decided; · did not apply.",
        "✓ 通过（链接到依据）；✗ 缺口（链接到说明）；? 无法判定；· 不适用。"),
      "requirement": pick("Requirement", "要求"),
      "documents": pick("Documents", "材料"),
      "noDocuments": pick("There are no documents in the folder.", "文件夹里没有任何材料。"),
      "unchecked": pick("Not decided, not checked", "未判定与未检查"),
      "notApplied": pick("Rules that met nothing to judge", "不适用的规则"),
      "sources": pick("Where the rules come from", "规则来源"),
      "honesty": pick(
        "Made without any network, from copies of the files; nothing in the folder was changed. "
          + "Gaps are closed by whoever issued the document, never by altering it.",
        "全程离线生成，仅读取文件，未改动文件夹中的任何内容。缺口须由出具方补正，切勿自行修改文件。"),
      "noFields": pick("No fields were read.", "没有读到任何字段。"),
      "field": pick("Field", "字段"),
      "value": pick("Value", "内容"),
      "place": pick("Where", "位置"),
      "confidence": pick("Certainty", "可信度"),
      "textOfPages": pick("The text as it was read", "读取到的文字"),
      "commonestGaps": commonestGaps,
      "cases": pick("Cases", "案件"),
      "case": pick("Case", "案件"),
      "verdict": pick("Verdict", "结论"),
      "ticket": pick("Ticket", "工单"),
      "deadline": pick("Answer due", "回复截止"),
      "report": pick("The report of the check", "检查报告"),
      "file": pick("File", "文件"),
      "kind": pick("Kind", "类型"),
      "original": pick("Name in the case folder", "案件文件夹中的原名"),
      "notPacked": pick("Could not be opened, and is not here", "无法打开，未打包"),
      "limit": pick("Holds", "有效期限"),
      "errors": pick("Errors", "错误"),
      "warnings": pick("Warnings", "警告"),
      "firstGap": pick("First gap", "首要缺口"),
    ]
  }

  var forced: String { pick("packed all the same", "强制打包") }
  var overviewTitle: String { pick("Cases", "案件一览") }
  var wholeCase: String { pick("Case", "整个案件") }
  func fieldsOf(_ document: String) -> String {
    pick("Fields of \(document)", "\(document) 的字段")
  }
  func pagesRead(_ number: Int) -> String {
    pick("\(pages(number)) read", "已读取 \(pages(number))")
  }
  var pictures: String { pick("pictures", "页面图像") }
  var noPictures: String {
    pick(
      "no pages are shown: pictures cannot be masked, or none could be drawn",
      "未显示页面图像：图像无法遮盖个人信息，或无法绘制")
  }
  func madeBy(_ tool: ToolVersion) -> String {
    pick("Report of \(tool.name) \(tool.version)", "\(tool.name) \(tool.version) 的报告")
  }

  /// What of a document was not read; nil where all of it was.
  func reach(_ reach: Reach) -> String? {
    switch reach {
    case .whole: nil
    case .pages(let numbers): pagesNotRead(numbers)
    case .part: notReadToItsEnd
    case .nothing: notRead
    }
  }
}
