public import Evidence
public import Knowledge

/// Documents with all that was read from them drawn on their pages: `inspect --format html`.
public struct HTMLInspection: Sendable {
  private struct View {
    let language: String
    let words: [String: String]
    let title: String
    let style: String
    let styleHash: String
    let documents: [DocumentView]
    let generator: String
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
    let templates = HTMLTemplates.shared
    let page = HTMLPage(documents, illustrations, phrases)
    let names = documents.map(\.path.description).joined(separator: phrases.listSeparator)
    let view = View(
      language: phrases.languageTag, words: phrases.pageWords,
      title: documents.count == 1 ? names : phrases.documents, style: templates.style.text,
      styleHash: templates.style.hash,
      documents: documents.map {
        DocumentView($0, facts: text.facts(of: $0), withText: true, in: page)
      },
      generator: phrases.madeBy(tool), images: page.pictures.images)
    return templates.page("inspection-report", view)
  }
}
