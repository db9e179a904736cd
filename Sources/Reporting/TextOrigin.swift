import Evidence

/// Where the text of a document as a whole comes from.
enum TextOrigin: String, CaseIterable {
  case text, ocr, mixed, xml, none

  init(_ document: ReadDocument) {
    var sources: Set<TextSource> = []
    for page in document.extracted.pages { sources.formUnion(page.words.lazy.map(\.source)) }
    if sources.isEmpty {
      sources = Set(document.fields.compactMap(\.state.known?.place.source))
    }
    switch (sources.count, sources.first) {
    case (0, _): self = .none
    case (1, .text): self = .text
    case (1, .ocr): self = .ocr
    case (1, .xml): self = .xml
    default: self = .mixed
    }
  }
}
