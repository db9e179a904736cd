internal import Evidence

/// The words that titles of those who sign for companies are made of.
enum SignatoryTitles {
  /// Whole words, because they are parts of others: `cookware` has `coo`.
  private static let short: Set<String> = [
    "ceo", "cfo", "coo", "cto", "cmo", "vp", "svp", "evp", "md", "gm", "owner", "chief", "chair",
    "member", "agent", "socio", "buyer", "head", "lead", "attorney", "trustee",
  ]
  /// Parts of words: `Vertriebsleiter`, `Geschäftsführerin`, `présidente`.
  private static let long = [
    "director", "manager", "president", "officer", "founder", "partner", "secretary", "chairman",
    "chairwoman", "principal", "proprietor", "counsel", "treasurer", "geschäftsführ", "prokurist",
    "leiter", "inhaber", "vertriebsleit", "gérant", "directeur", "directrice", "amministrat",
    "administrador", "gerente", "apoderad", "direttore", "direttrice", "responsable", "vorstand",
    "verkaufsleit", "leitung", "procuratore", "rappresentante", "representative", "executive",
    "représentant", "representante", "presidente", "dirigeant", "titolare", "coordinator",
    "supervisor", "specialist", "administrator", "bevollmächtig", "signatory", "responsabile",
    "经理", "董事", "总裁", "总监", "厂长", "法定代表人", "负责人", "主管", "部长", "代表取締役", "主任", "店长",
    "取締役", "社長", "法人代表", "經理", "總監",
  ].map { TextFolding.fold($0) }

  /// Whether a text has a word of a title.
  static func isTitle(_ text: String) -> Bool {
    let folded = TextFolding.fold(text)
    let words = folded.split { !$0.isLetter }.map(String.init)
    return words.contains(where: short.contains) || holdsLong(Array(folded.utf8))
  }

  /// The parts of words as bytes of UTF-8, by the first of them.
  private static let parts = Dictionary(grouping: long.map { Array($0.utf8) }, by: { $0[0] })

  private static func holdsLong(_ text: [UInt8]) -> Bool {
    text.indices.contains { start in
      parts[text[start]]?.contains { text[start...].starts(with: $0) } ?? false
    }
  }
}
