internal import Evidence

/// The legal forms that end or begin the names of companies, by how plainly they are forms.
enum CompanyForms {
  /// Forms as they end (or begin) a name, in lower case without points and blanks.
  static let latin: Set<String> = [
    "ltd", "limited", "llc", "inc", "incorporated", "corp", "corporation", "gmbh", "ag", "kg", "ug",
    "ohg", "gbr", "ek", "ev", "kgaa", "se", "sarl", "sas", "sasu", "sa", "eurl", "srl", "spa", "sl",
    "slu", "bv", "nv", "vof", "spzoo", "sp", "lda", "ltda", "ab", "as", "aps", "oy", "oyj", "plc",
    "llp", "lp", "pty", "pte", "sdnbhd", "sdn", "bhd", "kk", "co", "company", "mbh", "kft", "sro",
    "doo", "pvt", "snc", "genossenschaft", "eg", "stiftung", "verein", "foundation",
    "gesmbh", "haftungsbeschränkt", "cokg", "dac", "clg", "cic", "pbc", "pllc", "lllp", "oü", "uab",
    "sia", "ead", "eood", "zrt", "asbl", "vzw", "scop", "eirl", "scrl", "cvba", "srls", "wll",
    "fze", "fzco", "jsc", "ooo", "tbk", "hb", "kb", "ry", "gmbhcokg", "ggmbh", "gug", "partg",
    "partgmbb", "partmbb", "gesbr", "ltée", "ltee", "sencrl", "senc", "bvba", "sprl", "commv",
    "nyrt", "bt", "asa", "slp", "sll", "slne", "scoop", "coop", "scarl", "unipessoal", "eireli",
    "sgps", "şti", "sti", "aş", "pjsc", "ojsc", "fzllc", "dmcc", "ulc", "seca", "sdecv", "sadecv",
    "srldecv", "sapidecv", "mbb", "sau", "partnerschaftsgesellschaft", "kommanditgesellschaft",
    "asp",
    "gaec", "earl", "scea", "selarl", "sci", "stichting", "coöperatie", "cooperative", "oao", "zao",
    "тов", "ооо", "оао", "зао", "ао", "еоод", "оод", "αε", "επε", "group", "trading",
    "enterprises", "industries",
  ]

  /// Forms that are ordinary words or syllables elsewhere: only with a capital, and then weakly.
  static let weak: Set<String> = [
    "co", "sa", "as", "sp", "se", "ag", "ab", "lp", "sl", "kg", "group", "trading", "enterprises",
    "industries", "company", "ek", "ev", "eg", "hb", "kb", "ry", "bt", "coop",
    "cooperative", "asp",
    "earl", "sci",
  ]

  /// Forms of two or three letters that are something else unless they end a name with points
  /// (`e.U.`, `C.B.`, `P.C.`, `a.s.`) or in capitals behind a name that is not (`Roussillon EI`).
  static let short: Set<String> = [
    "eu", "cb", "pc", "pa", "og", "as", "dd", "sc", "ss", "ad", "cv", "ky", "ei", "cc", "ks", "is",
    "ans", "spj", "spk", "scs", "sca", "psc", "hf", "ehf", "od", "kd", "na", "da", "ua", "so",
  ]

  /// Forms that stand before a name, in capitals: SARL LE GOFF, PT Maju Jaya.
  static let leading: Set<String> = [
    "SARL", "SAS", "SASU", "EURL", "EIRL", "SCI", "SNC", "SCEA", "EARL", "GAEC", "SELARL", "ETS",
    "PT", "UAB", "SIA", "SCP", "ТОВ", "ООО", "АО", "ЗАО",
  ]

  static let han = [
    "有限公司", "有限责任公司", "股份公司", "集团", "商行", "经营部", "工厂", "制造厂", "株式会社", "有限会社", "合同会社", "公司", "事务所",
    "企业店", "贸易行", "百货店", "有限責任公司", "合伙企业", "集團", "事務所", "工作室", "工艺厂", "个体工商户", "合作社", "專賣店",
    "工具行", "企業社", "實業社", "一般社団法人", "社会福祉法人", "医療法人", "学校法人", "合資会社", "合名会社",
  ]

  /// What ends the names of works, shops and institutions in Chinese and Japanese.
  static let hanEndings = [
    "厂", "廠", "商店", "中心", "门市部", "批发部", "服务部", "经销部", "经销处", "超市", "酒店", "饭店", "医院", "學校", "学校",
    "大学", "研究所", "研究院", "设计院", "商社", "工場", "農場", "农场", "百货", "书店", "药店", "药房", "财团", "协会", "商会",
    "五金行", "電器行", "材料行", "文具行", "茶行", "車行", "藥房", "書店", "商會", "協會", "醫院", "診所",
  ]

  /// Whether a word that ends a name is one of the short forms, by its points or its capitals.
  ///
  /// - Parameter lead: The words before it.
  static func isShortForm(_ word: some StringProtocol, behind lead: some StringProtocol) -> Bool {
    let letters = String(word.filter(\.isLetter))
    guard short.contains(letters.lowercased()), letters.count >= 2 else { return false }
    // `Faktura 2600188 d.d. 30 april`
    if let last = lead.split(separator: " ").last, !last.contains(where: \.isLetter),
      last.contains(where: \.isNumber)
    {
      return false
    }
    let points = word.count { $0 == "." }
    if points >= 2 || points == 1 && word.hasSuffix(".") && letters.count == 2 && word.count >= 4 {
      return true
    }
    return points == 0 && letters.allSatisfy(\.isUppercase)
      && lead.contains { $0.isLowercase } && lead.split(separator: " ").count >= 2
      && letters.count == 2 && ["EI", "OG", "CC"].contains(String(letters))
  }
}
