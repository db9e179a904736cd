import Evidence

/// A document and what was read from it, in the wire shape of `documents[]`.
struct EncodedDocument {
  private let document: ReadDocument
  private let language: ReportLanguage
  private let shown: ShownPlaces

  init(_ document: ReadDocument, language: ReportLanguage) {
    self.document = document
    self.language = language
    shown = ShownPlaces(document.extracted)
  }

  private var extracted: ExtractedDocument { document.extracted }
  private var classified: ClassifiedDocument { document.classified }

  var members: [JSONValue.Member] {
    let received = extracted.received
    var members: [JSONValue.Member] = [
      .init("path", .string(received.path.description)),
      .init("sha256", .optional(received.sha256)),
      .init("bytes", .integer(received.size)),
      .init("media_type", .optional(extracted.identified.mediaType)),
      .init("pages", extracted.pageCount.map(JSONValue.integer) ?? .null),
      .init("kind", .optional(document.kind?.rawValue)),
      .init(
        "kind_confidence", classified.match.map { .rounded($0.confidence, places: 2) } ?? .null),
    ]
    if let basis = classified.match?.basis, !basis.isEmpty {
      members.append(.init("kind_basis", .array(basis.map { .string($0.text(in: language)) })))
    }
    if let runnerUp = classified.runnerUp {
      members.append(
        .init(
          "runner_up",
          [
            "kind": .string(runnerUp.kind.rawValue),
            "confidence": .rounded(runnerUp.confidence, places: 2),
          ]))
    }
    members.append(.init("languages", .array(classified.languages.map(JSONValue.string))))
    members.append(.init("text_source", .string(TextOrigin(document).rawValue)))
    if let engine = extracted.recognition?.engine {
      members.append(.init("recognized_by", .string(engine)))
    }
    if let eInvoice { members.append(.init("e_invoice", eInvoice)) }
    if !document.codes.isEmpty {
      members.append(.init("codes", .array(document.codes.map(code))))
    }
    members.append(.init("fields", .array(document.fields.compactMap(field))))
    if let problem = extracted.problem ?? received.problem {
      members.append(
        .init(
          "problem",
          [
            "reason": .string(problem.reason.rawValue),
            "message": .string(problem.words.text(in: language)),
          ]))
    }
    return members
  }

  var json: JSONValue { .object(members) }

  /// The e-invoice that it carries or is; why it was not read where it was not.
  private var eInvoice: JSONValue? {
    if let invoice = extracted.eInvoice {
      return [
        "attachment": .optional(invoice.attachment), "syntax": .string(invoice.syntax.rawValue),
        "guideline": .optional(invoice.guideline),
      ]
    }
    return extracted.eInvoiceRefusal.map {
      [
        "attachment": .optional($0.attachment),
        "problem": .string($0.message(in: language)),
      ]
    }
  }

  /// A code, and what it states where its content is known.
  private func code(_ read: ReadCode) -> JSONValue {
    var members: [JSONValue.Member] = [
      .init("format", .string(read.code.format.rawValue)), .init("page", .integer(read.page)),
      .init("box", Self.box(shown.box(read.code.box, page: read.page))),
      .init("text", .string(read.code.text)),
    ]
    if !read.terms.isEmpty {
      let terms = read.terms.map {
        JSONValue.Member($0.name.text, .string($0.value.canonical))
      }
      members.append(.init("states", .object(terms)))
    }
    return .object(members)
  }

  /// Nil for a field that the document does not have.
  private func field(_ field: ReadDocument.Field) -> JSONValue? {
    let name = JSONValue.Member("name", .string(field.name.text))
    switch field.state {
    case .known(let cited):
      return .object(
        [name] + reading(cited) + [.init("confidence", .rounded(cited.confidence, places: 2))])
    case .ambiguous(let readings):
      let alternatives = readings.map { JSONValue.object(reading($0)) }
      return .object(
        [name, .init("value", .null)] + place(readings.first?.place)
          + [.init("state", "ambiguous"), .init("alternatives", .array(alternatives))])
    case .unknown(let doubt):
      return .object(
        [name, .init("value", .null)] + place(doubt.place)
          + [.init("state", "unknown"), .init("unknown", .string(Self.cause(doubt.cause)))])
    case .absent:
      return nil
    }
  }

  private func reading(_ cited: Cited<FieldValue>) -> [JSONValue.Member] {
    [.init("value", .string(cited.value.canonical))] + place(cited.place)
  }

  private func place(_ place: Place?) -> [JSONValue.Member] {
    guard let place = shown.place(place) else { return [] }
    var members: [JSONValue.Member] = [
      .init("text", .string(place.text)),
      .init("source", .string(place.source.rawValue)),
      .init("page", .integer(place.page)),
      .init("box", Self.box(place.box)),
    ]
    if let boxes = Self.severalBoxes(place) { members.append(.init("boxes", boxes)) }
    return members
  }

  /// The contract's words are kebab-case throughout.
  static func cause(_ cause: Doubt.Cause) -> String {
    switch cause {
    case .notRead: "not-read"
    case .notUnderstood: "not-understood"
    case .lowConfidence: "low-confidence"
    case .fileUnreadable: "file-unreadable"
    }
  }

  /// `[x0, y0, x1, y1]` to a tenth of a point; `null` for none.
  static func box(_ box: Box?) -> JSONValue {
    guard let box else { return .null }
    return .array([box.x0, box.y0, box.x1, box.y1].map { .rounded($0, places: 1) })
  }

  /// One box for each line, where the words run over more than one; nil otherwise.
  static func severalBoxes(_ place: Place?) -> JSONValue? {
    guard let boxes = place?.boxes, boxes.count > 1 else { return nil }
    return .array(boxes.map(box))
  }
}
