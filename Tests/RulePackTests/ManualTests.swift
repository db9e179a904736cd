import Dossier
import Evidence
import Foundation
import Knowledge
import Testing

@Suite struct `The manual of rules` {
  private static let folder = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appendingPathComponent("rules/manual")

  @Test(arguments: ReportLanguage.allCases)
  func `is what the packs say; 'dossier rules manual --output rules/manual' writes it anew`(
    in language: ReportLanguage
  ) throws {
    let folder = Self.folder.appendingPathComponent(language.rawValue)
    let pages = try RuleLibrary(.embedded).manual(in: language)
    let there = try FileManager.default.contentsOfDirectory(atPath: folder.path)
    #expect(Set(there) == Set(pages.map(\.name)))
    for page in pages {
      let text = try String(
        contentsOf: folder.appendingPathComponent(page.name), encoding: .utf8)
      #expect(text == page.text, "\(language.rawValue)/\(page.name) is out of date")
    }
  }
}
