internal import Evidence
internal import Knowledge

/// The waivers of a case: findings that they hold for are marked, and those that hold for none are
/// findings themselves.
///
/// The verdict stays what the documents make it.
struct Waivers {
  /// Why one does not hold, as `rules/wording.yaml` calls it.
  private enum Flaw: String { case incomplete, unused, changed, expired }

  private let entries: [(path: String, node: CaseFile.Node)]
  private let day: Day
  private let wording: Wording
  private let ticket: String

  init(of readCase: ReadCase, wording: Wording) {
    entries = readCase.file.nodes(at: "waivers[]").map { ($0.path, $0.node) }
    day = readCase.submitting
    ticket = readCase.file.ticket
    self.wording = wording
  }

  func applied(to assessment: Assessment) -> Assessment {
    guard !entries.isEmpty else { return assessment }
    let digests = Dictionary(
      assessment.readCase.documents.compactMap { document in
        document.extracted.received.sha256.map { (document.path, $0) }
      }, uniquingKeysWith: { first, _ in first })
    var findings = assessment.findings
    var flaws: [Finding] = []
    for entry in entries {
      guard let waiver = Self.waiver(entry.node) else {
        flaws.append(finding(of: .incomplete, entry.path, rule: entry.node["rule"]?.text ?? ""))
        continue
      }
      let ofRule = findings.indices.filter { waiver.isOf(rule: findings[$0].check.rule) }
      let own = ofRule.filter { index in
        guard let document = findings[index].check.document else { return waiver.sha256 == nil }
        guard let digest = digests[document], let stated = waiver.sha256 else { return false }
        return digest == stated
      }
      if own.isEmpty {
        let flaw: Flaw = ofRule.isEmpty ? .unused : .changed
        flaws.append(finding(of: flaw, entry.path, rule: waiver.rule))
      } else if waiver.until < day {
        flaws.append(finding(of: .expired, entry.path, rule: waiver.rule))
      } else {
        for index in own { findings[index].waiver = waiver }
      }
    }
    return assessment.with(findings: findings + flaws)
  }

  /// Nil unless it says all that a waiver has to.
  private static func waiver(_ node: CaseFile.Node) -> Waiver? {
    guard let rule = node["rule"]?.text, let reason = node["reason"]?.text,
      let by = node["by"]?.text, let until = node["until"]?.day,
      !rule.isEmpty, !reason.isEmpty, !by.isEmpty
    else { return nil }
    return Waiver(
      rule: rule, reason: reason, by: by, until: until, sha256: node["sha256"]?.text?.lowercased())
  }

  private func finding(of flaw: Flaw, _ path: String, rule: String) -> Finding {
    let words = wording.waiver(flaw.rawValue)
    func filled(_ text: LocalizedText) -> LocalizedText {
      let name = PrintableText.escape(rule)
      return LocalizedText(
        en: Template(text.en).filled { $0 == .subject ? name : nil },
        zh: Template(text.zh).filled { $0 == .subject ? name : nil })
    }
    return Finding(
      check: Check(rule: "\(ticket)/waiver", outcome: .fail, field: path, subject: rule),
      severity: .warning, reason: flaw == .expired ? .expired : .invalid,
      message: filled(words.message), expected: nil, found: nil, evidence: [],
      fix: Finding.Fix(who: "seller", action: filled(words.remedy)),
      source: Finding.Source(title: "Dossier", url: nil, asOf: "2026-12"))
  }
}
