import Evidence

/// From the pages of a document as they were read, upright and straight, to the pages as they are
/// shown: reports point at what a person sees.
struct ShownPlaces {
  private let projections: [Int: Projection]

  init(_ document: ExtractedDocument) {
    projections = Dictionary(
      document.pages.compactMap { page in
        page.recognition?.toShown.map { (page.number, $0) }
      }, uniquingKeysWith: { first, _ in first })
  }

  func box(_ box: Box, page: Int) -> Box { projections[page]?.box(box) ?? box }

  func place(_ place: Place?) -> Place? {
    guard let place, place.source != .xml, let projection = projections[place.page] else {
      return place
    }
    return Place(
      page: place.page, span: place.span, boxes: place.boxes.map(projection.box),
      source: place.source, text: place.text)
  }
}
