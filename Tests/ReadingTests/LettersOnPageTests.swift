import Classification
import Evidence
import Knowledge
import Reading
import TestDocuments
import Testing

/// What letters and certificates say by what is left, where it stands and how it is set.
@Suite struct `Letters and papers on a page` {
  private func read(_ rows: [[String]]) throws -> ReadDocument {
    try ReadDocument(printed: Page(rows: rows))
  }

  private static let permission = [
    ["LETTER OF AUTHORIZATION"], ["We, Kelmo Trading Ltd, hereby authorize Lanyu Retail GmbH"],
    ["to sell products of the brand Kelmo in Germany and Austria."],
  ]

  @Test(arguments: [
    "Bad Homburg vor der Höhe, den 12. März 2026", "En Talavera de la Reina, a 12 de marzo de 2026",
    "Saint-Dié-des-Vosges, le 12 mars 2026", "Kempten, 12 March 2026",
  ])
  func `are dated behind their place, however long it is`(line: String) throws {
    let letter = try read([[line]] + Self.permission)
    #expect(letter.canonical("issue_date") == "2026-03-12")
  }

  @Test func `a term's two days in one line are not the letter's own`() throws {
    let letter = try read(
      Self.permission + [["1 April 2026 – 31 March 2027"], ["Kempten, 12 March 2026"]])
    #expect(letter.canonical("issue_date") == "2026-03-12")
  }

  @Test func `a letter that only says until when it holds, holds from its own day`() throws {
    let letter = try read(
      [["12 March 2026"]] + Self.permission
        + [["This authorization remains valid until 31 March 2027."]])
    #expect(letter.canonical("term.start") == "2026-03-12")
    #expect(letter.canonical("term.end") == "2027-03-31")
  }

  @Test func `a brand in small letters is told by the house that bears its name`() throws {
    let letter = try read(Self.permission)
    #expect(letter.canonical("brand") == "Kelmo")
  }

  @Test func `countries say where it holds, and marketplaces through which channel`() throws {
    let letter = try read([
      ["LETTER OF AUTHORIZATION"], ["Brand owner", "Kelmo Trading Ltd"],
      ["Authorized reseller", "Lanyu Retail GmbH"], ["Marketplace", "Amazon.de"],
      ["Country", "Germany"],
    ])
    #expect(letter.canonical("territory") == "Germany")
  }

  @Test func `what a person does stands behind the comma, known as a title or not`() throws {
    let letter = try read(
      Self.permission + [["Yours sincerely"], ["Jonas Feld, Product Compliance"]])
    #expect(letter.canonical("signatory.name") == "Jonas Feld")
  }
}
