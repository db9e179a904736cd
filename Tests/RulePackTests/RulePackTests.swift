import Checking
import Evidence
import Knowledge
import MarkedYAML
import Testing

@Suite struct `The packs of the program` {
  @Test func `the lint finds nothing`() {
    #expect(PackLinter.problems(in: .embedded).map(\.description) == [])
  }

  @Test(arguments: outcomes()) func `every example goes as it says`(_ outcome: RuleTester.Outcome) {
    #expect(outcome.failure == nil)
  }

  @Test func `there are examples to run`() {
    #expect(outcomes().count > 200)
  }

  @Test func `every rule has a page that says where it comes from`() throws {
    let manual = try RuleManual(.embedded)
    #expect(Set(manual.names).count == manual.pages.count)
    for page in manual.pages {
      #expect(page.parameters.count == page.parameterSources.count, "\(page.name)")
      #expect(page.rule.title.en.last != ".", "\(page.name)")
      let texts = [page.rule.title, page.rule.why, page.rule.message, page.rule.remedy]
      #expect(texts.allSatisfy(isInBothLanguages), "\(page.name)")
    }
    let dated = manual.pages(named: "invoice-date").map(\.name)
    #expect(dated.contains("authenticity/invoice-date") && dated.contains("approval/invoice-date"))
  }

  /// Chinese characters in the Chinese text, and none in the English one but for terms.
  private func isInBothLanguages(_ text: LocalizedText) -> Bool {
    func ideographs(_ text: String) -> Int {
      text.unicodeScalars.count { $0.properties.isIdeographic }
    }
    return ideographs(text.zh) >= 2 && ideographs(text.en) <= 4
  }
}

private func outcomes() -> [RuleTester.Outcome] {
  (try? RuleTester(.embedded))?.run() ?? []
}
