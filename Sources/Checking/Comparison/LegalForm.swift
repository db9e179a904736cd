internal import Evidence

/// The legal forms of companies, as classes of spellings that mean the same.
enum LegalForm {
  /// A name's words without the legal form, and the form's class; nil where the name has none.
  static func split(_ words: [String]) -> (core: [String], form: String?) {
    if let (core, form) = splitHan(words) { return (core, form) }
    // The longest form at the end wins: `gmbh and co kg` before `kg`.
    for start in words.indices where start > 0 {
      if let form = spellings[words[start...].joined()] {
        return (Array(words[..<start]), form)
      }
    }
    for end in words.indices.reversed() where end < words.count - 1 {
      if let form = leading[words[...end].joined()] {
        return (Array(words[(end + 1)...]), form)
      }
    }
    return (words, nil)
  }

  /// Whether a word on its own is a form: `Ltd.`, `GmbH`.
  static func isForm(_ word: String) -> Bool { spellings[TextFolding.compact(word)] != nil }

  private static func splitHan(_ words: [String]) -> ([String], String)? {
    guard let last = words.last else { return nil }
    for (spelling, form) in han {
      if last.hasSuffix(spelling) {
        let rest = String(last.dropLast(spelling.count))
        let core = words.dropLast() + (rest.isEmpty ? [] : [rest])
        return core.isEmpty ? nil : (Array(core), form)
      }
      if let first = words.first, first.hasPrefix(spelling), form.hasPrefix("jp-") {
        let rest = String(first.dropFirst(spelling.count))
        let core = (rest.isEmpty ? [] : [rest]) + words.dropFirst()
        return core.isEmpty ? nil : (core, form)
      }
    }
    return nil
  }

  /// Longer ones before those that they end in.
  private static let han: [(String, String)] = [
    ("股份有限公司", "cn-joint-stock"), ("有限责任公司", "limited"), ("集团有限公司", "cn-group"),
    ("有限公司", "limited"), ("有限合伙", "cn-partnership"), ("普通合伙", "cn-partnership"),
    ("个体工商户", "cn-individual"), ("株式会社", "jp-stock"), ("有限会社", "jp-limited"),
    ("合同会社", "jp-llc"),
  ]

  /// Forms that stand in front of the name.
  private static let leading = [
    "株式会社": "jp-stock", "kabushikikaisha": "jp-stock", "pt": "id-pt", "cv": "id-cv",
    "ooo": "ru-ooo",
  ]

  private static let classes: [(String, String)] = [
    (
      "limited",
      "ltd|limited|coltd|colimited|companyltd|companylimited|ltdco"
    ),
    ("gb-plc", "plc|publiclimitedcompany"), ("llp", "llp"), ("lp", "lp"),
    ("llc", "llc|limitedliabilitycompany"), ("us-inc", "inc|incorporated|coinc"),
    ("us-corp", "corp|corporation"), ("au-pty", "ptyltd|ptylimited|pty"),
    ("sg-pte", "pteltd|ptelimited|pte"), ("in-pvt", "pvtltd|privatelimited|pvtlimited"),
    ("de-gmbh", "gmbh|mbh|gesellschaftmitbeschrankterhaftung|gesellschaftmitbeschraenkterhaftung"),
    ("de-gmbh-kg", "gmbhcokg|gmbhandcokg|gmbhucokg|gmbhandcompkg"),
    ("de-ug-kg", "ughaftungsbeschranktandcokg|ughaftungsbeschraenktandcokg|ugandcokg"),
    ("de-ag", "ag|aktiengesellschaft"),
    (
      "de-ug",
      """
      ug|ughaftungsbeschrankt|ughaftungsbeschraenkt|unternehmergesellschafthaftungsbeschrankt|\
      unternehmergesellschafthaftungsbeschraenkt
      """
    ),
    ("de-ek", "ek|ekfm|ekfr|eingetragenerkaufmann|eingetragenekauffrau"),
    ("de-kg", "kg|kommanditgesellschaft|andcokg"), ("de-ohg", "ohg"), ("de-gbr", "gbr"),
    ("de-ev", "ev"), ("de-eg", "eg"), ("se", "se"),
    ("fr-sarl", "sarl|societearesponsabilitelimitee"), ("fr-eurl", "eurl"),
    ("fr-sas", "sas|societeparactionssimplifiee"), ("fr-sasu", "sasu"),
    ("sa", "sa|societeanonyme|sociedadanonima"), ("fr-sci", "sci"),
    ("it-srl", "srl|societaaresponsabilitalimitata"), ("it-srls", "srls"),
    ("it-spa", "spa|societaperazioni"), ("it-snc", "snc"),
    ("es-sl", "sl|sociedadlimitada"), ("es-slu", "slu|slunipersonal"), ("es-sau", "sau"),
    ("nl-bv", "bv|beslotenvennootschap"), ("nl-nv", "nv"), ("be-bvba", "bvba"),
    ("nl-vof", "vof"),
    ("pl-spzoo", "spzoo|spolkazograniczonaodpowiedzialnoscia|spolkazoo"),
    ("pl-spj", "spj"), ("pl-spk", "spk|spolkakomandytowa"), ("sro", "sro|spolsro"), ("as", "as"),
    ("hu-kft", "kft"), ("doo", "doo"), ("ab", "ab|aktiebolag"), ("aps", "aps"), ("oy", "oy"),
    ("oyj", "oyj"), ("pt-lda", "lda|limitada|unipessoallda"), ("br-ltda", "ltda"),
    ("mx-sadecv", "sadecv"), ("tr-sti", "ltdsti|limitedsirketi"),
    ("jp-stock", "kk|kabushikikaisha"), ("my-bhd", "sdnbhd|bhd"),
  ]

  private static let spellings: [String: String] = {
    var table: [String: String] = [:]
    for (form, names) in classes {
      for name in names.split(separator: "|") { table[String(name)] = form }
    }
    return table
  }()
}
