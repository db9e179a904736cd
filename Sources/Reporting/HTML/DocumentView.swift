internal import Evidence

/// A document as the template takes it: its pages with what was read drawn on them, its fields.
struct DocumentView {
  struct Row {
    let anchor: String
    let label: String
    let state: String
    let value: String
    let place: String
    let link: String?
    let confidence: String
  }

  struct PageText {
    let page: String
    let text: String
  }

  let anchor: String
  let name: String
  let kind: String
  let problem: String?
  let facts: [FactView]
  let findings: [FindingView]
  let hasPages: Bool
  let pages: [PagePictures.Figure]
  let fieldsLabel: String
  let hasFields: Bool
  let fields: [Row]
  let hasLines: Bool
  let lines: [PageText]

  /// - Parameters:
  ///   - findings: Those about the document.
  ///   - proofs: All places on its pages that findings show.
  init(
    _ document: ReadDocument, facts: [(label: String, text: String)],
    findings: [FindingView] = [], proofs: [Finding.Proof] = [], withText: Bool = false,
    in page: HTMLPage
  ) {
    let phrases = page.phrases
    let extracted = document.extracted
    anchor = page.anchors.document(document.path) ?? ""
    name = document.path.description
    kind = phrases.kind(of: document)
    problem = extracted.problemWords?.text(in: phrases.language)
    self.facts = facts.map { FactView($0) }
    self.findings = findings
    pages = Self.pages(of: document, proofs, in: page)
    hasPages = !pages.isEmpty
    fieldsLabel = phrases.fieldsOf(name)
    fields = document.fields.enumerated().flatMap { position, field in
      Self.rows(of: field, at: position, of: document, in: page)
    }
    hasFields = !fields.isEmpty
    lines =
      withText
      ? extracted.pages.map { PageText(page: phrases.page($0.number), text: $0.text) } : []
    hasLines = !lines.isEmpty
  }

  // MARK: Fields

  private static func rows(
    of field: ReadDocument.Field, at position: Int, of document: ReadDocument, in page: HTMLPage
  ) -> [Row] {
    let phrases = page.phrases
    let anchor = page.anchors.field(position, of: document.path) ?? ""
    let label = phrases.field(field.name)
    func row(_ state: String, _ value: String, _ place: Place?, _ confidence: Double?) -> Row {
      Row(
        anchor: anchor, label: label, state: state, value: value,
        place: place.map(phrases.place) ?? "",
        link: place.flatMap { page.anchor(of: .init(document: document.path, place: $0)) },
        confidence: confidence.map { "\(Int(($0 * 100).rounded())) %" } ?? "")
    }
    switch field.state {
    case .known(let cited):
      return [row("known", cited.value.canonical, cited.place, cited.confidence)]
    case .ambiguous(let readings):
      let values = readings.map(\.value.canonical).joined(separator: " / ")
      let text = phrases.ambiguous + phrases.colon + values
      return [row("ambiguous", text, readings.first?.place, nil)]
    case .unknown(let doubt): return [row("unknown", phrases.doubt(doubt.cause), doubt.place, nil)]
    case .absent: return []
    }
  }

  // MARK: Pages

  private static func pages(
    of document: ReadDocument, _ proofs: [Finding.Proof], in page: HTMLPage
  ) -> [PagePictures.Figure] {
    let phrases = page.phrases
    let read = document.fields.flatMap { field in
      field.state.readings.map { (name: field.name, cited: $0) }
    }
    return page.pictures.pages(of: document.path).compactMap { number in
      let fields = read.filter { $0.cited.place.page == number }.flatMap { item in
        let label = phrases.field(item.name)
        return page.boxes(of: item.cited.place, in: document.path).map {
          PagePictures.Rectangle(
            $0, style: "read", title: label + phrases.colon + item.cited.value.canonical)
        }
      }
      let told = proofs.compactMap(\.place).filter { $0.page == number }.flatMap { place in
        page.boxes(of: place, in: document.path).map {
          PagePictures.Rectangle($0, style: "told", title: place.text)
        }
      }
      let caption = phrases.page(number)
      return page.pictures.page(
        number, of: document.path,
        anchor: page.anchors.page(number, of: document.path) ?? "", boxes: fields + told,
        alternative: document.path.description + phrases.listSeparator + caption, caption: caption)
    }
  }
}
