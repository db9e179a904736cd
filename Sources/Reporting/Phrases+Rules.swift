import Evidence
import Knowledge

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
