import Evidence

/// A document as reading would have made it, in a few words.
struct SyntheticDocument {
  var path: String
  var kind: DocumentKind?
  /// Whether it is of its kind only since nothing speaks for another.
  var isKindByExclusion = false
  var fields: [(String, String)] = []
  /// Readings of one writing.
  var ambiguous: [String: [String]] = [:]
  /// What stands on the first page, on the second, and so on.
  var onPages: [String: [String]] = [:]
  var unreadable: Set<String> = []
  var mediaType: String? = "application/pdf"
  var problem: FileProblem?
  var size = 48_211
  var isScan = false
  var languages = ["en"]
  var annotations: [String] = []

  subscript(field: String) -> String? {
    get { fields.first { $0.0 == field }?.1 }
    set {
      let position = fields.firstIndex { $0.0 == field } ?? fields.count
      fields.removeAll { $0.0 == field }
      if let newValue { fields.insert((field, newValue), at: min(position, fields.count)) }
    }
  }

  var document: ReadDocument {
    let received = ReceivedFile(
      path: EvidencePath(path), size: size, sha256: "\(path) \(fields) \(size)", problem: problem)
    let whole = Box(x0: 0, y0: 0, x1: 595, y1: 842)
    let words = fields.enumerated().flatMap { row, field in
      field.1.split(separator: " ").enumerated().map { column, word in
        let (x, y) = (40 + 30 * Double(column), 40 + 12 * Double(row))
        return Word(String(word), box: Box(x0: x, y0: y, x1: x + 28, y1: y + 10))
      }
    }
    let page = Page(
      number: 1, width: 595, height: 842, lines: isScan ? [] : [words],
      images: isScan ? [whole] : [])
    let isRead = problem == nil && mediaType == "application/pdf"
    let information = DocumentInformation(
      annotations: annotations.map { .init(subtype: $0, page: 1, box: whole) })
    let extracted = ExtractedDocument(
      identified: IdentifiedFile(received: received, mediaType: mediaType, basis: nil),
      pages: isRead ? [page] : [], pageCount: isRead ? 1 : nil, information: information,
      problem: problem)
    let match = kind.map {
      ClassifiedDocument.Match(
        kind: $0, confidence: 0.9, isByExclusion: isKindByExclusion, basis: [])
    }
    return ReadDocument(
      classified: ClassifiedDocument(
        extracted: extracted, match: match, runnerUp: nil, languages: languages),
      fields: isRead && !isScan ? readFields : [])
  }

  private var readFields: [ReadDocument.Field] {
    func cited(_ name: FieldName, _ text: String, page: Int = 1) -> Cited<FieldValue>? {
      guard let value = FieldValue(canonical: text, type: name.type) else { return nil }
      let box = Box(x0: 40, y0: 40, x1: 90, y1: 50)
      return Cited(
        value, at: Place(page: page, span: 0..<1, boxes: [box], source: .text, text: text))
    }
    return fields.compactMap { name, text in
      let name = FieldName(name)
      if unreadable.contains(name.text) {
        return .init(name: name, state: .unknown(Doubt(.notUnderstood)))
      }
      if let readings = ambiguous[name.text] {
        return .init(name: name, state: .ambiguous(readings.compactMap { cited(name, $0) }))
      }
      if let readings = onPages[name.text] {
        let cited = readings.enumerated().compactMap { cited(name, $1, page: $0 + 1) }
        return .init(name: name, state: .ambiguous(cited))
      }
      return cited(name, text).map { .init(name: name, state: .known($0)) }
    }
  }
}

/// A case in which nothing is wrong, to plant one fault at a time.
struct SyntheticCase {
  var documents: [SyntheticDocument]
  var ticket = "authenticity"
  var contactEmail = "ops@lanyu.example"
  var notified = Day(iso: "2026-11-10")
  var extraItems: [CaseFile.Node] = []
  var registration = "91440300MA5QEYFH70"

  static let account = "Shenzhen Lanyu Technology Co., Ltd."

  init() { documents = [Self.invoice("1"), Self.invoice("2"), Self.letter, Self.licence] }

  static func invoice(_ number: String, lamp: Int = 400, light: Int = 200) -> SyntheticDocument {
    SyntheticDocument(
      path: "invoice-\(number).pdf", kind: .invoice,
      fields: [
        ("number", "LS-2026-000\(number)"), ("issue_date", "2026-0\(number)-14"),
        ("currency", "USD"), ("supplier.name", "Lumo Supply Limited"),
        ("supplier.address", "12 Lime Street, Leeds LS1 4AB, United Kingdom"),
        ("supplier.phone", "+44 113 496 0000"), ("supplier.email", "sales@lumosupply.example"),
        ("supplier.website", "www.lumosupply.example"), ("buyer.name", account),
        ("buyer.address", "Room 1203, Building A, 8 Keji Road, Nanshan District, Shenzhen 518057"),
        ("lines[1].description", "LED desk lamp LX-200"), ("lines[1].quantity", "\(lamp)"),
        ("lines[1].unit_price", "2.00"), ("lines[1].amount", "\(lamp * 2).00"),
        ("lines[2].description", "Clip-on book light LX-110"), ("lines[2].quantity", "\(light)"),
        ("lines[2].unit_price", "1.00"), ("lines[2].amount", "\(light).00"),
        ("net", "\(lamp * 2 + light).00"), ("tax", "200.00"),
        ("total", "\(lamp * 2 + light + 200).00"),
      ])
  }

  static let letter = SyntheticDocument(
    path: "letter.pdf", kind: .letterOfAuthorization,
    fields: [
      ("licensor.name", "Lumo Brands LLC"), ("licensee.name", account), ("brand", "LUMO"),
      ("grant", "non-exclusive right to sell"), ("territory", "United States and Canada"),
      ("term.start", "2026-01-01"), ("term.end", "2027-12-31"), ("issue_date", "2025-12-20"),
      ("signatory.name", "Eleanor Harlow"), ("signatory.title", "President"),
    ])

  static let licence = SyntheticDocument(
    path: "licence.pdf", kind: .businessLicense,
    fields: [
      ("name", "深圳市蓝屿科技有限公司"), ("registration", "91440300MA5QEYFH70"),
      ("representative", "李伟"), ("expires", "open-ended"),
    ], languages: ["zh"])

  subscript(path: String) -> SyntheticDocument {
    get { documents.first { $0.path == path } ?? Self.letter }
    set { documents = documents.map { $0.path == path ? newValue : $0 } }
  }

  var readCase: ReadCase {
    let sorted = documents.map(\.document).sorted { $0.path < $1.path }
    return ReadCase(
      received: ReceivedCase(
        path: "case", file: file, evidence: sorted.map(\.extracted.received)),
      documents: sorted, submitting: Day(daysSinceEpoch: 20_779))
  }

  private var file: CaseFile {
    func record(_ entries: [(String, CaseFile.Node)]) -> CaseFile.Node {
      .record(entries.map { CaseFile.Node.Entry(key: $0.0, value: $0.1) })
    }
    func item(_ asin: String, _ title: String, _ model: String, _ units: Int) -> CaseFile.Node {
      record([
        ("asin", .text(asin)), ("title", .text(title)), ("brand", .text("LUMO")),
        ("model", .text(model)), ("units_sold", .number(DecimalNumber(units))),
      ])
    }
    var entries: [(String, CaseFile.Node)] = [
      ("ticket", .text(ticket)), ("marketplace", .text("US")),
      ("contact_email", .text(contactEmail)),
      (
        "account",
        record([
          ("name", .text(Self.account)), ("aliases", .list([.text("深圳市蓝屿科技有限公司")])),
          ("store", .text("Lanyu Direct")), ("email", .text("ops@lanyu.example")),
          (
            "address",
            .text(
              "Room 1203, Building A, 8 Keji Road, Nanshan District, Shenzhen, Guangdong 518057, "
                + "China")
          ), ("registration", .text(registration)),
        ])
      ),
      (
        "brands",
        .list([record([("name", .text("LUMO")), ("owner", .text("Lumo Brands LLC"))])])
      ),
      (
        "items",
        .list(
          [
            item("B0ABCDEFGH", "Lumo LED Desk Lamp", "LX-200", 740),
            item("B0ABCDEFG2", "Lumo Clip-On Book Light", "LX-110", 380),
          ] + extraItems)
      ),
    ]
    if let notified { entries.append(("notified", .day(notified))) }
    return CaseFile(root: record(entries))
  }
}
