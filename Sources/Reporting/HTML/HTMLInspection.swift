public import Evidence
public import Knowledge

/// Documents with all that was read from them drawn on their pages: `inspect --format html`.
public struct HTMLInspection: Sendable {
  private struct View {
    let frame: PageFrame
    let documents: [DocumentView]
    let images: [PagePictures.Image]
  }

  private let tool: ToolVersion
  private let text: TextInspection
  private let phrases: Phrases

  public init(tool: ToolVersion, wording: Wording, language: ReportLanguage = .en) {
    self.tool = tool
    phrases = Phrases(language, wording: wording)
    text = TextInspection(wording: wording, language: language)
  }

  /// One page for all of them.
  public func page(of documents: [ReadDocument], _ illustrations: Illustrations) -> String {
    let page = HTMLPage(documents, illustrations, phrases)
    let names = documents.map(\.path.description).joined(separator: phrases.listSeparator)
    let view = View(
      frame: PageFrame(
        title: documents.count == 1 ? names : phrases.documents, tool: tool, phrases),
      documents: documents.map {
        DocumentView($0, facts: text.facts(of: $0), withText: true, in: page)
      },
      images: page.pictures.images)
    return HTMLTemplates.shared.page("inspection-report", view)
  }
}
