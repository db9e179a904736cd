public import Evidence
internal import Knowledge

/// Masks what belongs to a person in what is reported of cases and documents, but for the last
/// characters: `--redact`.
public struct Redaction: Sendable {
  private let labels: PersonalLabels

  /// - Parameter labels: They tell numbers that nothing else does.
  init(_ labels: LabelBook) { self.labels = PersonalLabels(labels) }

  /// The assessment with all that belongs to a person masked.
  public func redacted(_ assessment: Assessment) -> Assessment {
    let (readCase, received) = (assessment.readCase, assessment.readCase.received)
    let redactor = Redactor(
      known: readCase.documents.flatMap(personalValues)
        + (readCase.file.node(at: "account.phone")?.text.map { [$0] } ?? []))
    return Assessment(
      readCase: ReadCase(
        received: ReceivedCase(
          path: redactor.masked(received.path), file: received.file,
          evidence: received.evidence.map(redactor.masked),
          leftOut: received.leftOut.map(redactor.masked)),
        documents: readCase.documents.map(redactor.masked), submitting: readCase.submitting),
      checks: assessment.checks.map(redactor.masked),
      findings: assessment.findings.map(redactor.masked),
      undecided: assessment.undecided.map(redactor.masked), verdict: assessment.verdict,
      requirements: assessment.requirements, overlays: assessment.overlays,
      outlook: assessment.outlook.mapping(check: redactor.masked, finding: redactor.masked))
  }

  /// The document with all that belongs to a person masked.
  public func redacted(_ document: ReadDocument) -> ReadDocument {
    Redactor(known: personalValues(document)).masked(document)
  }

  private func personalValues(_ document: ReadDocument) -> [String] {
    document.personalValues + document.classified.extracted.pages.flatMap(labels.numbers)
  }
}

extension ReadDocument {
  /// Values of fields that hold a person's numbers.
  fileprivate var personalValues: [String] {
    let papers: Set<DocumentKind> = [.identityDocument, .bankStatement, .utilityBill]
    return fields.filter { field in
      switch field.name.text.split(separator: ".").last {
      case "phone", "fax", "account", "iban": true
      case "number": kind.map(papers.contains) ?? false
      default: false
      }
    }.flatMap { field in
      field.state.readings.flatMap { [$0.value.canonical, $0.place.text] }
    }
  }
}

extension Redactor {
  fileprivate func masked(_ text: LocalizedText) -> LocalizedText {
    LocalizedText(en: masked(text.en), zh: masked(text.zh))
  }

  /// A name that is not UTF-8 holds nothing that could be told.
  fileprivate func masked(_ path: EvidencePath) -> EvidencePath {
    String(validating: path.bytes, as: UTF8.self).map { EvidencePath(masked($0)) } ?? path
  }

  fileprivate func masked(_ file: ReceivedFile) -> ReceivedFile {
    ReceivedFile(
      path: masked(file.path), size: file.size, sha256: file.sha256, problem: file.problem)
  }

  fileprivate func masked(_ place: Place) -> Place {
    Place(
      page: place.page, span: place.span, boxes: place.boxes, source: place.source,
      text: masked(place.text))
  }

  private func masked(_ cited: Cited<FieldValue>) -> Cited<FieldValue> {
    var value = cited.value
    if case .text(let text) = value { value = .text(masked(text)) }
    return Cited(value, at: masked(cited.place), confidence: cited.confidence)
  }

  private func masked(_ field: ReadDocument.Field) -> ReadDocument.Field {
    let state: FieldState =
      switch field.state {
      case .known(let cited): .known(masked(cited))
      case .ambiguous(let readings): .ambiguous(readings.map(masked))
      case .unknown(let doubt): .unknown(Doubt(doubt.cause, at: doubt.place.map(masked)))
      case .absent: .absent
      }
    return ReadDocument.Field(name: field.name, state: state)
  }

  fileprivate func masked(_ check: Check) -> Check {
    Check(
      rule: check.rule, outcome: check.outcome, document: check.document.map(masked),
      field: check.field, subject: check.subject.map(masked),
      evidence: check.evidence.map(masked), turnsOn: check.turnsOn)
  }

  private func masked(_ proof: Finding.Proof) -> Finding.Proof {
    Finding.Proof(document: masked(proof.document), place: proof.place.map(masked))
  }

  fileprivate func masked(_ finding: Finding) -> Finding {
    var masked = plain(finding)
    masked.isKnown = finding.isKnown
    masked.waiver = finding.waiver.map { waiver in
      Waiver(
        rule: waiver.rule, reason: self.masked(waiver.reason), by: self.masked(waiver.by),
        until: waiver.until, sha256: waiver.sha256)
    }
    return masked
  }

  private func plain(_ finding: Finding) -> Finding {
    Finding(
      check: masked(finding.check), severity: finding.severity, reason: finding.reason,
      message: masked(finding.message), expected: finding.expected.map(masked),
      found: finding.found.map(masked),
      evidence: finding.evidence.map(masked),
      fix: Finding.Fix(who: finding.fix.who, action: masked(finding.fix.action)),
      source: finding.source)
  }

  fileprivate func masked(_ document: ReadDocument) -> ReadDocument {
    let classified = document.classified
    return ReadDocument(
      classified: ClassifiedDocument(
        extracted: masked(classified.extracted), match: classified.match.map(masked),
        runnerUp: classified.runnerUp.map(masked), languages: classified.languages),
      fields: document.fields.map(masked),
      codes: document.codes.map { read in
        ReadCode(masked(read.code), page: read.page, terms: read.terms.map(masked))
      })
  }

  private func masked(_ match: ClassifiedDocument.Match) -> ClassifiedDocument.Match {
    ClassifiedDocument.Match(
      kind: match.kind, confidence: match.confidence, basis: match.basis.map(masked))
  }

  private func masked(_ term: ReadCode.Term) -> ReadCode.Term {
    guard case .text(let text) = term.value else { return term }
    return ReadCode.Term(term.name, .text(masked(text)))
  }

  private func masked(_ code: PageCode) -> PageCode {
    PageCode(code.format, text: masked(code.text), box: code.box)
  }

  private func masked(_ document: ExtractedDocument) -> ExtractedDocument {
    var information = document.information
    for text in [\DocumentInformation.title, \.author, \.producer, \.creator] {
      information[keyPath: text] = information[keyPath: text].map(masked)
    }
    information.attachments = information.attachments.map {
      DocumentInformation.Attachment(name: masked($0.name), size: $0.size)
    }
    let identified = document.identified
    return ExtractedDocument(
      identified: IdentifiedFile(
        received: masked(identified.received), mediaType: identified.mediaType,
        basis: identified.basis.map(masked)),
      pages: document.pages.map(masked), pageCount: document.pageCount, information: information,
      problem: document.problem, eInvoice: document.eInvoice,
      eInvoiceRefusal: document.eInvoiceRefusal, recognition: document.recognition)
  }

  private func masked(_ page: Page) -> Page {
    let lines = page.lines.map { range in
      let words = page.words[range]
      return zip(words, masked(words.map(\.text))).map { word, text in
        Word(
          text, box: word.box, fontSize: word.fontSize, isBold: word.isBold, source: word.source,
          confidence: word.confidence)
      }
    }
    return Page(
      number: page.number, width: page.width, height: page.height, rotation: page.rotation,
      lines: lines, images: page.images, codes: page.codes.map(masked),
      recognition: page.recognition)
  }
}
