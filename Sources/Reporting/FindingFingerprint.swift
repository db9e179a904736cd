internal import Digest
internal import Evidence

/// By what a finding is known again: the document's bytes and what is wrong with them, not names, so
/// that it survives a rename.
struct FindingFingerprint: Hashable {
  let text: String

  init(_ finding: Finding, in readCase: ReadCase) {
    let document = readCase.documents.first { $0.path == finding.check.document }
    self.init(
      rule: finding.check.rule,
      subject: document?.extracted.received.sha256 ?? readCase.file.ticket,
      field: finding.check.field, of: finding.check.subject)
  }

  /// - Parameter subject: The digest of the document, or the ticket where it is of none.
  init(rule: String, subject: String, field: String?, of part: String?) {
    var digest = SHA256()
    for text in [rule, subject, field ?? "", part ?? ""] {
      let bytes = Array(text.utf8) + [0]
      digest.update(bytes.span.bytes)
    }
    self.text = digest.hexadecimal()
  }
}
