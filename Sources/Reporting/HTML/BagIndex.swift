public import Evidence
public import Knowledge

/// The page that lists the files of a bag.
public struct BagIndex: Sendable {
  private struct File {
    let name: String
    let kind: String
    let original: String
    let digest: String
  }

  private struct View {
    let frame: PageFrame
    let verdictName: String
    let sign: String
    let verdict: String
    let meaning: String
    let facts: [FactView]
    let files: [File]
    let hasLeftOut: Bool
    let leftOut: [String]
  }

  private let tool: ToolVersion
  private let phrases: Phrases

  public init(tool: ToolVersion, wording: Wording, language: ReportLanguage) {
    self.tool = tool
    phrases = Phrases(language, wording: wording)
  }

  /// - Parameters:
  ///   - names: What each document is called below `data/`, in the order of the bag.
  ///   - isForced: Whether the case is not ready, and packed all the same.
  public func page(
    of assessment: Assessment, _ names: [(document: ReadDocument, name: String)], isForced: Bool
  ) -> String {
    let packed = Set(names.map(\.document.path))
    let leftOut = assessment.readCase.documents.map(\.path).filter { !packed.contains($0) }
    let verdict = assessment.verdict
    let meaning = phrases.verdictMeaning(verdict)
    let view = View(
      frame: PageFrame(title: assessment.readCase.received.path, tool: tool, phrases),
      verdictName: verdict.rawValue, sign: verdict.sign, verdict: phrases.verdict(verdict),
      meaning: isForced ? meaning + phrases.clauseSeparator + phrases.forced : meaning,
      facts: (CaseFacts(assessment.readCase, phrases).list
        + phrases.limits(of: assessment.outlook).map { ($0.label, $0.limit.day.description) })
        .map { FactView($0) },
      files: names.map { document, name in
        File(
          name: name, kind: phrases.kind(of: document), original: document.path.description,
          digest: document.extracted.received.sha256 ?? "")
      },
      hasLeftOut: !leftOut.isEmpty, leftOut: leftOut.map(\.description))
    return HTMLTemplates.shared.page("bag-index", view)
  }
}
