public import Evidence

/// The report of a case as JSON: the wire shape, apart from the types that it is made of.
///
/// Keys stand in the order of the contract, so the same assessment is always the same bytes.
public struct JSONReport: Sendable {
  public static let schemaName = "dossier/report/1"

  private let tool: ToolVersion
  let language: ReportLanguage
  private let missingIsolation: [IsolationLayer]

  /// - Parameter missingIsolation: What the readers of this run were not kept from.
  public init(
    tool: ToolVersion, language: ReportLanguage = .en, missingIsolation: [IsolationLayer] = []
  ) {
    self.tool = tool
    self.language = language
    self.missingIsolation = missingIsolation
  }

  /// The report as one value.
  public func report(of assessment: Assessment) -> JSONValue {
    let readCase = assessment.readCase
    let shown = Dictionary(
      readCase.documents.map { ($0.path, ShownPlaces($0.extracted)) },
      uniquingKeysWith: { first, _ in first })
    let overlays = assessment.overlays.filter { !$0.isEmpty }
    var members: [JSONValue.Member] = [
      .init("schema", .string(Self.schemaName)), .init("tool", .object(toolMembers)),
    ]
    if !overlays.isEmpty { members.append(.init("overlays", .array(overlays.map(overlay)))) }
    members += [
      .init("case", .object(self.members(of: readCase))),
      .init("verdict", .string(assessment.verdict.rawValue)),
      .init(
        "documents",
        .array(readCase.documents.map { EncodedDocument($0, language: language).json })),
      .init("checks", .array(assessment.checks.map(check))),
      .init("findings", .array(assessment.findings.map { finding($0, shown) })),
      .init("outlook", encoded(assessment.outlook)),
      .init("summary", summary(ReportSummary(assessment))),
    ]
    return .object(members)
  }

  private func overlay(_ overlay: AppliedOverlay) -> JSONValue {
    [
      "name": .string(overlay.name), "title": .string(overlay.title.text(in: language)),
      "added": .array(overlay.added.map { .string($0) }),
      "changed": .array(overlay.changed.map { .string($0) }),
      "switched_off": .array(
        overlay.switchedOff.map {
          ["rule": .string($0.rule), "reason": .string($0.reason.text(in: language))]
        }),
    ]
  }

  private var toolMembers: [JSONValue.Member] {
    var members: [JSONValue.Member] = [
      .init("name", .string(tool.name)), .init("version", .string(tool.version)),
    ]
    if !missingIsolation.isEmpty {
      members.append(
        .init(
          "missing_isolation", .array(missingIsolation.map { .string($0.rawValue) })))
    }
    return members
  }

  private func members(of readCase: ReadCase) -> [JSONValue.Member] {
    var members: [JSONValue.Member] = [
      .init("path", .string(readCase.received.path)),
      .init("ticket", .string(readCase.file.ticket)),
      .init("marketplace", .optional(readCase.file.marketplace)),
      .init("submitting", .string(readCase.submitting.description)),
    ]
    let leftOut = readCase.received.leftOut
    if !leftOut.isEmpty {
      members.append(.init("left_out", .array(leftOut.map { .string($0.description) })))
    }
    return members
  }

  private func check(_ check: Check) -> JSONValue {
    var members: [JSONValue.Member] = [
      .init("rule", .string(check.rule)),
      .init("outcome", .string(check.outcome.rawValue)),
      .init("document", .optional(check.document?.description)),
    ]
    // Most checks are of a whole document; only what narrows one down is worth its bytes.
    if let field = check.field { members.append(.init("field", .string(field))) }
    if let subject = check.subject { members.append(.init("subject", .string(subject))) }
    return .object(members)
  }

  private func finding(_ finding: Finding, _ shown: [EvidencePath: ShownPlaces]) -> JSONValue {
    var members = self.members(of: finding, shown)
    if let waiver = finding.waiver {
      members.append(
        .init(
          "waiver",
          [
            "reason": .string(waiver.reason), "by": .string(waiver.by),
            "until": .string(waiver.until.description),
          ]))
    }
    if let isKnown = finding.isKnown { members.append(.init("known", .bool(isKnown))) }
    return .object(members)
  }

  private func members(
    of finding: Finding, _ shown: [EvidencePath: ShownPlaces]
  ) -> [JSONValue.Member] {
    let check = finding.check
    let evidence = finding.evidence.map {
      proof($0, at: shown[$0.document]?.place($0.place) ?? $0.place)
    }
    return [
      .init("rule", .string(check.rule)),
      .init("severity", .string(finding.severity.rawValue)),
      .init("reason", .string(finding.reason.rawValue)),
      .init("outcome", .string(check.outcome.rawValue)),
      .init("document", .optional(check.document?.description)),
      .init("field", .optional(check.field)),
      .init("subject", .optional(check.subject)),
      .init("message", .string(finding.message.text(in: language))),
      .init("expected", .optional(finding.expected)),
      .init("found", .optional(finding.found)),
      .init("evidence", .array(evidence)),
      .init(
        "fix",
        [
          "who": .string(finding.fix.who),
          "action": .string(finding.fix.action.text(in: language)),
        ]),
      .init("source", source(finding.source)),
    ]
  }

  private func proof(_ proof: Finding.Proof, at place: Place?) -> JSONValue {
    var members: [JSONValue.Member] = [
      .init("document", .string(proof.document.description)),
      .init("page", place.map { .integer($0.page) } ?? .null),
      .init("box", EncodedDocument.box(place?.box)),
      .init("text", .optional(place?.text)),
    ]
    if let boxes = EncodedDocument.severalBoxes(place) {
      members.append(.init("boxes", boxes))
    }
    // What stands in no words of the page: the e-invoice inside the file, a code.
    if let source = place?.source, source == .xml || source == .code {
      members.append(.init("source", .string(source.rawValue)))
    }
    return .object(members)
  }

  private func source(_ source: Finding.Source) -> JSONValue {
    var members: [JSONValue.Member] = [
      .init("title", .string(source.title)),
      .init("as_of", .string(source.asOf)),
    ]
    if let url = source.url { members.append(.init("url", .string(url))) }
    return .object(members)
  }

  private func summary(_ summary: ReportSummary) -> JSONValue {
    [
      "documents": .integer(summary.documents),
      "errors": .integer(summary.errors),
      "warnings": .integer(summary.warnings),
      "notes": .integer(summary.notes),
      "checks": .object(
        Outcome.allCases.map { .init($0.rawValue, .integer(summary.checks[$0] ?? 0)) }),
    ]
  }
}

/// The name and version that a report gives for the program.
public struct ToolVersion: Hashable, Sendable {
  public let name: String
  public let version: String

  public init(name: String, version: String) {
    self.name = name
    self.version = version
  }
}
