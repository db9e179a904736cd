import Evidence
import Knowledge

/// Every fixed word of the reports for people, in their languages.
struct Phrases: Sendable {
  let language: ReportLanguage
  /// What `rules/` calls kinds and fields.
  let wording: Wording

  init(_ language: ReportLanguage, wording: Wording) {
    self.language = language
    self.wording = wording
  }

  func pick(_ en: String, _ zh: String) -> String { language == .zh ? zh : en }

  /// `1 page`, `2 pages`; Chinese has one form.
  private func count(_ number: Int, _ one: String, _ many: String, _ zh: String) -> String {
    pick("\(grouped(number)) \(number == 1 ? one : many)", "\(grouped(number)) \(zh)")
  }

  /// `48,211`.
  func grouped(_ number: Int) -> String {
    let digits = String(number.magnitude)
    var result = number < 0 ? "-" : ""
    for (index, digit) in digits.enumerated() {
      if index > 0, (digits.count - index).isMultiple(of: 3) { result += "," }
      result.append(digit)
    }
    return result
  }

  // MARK: Joints

  var listSeparator: String { pick(", ", "、") }
  var clauseSeparator: String { pick("; ", "；") }
  var colon: String { pick(": ", "：") }
  func bracketed(_ text: String) -> String { pick(" (\(text))", "（\(text)）") }
  func quoted(_ text: String) -> String { pick("\"\(text)\"", "“\(text)”") }

  // MARK: Head

  var ticket: String { pick("ticket", "工单") }
  var marketplace: String { pick("marketplace", "站点") }
  var notified: String { pick("notified", "收到通知") }
  var submitting: String { pick("submitting", "提交日期") }
  func daysLater(_ days: Int) -> String {
    switch days {
    case 0: pick("the same day", "当天")
    case 1...: pick("\(count(days, "day", "days", "")) later", "\(days) 天后")
    default: pick("\(count(-days, "day", "days", "")) earlier", "早 \(-days) 天")
    }
  }

  var due: String { pick("answer due", "回复截止") }
  func daysLeft(_ days: Int) -> String {
    days < 0
      ? pick("\(count(-days, "day", "days", "")) ago", "已过 \(-days) 天")
      : pick("\(count(days, "day", "days", "")) left", "剩 \(days) 天")
  }

  // MARK: Groups

  var caseFile: String { pick("The case file", "案件文件") }
  var bundle: String { pick("The documents together", "全部材料") }
  var noDocuments: String { pick("no documents in the folder", "文件夹里没有任何材料") }

  // MARK: Findings

  func severity(_ severity: Severity) -> String {
    switch severity {
    case .error: pick("error", "错误")
    case .warning: pick("warning", "警告")
    case .note: pick("note", "提示")
    }
  }
  var found: String { pick("found", "发现") }
  var expected: String { pick("expected", "要求") }
  var place: String { pick("where", "位置") }
  var fix: String { pick("fix", "补救") }
  var rule: String { pick("rule", "规则") }
  func page(_ number: Int) -> String { pick("page \(number)", "第 \(number) 页") }

  func who(_ name: String) -> String {
    switch name {
    case "supplier": pick("supplier", "供应商")
    case "brand-owner": pick("brand owner", "品牌所有人")
    case "distributor": pick("distributor", "经销商")
    case "licensor": pick("licensor", "授权人")
    case "rights-owner": pick("rights owner", "权利人")
    case "seller": pick("you", "您")
    case "issuer": pick("issuer", "出具方")
    case "authority": pick("authority", "登记机关")
    case "carrier": pick("carrier", "承运商")
    case "laboratory": pick("laboratory", "检测机构")
    case "insurer": pick("insurer", "保险公司")
    case "bank": pick("bank", "银行")
    case "translator": pick("translator", "翻译机构")
    default: name
    }
  }

  var waived: String { pick("waived", "已豁免") }
  /// `by Li Wei until 2026-12-31: Support agreed`.
  func waiver(_ waiver: Waiver) -> String {
    pick(
      "by \(waiver.by) until \(waiver.until): \(waiver.reason)",
      "\(waiver.by)，至 \(waiver.until)：\(waiver.reason)")
  }
  var excused: String {
    pick(
      "Somebody answers for every gap, or it was told before: the verdict stays, the exit status is 0",
      "所有缺口均已豁免或此前已报告：结论不变，退出码为 0")
  }
  var baseline: String { pick("baseline", "基线") }
  func known(_ isKnown: Bool) -> String {
    isKnown ? pick("told before", "此前已报告") : pick("new", "新问题")
  }
  /// Whether somebody answers for a finding, and whether it is new.
  func standing(of finding: Finding) -> [(label: String, text: String)] {
    [finding.waiver.map { (waived, waiver($0)) }, finding.isKnown.map { (baseline, known($0)) }]
      .compactMap(\.self)
  }

  // MARK: Documents without findings

  func pages(_ number: Int) -> String { count(number, "page", "pages", "页") }
  func checksPassed(_ number: Int) -> String {
    pick("\(count(number, "check", "checks", "")) passed", "通过 \(number) 项检查")
  }
  var unrecognised: String { pick("kind not recognised", "无法识别文件类型") }
  var notRead: String { pick("could not be read", "无法读取") }
  func pagesNotRead(_ pages: [Int]) -> String {
    let numbers = pages.map(String.init).joined(separator: listSeparator)
    return pages.count == 1
      ? pick("page \(numbers) could not be read", "第 \(numbers) 页无法读取")
      : pick("pages \(numbers) could not be read", "第 \(numbers) 页无法读取")
  }
  var notReadToItsEnd: String { pick("not read to its end", "未能完整读取") }

  // MARK: Summary

  var documents: String { pick("documents", "材料") }
  var findings: String { pick("findings", "问题") }
  var checks: String { pick("checks", "检查") }
  var cases: String { pick("cases", "案件") }
  var clean: String { pick("clean", "无问题") }
  var withFindings: String { pick("with findings", "有问题") }
  var notFullyRead: String { pick("not fully read", "未完整读取") }
  var undecidedHead: String {
    pick("Could not be decided, and is not required", "无法判定（非必要项）")
  }
  var leftOut: String { pick("left out", "未计入") }
  /// `2: .hidden.pdf, Thumbs.db`, and why they are.
  func leftOut(_ paths: [EvidencePath]) -> String {
    let most = 8
    let names = paths.prefix(most).map(\.description) + (paths.count > most ? ["…"] : [])
    return total(paths.count, names) + clauseSeparator
      + pick("hidden files and those of the system are no evidence", "隐藏文件和系统文件不作为材料")
  }
  var isolation: String { pick("isolation", "隔离") }
  func missing(_ layers: [IsolationLayer]) -> String {
    layers.map { $0.words.text(in: language) }.joined(separator: clauseSeparator)
  }
  func errors(_ number: Int) -> String { count(number, "error", "errors", "个错误") }
  func warnings(_ number: Int) -> String { count(number, "warning", "warnings", "个警告") }
  func notes(_ number: Int) -> String { count(number, "note", "notes", "个提示") }
  func outcome(_ outcome: Outcome) -> String {
    switch outcome {
    case .pass: pick("passed", "通过")
    case .fail: pick("failed", "未通过")
    case .unknown: pick("could not be decided", "无法判定")
    case .notApplicable: pick("did not apply", "不适用")
    }
  }
  func counted(_ number: Int, _ name: String) -> String {
    pick("\(grouped(number)) \(name)", "\(name) \(grouped(number))")
  }
  /// `7: 5 clean, 2 with findings`.
  func total(_ sum: Int, _ parts: [String]) -> String {
    parts.isEmpty
      ? grouped(sum) : grouped(sum) + colon + parts.joined(separator: listSeparator)
  }
  var refused: String { pick("refused", "被拒收") }
  /// `12: 4 READY, 7 GAPS, 1 refused`.
  func overview(of tally: RunTally) -> String {
    let parts =
      Verdict.allCases.map { (tally.verdicts[$0] ?? 0, verdict($0)) } + [(tally.refused, refused)]
    return total(tally.cases, parts.filter { $0.0 > 0 }.map { counted($0.0, $0.1) })
  }
  var commonestGaps: String { pick("Commonest gaps, by cases", "最常见的问题（按案件数）") }
  func explainHint(_ rule: String) -> String {
    pick(
      "Why a rule asks for something, and what to do: dossier explain \(rule)",
      "规则的依据与做法：dossier explain \(rule)")
  }

  // MARK: Verdict

  func verdict(_ verdict: Verdict) -> String {
    switch verdict {
    case .ready: pick("READY", "可以提交")
    case .gaps: pick("GAPS", "有缺口")
    case .undetermined: pick("UNDETERMINED", "无法判定")
    }
  }
  func verdictMeaning(_ verdict: Verdict) -> String {
    switch verdict {
    case .ready: pick("every required check passed", "所有必要检查均已通过")
    case .gaps:
      pick("a required check failed; mend the errors before the upload", "有必要检查未通过；请先补齐再提交")
    case .undetermined:
      pick(
        "no required check failed, but one could not be decided; a person must look",
        "没有必要检查未通过，但有一项无法判定；需要人工查看")
    }
  }
}
