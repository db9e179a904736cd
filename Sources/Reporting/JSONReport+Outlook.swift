internal import Evidence

extension JSONReport {
  /// What changes with the day of the upload.
  func encoded(_ outlook: Outlook) -> JSONValue {
    [
      "ready_from": limit(outlook.readyFrom), "ready_until": limit(outlook.readyUntil),
      "mend_by": limit(outlook.mendBy), "turns": .array(outlook.turns.map(turn)),
    ]
  }

  private func limit(_ limit: Outlook.Limit?) -> JSONValue {
    guard let limit else { return .null }
    return [
      "day": .string(limit.day.description), "because": .array(limit.reasons.map(reason)),
    ]
  }

  private func reason(_ finding: Finding) -> JSONValue {
    [
      "rule": .string(finding.check.rule),
      "document": .optional(finding.check.document?.description),
      "field": .optional(finding.check.field), "subject": .optional(finding.check.subject),
      "message": .string(finding.message.text(in: language)),
    ]
  }

  private func turn(_ turn: Outlook.Turn) -> JSONValue {
    [
      "day": .string(turn.day.description), "rule": .string(turn.check.rule),
      "severity": .string(turn.severity.rawValue),
      "outcome": .string(turn.check.outcome.rawValue),
      "document": .optional(turn.check.document?.description),
      "field": .optional(turn.check.field), "subject": .optional(turn.check.subject),
    ]
  }
}
