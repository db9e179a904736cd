import Evidence

/// The findings about one thing: a document, the case file, or the documents together.
struct FindingGroup {
  enum Subject: Hashable {
    case document(ReadDocument)
    case caseFile
    case bundle
  }

  let subject: Subject
  /// The gravest first, otherwise as they were judged; empty for a document without any.
  let findings: [Finding]

  var document: ReadDocument? {
    if case .document(let document) = subject { document } else { nil }
  }

  /// Every document in the order of the case, then the case file and the bundle if they have any.
  static func groups(of assessment: Assessment) -> [FindingGroup] {
    let byDocument = Dictionary(grouping: assessment.findings, by: \.check.document)
    var groups = assessment.readCase.documents.map {
      FindingGroup(subject: .document($0), findings: (byDocument[$0.path] ?? []).gravestFirst)
    }
    let known = Set(assessment.readCase.documents.map(\.path))
    // A finding about a path that is no document of the case must not get lost.
    let others = assessment.findings.filter { finding in
      finding.check.document.map { !known.contains($0) } ?? true
    }
    let onCase = others.filter { $0.check.document == nil && $0.check.field != nil }
    let onBundle = others.filter { $0.check.document != nil || $0.check.field == nil }
    if !onCase.isEmpty {
      groups.append(FindingGroup(subject: .caseFile, findings: onCase.gravestFirst))
    }
    if !onBundle.isEmpty {
      groups.append(FindingGroup(subject: .bundle, findings: onBundle.gravestFirst))
    }
    return groups
  }
}

extension [Finding] {
  /// Errors, then warnings, then notes; otherwise as they were judged.
  var gravestFirst: [Finding] {
    Severity.allCases.flatMap { severity in filter { $0.severity == severity } }
  }
}
