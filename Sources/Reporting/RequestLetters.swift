public import Evidence
public import Knowledge

/// Short letters in which others are asked to mend what only they can: the supplier, the brand owner,
/// the carrier.
///
/// They name each gap as it was found, and ask for documents that say what is so: never for another
/// day or another amount, which nobody could give honestly.
public struct RequestLetters: Sendable {
  /// To whom a letter goes.
  private struct Addressee: Hashable {
    /// As rules name them: `supplier`, `brand-owner`.
    let who: String
    /// Nil where the documents do not tell the name.
    let name: String?
  }

  private let phrases: Phrases

  public init(wording: Wording, language: ReportLanguage) {
    phrases = Phrases(language, wording: wording)
  }

  /// The letters for a case, one under the other; empty where nobody else can mend anything.
  public func text(for assessment: Assessment) -> String {
    let findings = assessment.findings.gravestFirst.filter { finding in
      finding.severity != .note && finding.fix.who != "seller" && finding.waiver == nil
        && !Self.unmendable.contains(finding.reason)
    }
    var order: [Addressee] = []
    var points: [Addressee: [Finding]] = [:]
    for finding in findings {
      let addressee = addressee(of: finding, in: assessment.readCase)
      if points[addressee] == nil { order.append(addressee) }
      points[addressee, default: []].append(finding)
    }
    return order.map { letter(to: $0, points[$0] ?? [], for: assessment.readCase) }
      .joined(separator: "\n\n")
  }

  /// A day that lies where it lies, units that were not bought: another document is needed, and it is
  /// the seller's to find.
  private static let unmendable: Set<Reason> = [.outsideWindow, .insufficient, .excessive]

  /// Whose document it is tells the name, where it is theirs.
  private func addressee(of finding: Finding, in readCase: ReadCase) -> Addressee {
    let document = finding.check.document.flatMap { path in
      readCase.documents.first { $0.path == path }
    }
    let field: FieldName? =
      switch finding.fix.who {
      case "supplier": "supplier.name"
      case "brand-owner", "licensor", "rights-owner", "distributor": "licensor.name"
      default: nil
      }
    let name = field.flatMap { document?.state(of: $0).known?.value.canonical }
    return Addressee(who: finding.fix.who, name: name)
  }

  private func letter(
    to addressee: Addressee, _ findings: [Finding], for readCase: ReadCase
  ) -> String {
    let account = readCase.file.node(at: "account.name")?.canonical ?? readCase.received.path
    let values = ["account": account, "name": addressee.name ?? ""]
    let head = phrases.who(addressee.who) + (addressee.name.map { phrases.colon + $0 } ?? "")
    let lines =
      [
        "== " + PrintableText.escape(head), filled(.subject, values), "",
        filled(addressee.name == nil ? .greeting : .greetingByName, values), "",
        filled(.reason, values),
      ]
      + findings.enumerated().map { "\($0 + 1). " + point($1) }
      + ["", filled(.plea, values), "", filled(.closing, values), PrintableText.escape(account)]
    return lines.map { $0 + "\n" }.joined()
  }

  private func point(_ finding: Finding) -> String {
    let message = finding.message.text(in: phrases.language)
    guard let document = finding.check.document?.description, !message.contains(document) else {
      return PrintableText.escape(message)
    }
    return filled(.point, ["document": document, "message": message])
  }

  /// Each slot once: what is filled in is somebody's text, and may look like a slot.
  private func filled(_ part: Wording.RequestPart, _ values: [String: String]) -> String {
    phrases.wording.request(part).text(in: phrases.language).replacing(/\{([a-z]+)\}/) { slot in
      PrintableText.escape(values[String(slot.output.1)] ?? "")
    }
  }
}
