internal import Evidence
internal import Knowledge

/// Turns what a check said into a finding, in the words of its rule.
struct FindingWriter {
  let wording: Wording

  /// Nil when there is nothing to report; what a rule leaves open weighs as a note.
  func finding(_ compiled: CompiledRule, _ result: CheckResult, _ check: Check) -> Finding? {
    let rule = compiled.rule
    switch result.outcome {
    case .pass, .notApplicable: return nil
    case .fail:
      return make(
        compiled, result, check, severity: rule.severity, reason: rule.reason,
        message: rule.message, who: rule.who, remedy: rule.remedy)
    case .unknown:
      guard let doubt = result.doubt else { return nil }
      let severity = rule.unknown.severity ?? .note
      let words = wording.doubt(doubt.rawValue)
      return make(
        compiled, result, check, severity: severity, reason: doubt.reason ?? rule.reason,
        message: words?.message ?? rule.message, who: words?.who ?? rule.who,
        remedy: words?.remedy ?? rule.remedy)
    }
  }

  private func make(
    _ compiled: CompiledRule, _ result: CheckResult, _ check: Check, severity: Severity,
    reason: Reason, message: LocalizedText, who: String, remedy: LocalizedText
  ) -> Finding {
    Finding(
      check: check, severity: severity, reason: reason,
      message: fill(message, compiled.rule, result), expected: result.expected,
      found: result.found, evidence: proofs(of: result),
      fix: Finding.Fix(who: who, action: fill(remedy, compiled.rule, result)),
      source: compiled.requirement.source)
  }

  /// The places; the whole file where there is none.
  private func proofs(of result: CheckResult) -> [Finding.Proof] {
    if !result.proofs.isEmpty { return result.proofs }
    return result.document.map { [Finding.Proof(document: $0, place: nil)] } ?? []
  }

  private func fill(
    _ text: LocalizedText, _ rule: Rule, _ result: CheckResult
  ) -> LocalizedText {
    let slots = values(rule, result)
    return LocalizedText(
      en: Template(text.en).filled { slots[$0]?.en }, zh: Template(text.zh).filled { slots[$0]?.zh }
    )
  }

  private func values(_ rule: Rule, _ result: CheckResult) -> [MessageSlot: LocalizedText] {
    var values = result.slots
    func set(_ slot: MessageSlot, _ text: String?) {
      if let text, values[slot] == nil { values[slot] = LocalizedText(plain: text) }
    }
    values[.title] = rule.title
    set(.document, (result.document ?? result.proofs.first?.document)?.description)
    set(.subject, result.subject)
    set(.found, result.found.map { PrintableText.escape($0) })
    set(.expected, result.expected.map { PrintableText.escape($0) })
    if let field = result.field {
      values[.field] =
        result.document == nil
        ? LocalizedText(plain: field) : wording.label(ofField: field)
    }
    return values
  }
}

/// A message with slots in braces: `{found} is not {expected}`.
struct Template {
  private enum Part {
    case text(String)
    case slot(String)
  }

  private var parts: [Part] = []

  init(_ text: String) {
    var rest = text[...]
    while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
      if open > rest.startIndex { parts.append(.text(String(rest[..<open]))) }
      parts.append(.slot(String(rest[rest.index(after: open)..<close])))
      rest = rest[rest.index(after: close)...]
    }
    if !rest.isEmpty { parts.append(.text(String(rest))) }
  }

  /// The names in braces, known or not.
  var names: [String] {
    parts.compactMap { if case .slot(let name) = $0 { name } else { nil } }
  }

  /// The text with its slots filled; `—` where there is nothing to fill in.
  func filled(_ value: (MessageSlot) -> String?) -> String {
    parts.reduce(into: "") { result, part in
      switch part {
      case .text(let text): result += text
      case .slot(let name): result += MessageSlot(rawValue: name).flatMap(value) ?? "—"
      }
    }
  }
}
