public import Evidence
internal import Foundation

/// The findings of an earlier run, from its report in JSON or NDJSON.
public struct Baseline: Sendable {
  /// The report is none of ours.
  public struct Unreadable: Error {
    public let words: LocalizedText
  }

  private struct Report: Decodable {
    struct Case: Decodable {
      let path: String
      let ticket: String
    }
    struct Document: Decodable {
      let path: String
      let sha256: String?
    }
    struct Finding: Decodable {
      let rule: String
      let document: String?
      let field: String?
      let subject: String?
    }

    let schema: String
    let `case`: Case
    let documents: [Document]
    let findings: [Finding]

    var known: [Known] {
      let digests = Dictionary(
        documents.map { ($0.path, $0.sha256) }, uniquingKeysWith: { first, _ in first })
      return findings.map { finding in
        let digest = finding.document.flatMap { digests[$0] ?? nil }
        return Known(
          fingerprint: FindingFingerprint(
            rule: finding.rule, subject: digest ?? `case`.ticket, field: finding.field,
            of: finding.subject),
          place: digest == nil ? [`case`.path, finding.document ?? ""] : [])
      }
    }
  }

  /// Where no document's bytes tell a finding from that of another case, its case has to.
  private struct Known: Hashable {
    let fingerprint: FindingFingerprint
    /// The case and the document by their names; empty where the bytes are enough.
    let place: [String]
  }

  private let known: Set<Known>

  /// - Parameter bytes: Of a report of one case, of a list of them, or of one a line.
  public init(_ bytes: [UInt8]) throws(Unreadable) {
    let reports = Self.list(bytes) ?? Self.lines(bytes)
    guard let reports, reports.allSatisfy({ $0.schema == JSONReport.schemaName }) else {
      throw Unreadable(
        words: LocalizedText(
          en: "it is no report that 'dossier check --format json' or 'ndjson' wrote",
          zh: "它不是 dossier check --format json 或 ndjson 生成的报告"))
    }
    known = Set(reports.flatMap(\.known))
  }

  private static func list(_ bytes: [UInt8]) -> [Report]? {
    let decoder = JSONDecoder()
    if let reports = try? decoder.decode([Report].self, from: Data(bytes)) { return reports }
    return (try? decoder.decode(Report.self, from: Data(bytes))).map { [$0] }
  }

  private static func lines(_ bytes: [UInt8]) -> [Report]? {
    let decoder = JSONDecoder()
    let reports = bytes.split(separator: UInt8(ascii: "\n")).map { line in
      try? decoder.decode(Report.self, from: Data(line))
    }
    return reports.contains { $0 == nil } ? nil : reports.compactMap(\.self)
  }

  /// The assessment with each finding marked as known or new.
  public func marking(_ assessment: Assessment) -> Assessment {
    let readCase = assessment.readCase
    let digested = Set(
      readCase.documents.filter { $0.extracted.received.sha256 != nil }.map(\.path))
    return assessment.with(
      findings: assessment.findings.map { finding in
        let document = finding.check.document
        let hasDigest = document.map(digested.contains) ?? false
        var marked = finding
        marked.isKnown = known.contains(
          Known(
            fingerprint: FindingFingerprint(finding, in: readCase),
            place: hasDigest ? [] : [readCase.received.path, document?.description ?? ""]))
        return marked
      })
  }
}
