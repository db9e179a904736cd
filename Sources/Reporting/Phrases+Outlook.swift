import Evidence

/// What reports say of the days on which a judgement changes.
extension Phrases {
  var readyFrom: String { pick("ready from", "可提交起始日") }
  var readyUntil: String { pick("ready until", "可提交截止日") }
  var mendBy: String { pick("mend by", "最迟补齐日") }

  /// The limits of an outlook, in the order of a case's life, each as a sentence.
  func outlook(_ assessment: Assessment) -> [String] {
    let outlook = assessment.outlook
    func left(_ day: Day) -> String {
      bracketed(daysLeft(day.days(since: assessment.readCase.submitting)))
    }
    var sentences: [String] = []
    if let from = outlook.readyFrom {
      sentences.append(
        pick(
          "Ready from \(from.day) on\(left(from.day)), if nothing else changes",
          "其他条件不变时，自 \(from.day) 起可以提交\(left(from.day))"))
    }
    if let until = outlook.readyUntil {
      let day = "\(until.day)" + left(until.day)
      sentences.append(pick("Ready until \(day)", "最晚可在 \(day)提交") + after(until))
    } else if assessment.verdict == .ready {
      sentences.append(
        pick("No day that was checked ends this", "就已检查的内容而言，没有到期日"))
    }
    if let mendBy = outlook.mendBy {
      let day = "\(mendBy.day)" + left(mendBy.day)
      sentences.append(pick("Mending helps until \(day)", "须在 \(day)之前（含当天）补齐") + after(mendBy))
    }
    return sentences
  }

  /// `; then: the invoice is too old`.
  private func after(_ limit: Outlook.Limit) -> String {
    guard let reason = limit.reasons.gravestFirst.first else { return "" }
    let message = reason.message.text(in: language)
    let document = reason.check.document.map(\.description) ?? ""
    let isNamed = document.isEmpty || message.contains(document)
    return clauseSeparator + pick("then: ", "此后：") + (isNamed ? "" : document + colon) + message
  }

  /// What a day of the calendar is about: the label of a limit.
  func limits(of outlook: Outlook) -> [(label: String, limit: Outlook.Limit)] {
    [
      (readyFrom, outlook.readyFrom), (readyUntil, outlook.readyUntil), (mendBy, outlook.mendBy),
    ].compactMap { label, limit in limit.map { (label, $0) } }
  }

  /// Until a day a requirement is met.
  func metUntil(_ title: String) -> String {
    pick("last day for: \(title)", "最后一天满足：\(title)")
  }
}
