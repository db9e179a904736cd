internal import Evidence

/// What all parts of one page share: its words, its pictures and the names of its places.
struct HTMLPage {
  let phrases: Phrases
  let anchors: DocumentAnchors
  let pictures: PagePictures
  private let shown: [EvidencePath: ShownPlaces]

  init(_ documents: [ReadDocument], _ illustrations: Illustrations, _ phrases: Phrases) {
    self.phrases = phrases
    let paths = documents.map(\.path)
    anchors = DocumentAnchors(paths)
    pictures = PagePictures(paths, illustrations)
    shown = Dictionary(
      documents.map { ($0.path, ShownPlaces($0.extracted)) },
      uniquingKeysWith: { first, _ in first })
  }

  /// The boxes of a place on the page as it is shown; none where no page shows it.
  func boxes(of place: Place, in document: EvidencePath) -> [Box] {
    place.source == .xml ? [] : (shown[document]?.place(place) ?? place).boxes
  }

  /// The part of the page that a proof is on, or the document that is one; nil where there is no
  /// picture of it.
  func figure(of proof: Finding.Proof) -> PagePictures.Figure? {
    guard let link = anchor(of: proof) else { return nil }
    guard let place = proof.place else {
      let name = proof.document.description
      return pictures.thumbnail(of: proof.document, alternative: name, caption: name, link: link)
    }
    let caption =
      proof.document.description + phrases.listSeparator + phrases.place(place)
    return pictures.crop(
      around: boxes(of: place, in: proof.document), page: place.page, of: proof.document,
      alternative: caption + (place.text.isEmpty ? "" : phrases.colon + place.text),
      caption: caption, link: link)
  }

  /// The page that a proof is on, or its document where there is no picture of the page.
  func anchor(of proof: Finding.Proof) -> String? {
    guard let place = proof.place, pictures.pages(of: proof.document).contains(place.page) else {
      return anchors.document(proof.document)
    }
    return anchors.page(place.page, of: proof.document)
  }

  /// An address that may be a link: those of rules from elsewhere may be anything.
  static func link(_ url: String) -> String? {
    url.hasPrefix("https://") || url.hasPrefix("http://") ? url : nil
  }
}

/// A word and what it stands for: an entry of a list of facts.
struct FactView {
  let label: String
  let text: String

  init(_ fact: (label: String, text: String)) { (label, text) = fact }
}
