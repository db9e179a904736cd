import Classification
import Evidence
import Knowledge
import Reading
import TestDocuments
import Testing

/// What a page says by where its words stand.
@Suite struct `A printed page` {
  @Test func `states the whole of several tax rates, not the first`() throws {
    let invoice = try read([
      ["Rechnung"], ["Kelmo Handel GmbH"], ["Lindenweg 12, 04109 Leipzig"],
      ["Rechnungsnummer: R-2041"], ["Rechnungsdatum: 14.05.2026"],
      ["Bezeichnung", "Menge", "Einzelpreis", "Betrag"],
      ["Bilderbuch", "100", "8,00", "800,00"], ["Buntstifte", "50", "4,00", "200,00"],
      ["Steuersatz", "Netto", "Steuer", "Brutto"],
      ["7 %", "800,00", "56,00", "856,00"], ["19 %", "200,00", "38,00", "238,00"],
      ["Gesamt EUR", "1.000,00", "94,00", "1.094,00"],
    ])
    #expect(invoice.canonical("net") == "1000.00")
    #expect(invoice.canonical("tax") == "94.00")
    #expect(invoice.canonical("total") == "1094.00")
  }

  @Test(arguments: [
    "有效期 Validity: 2026-04-15 to 2027-04-14", "Validity: 2026-04-15 - 2027-04-14",
    "Valid until: 2026-04-15 to 2027-04-14", "授权期限：自2026年4月15日至2027年4月14日止",
  ])
  func `ends a term on the later of its two days`(line: String) throws {
    let letter = try read(Self.letter + [["Territory: Germany"], [line]])
    #expect(letter.canonical("term.start") == "2026-04-15")
    #expect(letter.canonical("term.end") == "2027-04-14")
  }

  @Test(arguments: [
    [["Territory", "United Kingdom"], ["Sales channel", "Amazon.co.uk"]],
    [["This authorization covers the United Kingdom and is valid until 2027-04-14."]],
  ])
  func `says where an authorization holds`(rows: [[String]]) throws {
    let letter = try read(Self.letter + rows)
    let territory = try #require(letter.canonical("territory"))
    #expect(["United Kingdom", "the United Kingdom"].contains(territory))
  }

  @Test func `does not take the name behind a title for the title`() throws {
    let letter = try read(Self.letter + [["授权方（盖章）：Kelmo Trading Ltd"], ["法定代表人：周启明"]])
    #expect(letter.canonical("signatory.name") == "周启明")
    #expect(letter.canonical("signatory.title") != "周启明")
  }

  private static let letter = [
    ["LETTER OF AUTHORIZATION 授权书"], ["Date: 2026-04-10"],
    ["We, Kelmo Trading Ltd, as brand owner, authorize Lanyu Retail GmbH"],
    ["to sell KELMO branded products on Amazon."],
  ]

  private func read(_ rows: [[String]]) throws -> ReadDocument {
    try ReadDocument(printed: Page(rows: rows))
  }
}

extension ReadDocument {
  /// What is read from one page, with the knowledge inside the program.
  init(printed page: Page) throws {
    let knowledge = try ReadingKnowledge(.embedded)
    let received = ReceivedFile(path: EvidencePath("a.pdf"), size: 1, sha256: nil)
    let extracted = ExtractedDocument(
      identified: IdentifiedFile(received: received, mediaType: "application/pdf", basis: nil),
      pages: [page], pageCount: 1,
      information: DocumentInformation(), problem: nil, eInvoice: nil)
    self = DocumentReader(knowledge).read(Classifier(knowledge).classify(extracted))
  }

  func canonical(_ name: String) -> String? {
    state(of: FieldName(name)).known?.value.canonical
  }
}
