import Evidence
import Knowledge
import MarkedYAML

extension Phrases {
  var undecided: String { pick("undecided", "未能判定") }
  var why: String { pick("why", "原因") }
  var passes: String { pick("passes", "通过条件") }
  var uses: String { pick("uses", "参数") }
  var source: String { pick("source", "依据") }
  var examples: String { pick("examples", "示例") }

  func asOf(_ month: String) -> String { pick("as of \(month)", "截至 \(month)") }

  func trust(_ trust: Trust) -> String {
    switch trust {
    case .official: pick("official", "官方")
    case .mirror: pick("copy of an official page", "官方页面的转载")
    case .thirdParty: pick("third party", "第三方")
    }
  }

  /// `Title of the page (official, as of 2026-11)`.
  func cited(_ source: RuleSource) -> String {
    source.title
      + bracketed(trust(source.trust) + listSeparator + asOf(source.asOf))
  }

  /// `invoice_days 365 (DE 180)`.
  func description(of parameter: PackParameter) -> String {
    parameter.name + colon + value(of: parameter)
  }

  /// The value, and in brackets those of stores where it is another.
  func value(of parameter: PackParameter) -> String {
    let elsewhere = parameter.marketplaces.map { "\($0.code) \(value($0.value))" }
    return value(parameter.value)
      + (elsewhere.isEmpty ? "" : bracketed(elsewhere.joined(separator: listSeparator)))
  }

  private func value(_ node: MarkedNode) -> String {
    switch node {
    case .scalar(let text, _, _): span(text)
    case .sequence(let nodes, _): nodes.map(value).joined(separator: listSeparator)
    case .mapping(let entries, _):
      entries.map { $0.key + " " + value($0.value) }.joined(separator: listSeparator)
    }
  }

  /// What a finding would fill in stands as an ellipsis.
  static func withoutSlots(_ text: String) -> String {
    var result = ""
    var isInside = false
    for character in text {
      switch character {
      case "{": isInside = true
      case "}":
        isInside = false
        result.append("…")
      default: if !isInside { result.append(character) }
      }
    }
    return result
  }

  var mayBeSent: String { pick("May be sent", "可以附上") }
  var notToBeSent: String { pick("Not to be sent", "请不要提交") }
  var documentsHead: String { pick("Documents", "材料") }
  var numbersHead: String { pick("Numbers", "时限与数值") }
  var rulesHead: String { pick("Rules", "规则") }
  func overlayName(_ name: String) -> String { pick("overlay \(name):", "叠加规则 \(name)：") }
  /// `Rules of Lakeside: 1 added, 2 changed, 1 switched off`.
  func overlay(_ overlay: AppliedOverlay) -> String {
    let counts = [
      (overlay.added.count, pick("added", "新增")), (overlay.changed.count, pick("changed", "修改")),
      (overlay.switchedOff.count, pick("switched off", "停用")),
    ].filter { $0.0 > 0 }.map { counted($0.0, $0.1) }
    return overlay.title.text(in: language) + colon + counts.joined(separator: listSeparator)
  }
  func switchedOff(_ rule: String) -> String { pick("not judged: \(rule)", "不检查：\(rule)") }

  var labelColon: String { pick(":", "：") }
  /// `60 days` as rules write it; other text as it is.
  func span(_ text: String) -> String {
    let measures = ["day": "天", "week": "周", "month": "个月", "year": "年"]
    let parts = text.split(separator: " ").map(String.init)
    guard language == .zh, parts.count == 2,
      let measure = measures[parts[1].hasSuffix("s") ? String(parts[1].dropLast()) : parts[1]]
    else { return text }
    return "\(parts[0]) \(measure)"
  }
  var manualHead: String { pick("Manual of rules", "规则手册") }
  var manualNote: String {
    pick(
      "A page for each ticket, written by `dossier rules manual` from the packs; "
        + "`dossier explain RULE` shows a rule with its examples.",
      "每类工单一页，由 `dossier rules manual` 根据规则包生成；`dossier explain RULE` 显示规则及其示例。")
  }
  var ticketTitle: String { pick("about", "内容") }
  var sentTo: String { pick("Where it is sent", "提交渠道") }
  var caseKey: String { pick("key", "字段") }
  var demand: String { pick("need", "要求") }
  var onFiles: String { pick("Every file", "每个文件") }
  var onDocuments: String { pick("Each document", "各份材料") }
  var onBundle: String { pick("The documents together", "材料之间") }
  var onCase: String { pick("The case", "案件") }
  func belongsTo(_ ticket: String) -> String {
    pick("belongs to a ticket of the category \(ticket)", "应提交到 \(ticket) 类工单")
  }
  func need(_ level: CaseNeed.Level) -> String {
    wording.note("need.\(level.rawValue)").text(in: language)
  }

  func gives(_ outcome: Outcome) -> String {
    switch outcome {
    case .pass: pick("passes", "通过")
    case .fail: pick("fails", "不通过")
    case .unknown: pick("undecided", "未能判定")
    case .notApplicable: pick("does not apply", "不适用")
    }
  }

  func meaning(of unknown: Rule.UnknownMeaning) -> String {
    guard let severity = unknown.severity else {
      return pick("what cannot be decided is named and weighs nothing", "无法判定时只列出，不影响结论")
    }
    return pick(
      "what cannot be decided is told as: \(self.severity(severity))",
      "无法判定时按“\(self.severity(severity))”提示")
  }

  /// `A-1 (page 1) or A-2 (page 2)`.
  func onPages(_ values: [String]) -> String {
    values.enumerated().map { $1 + bracketed(page($0 + 1)) }
      .joined(separator: pick(" or ", " 或 "))
  }

  func picturePages(_ number: Int) -> String {
    pick("\(pages(number)) only as a picture", "\(number) 页仅为图片")
  }
}
