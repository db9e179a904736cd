/// What every page has around what it shows.
struct PageFrame {
  /// A BCP 47 tag.
  let language: String
  let words: [String: String]
  let title: String
  let style = HTMLTemplates.shared.style
  /// Nil where the page does without.
  let script: HTMLTemplates.Inline?
  let generator: String

  init(
    title: String, tool: ToolVersion, _ phrases: Phrases, script: HTMLTemplates.Inline? = nil
  ) {
    language = phrases.languageTag
    words = phrases.pageWords
    self.title = title
    self.script = script
    generator = phrases.madeBy(tool)
  }
}
