internal import Evidence

/// Cuts the name of a party out of a sentence, from where a cue ends.
enum NameInProse {
  /// Words between a verb and a name: "authorizes the company X".
  static let leads: Set<String> = [
    "that", "the", "company", "our", "distributor", "partner", "seller", "reseller", "to", "firm",
    "die", "der", "das", "dass", "firma", "und", "unser", "unsere",
    "unseren", "the company:", "authorized", "following", "and", "la", "société", "empresa",
    "customer", "retailer", "undersigned", "authorised", "exclusive", "non-exclusive", "wir",
    "händler", "vertriebspartner", "sole", "hiermit", "hereby", "mr", "mrs", "ms", "mme", "herr",
    "frau", "m", "d", "dña", "mercantil", "sociedad", "società", "ditta", "monsieur", "madame",
    "entity", "business", "dealer", "stockist", "agent", "le", "les", "il", "lo", "las", "los",
    "die", "den", "dem", "our", "notre", "nuestro", "nostro", "undersigned", "named", "officially",
    "formally", "please", "be", "it", "known", "expressly", "directly", "dass", "que", "che", "a",
  ]
  private static let stops: Set<String> = [
    "to", "is", "as", "are", "whose", "with", "located", "having", "for", "has", "for", "at",
    "hereby", "registered", "under", "a", "an", "who", "which", "in", "being", "of", "by", "being",
    "dba", "using", "unter", "mit", "zum", "zur", "ist", "als", "hiermit", "in", "den", "die",
    "unsere", "geschäftsansässig", "aus", "permission", "sell", "distribute", "autorisiert",
    "berechtigt", "berechtigt,", "ermächtigt", "à", "de", "a", "para", "with", "operating",
    "trading", "does", "do", "on", "hold", "holds", "hereinafter", "(hereinafter", "grant",
    "grants", "authorize", "authorizes", "certify", "confirm", "the", "this", "these", "am", "auf",
    "für", "sowie", "inh", "inhaber", "inhaberin", "owner", "prop", "proprietor",
  ]
  private static let hanForms = [
    "有限责任公司", "有限責任公司", "股份有限公司", "有限公司", "公司", "集团", "商行", "经营部", "株式会社", "工厂", "店", "厂",
  ]

  /// Whether a Chinese or Japanese name ends with what such a company is called by.
  static func endsWithHanForm(_ text: String) -> Bool {
    hanForms.contains(where: text.hasSuffix)
  }

  /// The range of the name in the text, by UTF-8 offsets; nil when none begins here.
  static func range(in text: String) -> Range<Int>? {
    if let han = hanRange(in: text) { return han }
    let words = IdentifierScan.words(of: text)
    guard let first = words.firstIndex(where: { !isLead(IdentifierScan.slice(text, $0)) }),
      first < 4
    else {
      return nil
    }
    var end = first
    var formEnd: Int?
    for index in first..<min(words.count, first + 14) {
      let word = IdentifierScan.slice(text, words[index])
      let bare = word.lowercased().filter { $0.isLetter || $0 == "(" }
      if index > first, formEnd == nil, stops.contains(bare), !isInsideName(word, bare) { break }
      // A bracket in a name has its legal form behind it: `Larkspur (USA) Corp.`
      if index > first, word.hasPrefix("("), !isInsideName(bracket: index, words, text) { break }
      let soFar = IdentifierScan.slice(text, words[first].lowerBound..<words[index].upperBound)
      let isForm = index > first && CompanyName.legalForm(in: "X " + word) >= 0.7
      if formEnd != nil, !isForm { break }
      if isForm { formEnd = index }
      end = index
      if endsClause(word), !isForm, index > first || CompanyName.legalForm(in: soFar) < 0.5 {
        let next = index + 1 < words.count ? IdentifierScan.slice(text, words[index + 1]) : ""
        guard CompanyName.legalForm(in: "X " + next) >= 0.7 else { break }
      }
    }
    let range = words[first].lowerBound..<words[formEnd ?? end].upperBound
    let trimmed = trimmedName(range, in: text)
    let name = IdentifierScan.slice(text, trimmed)
    guard CompanyName.isPlausible(name),
      name.first.map({ $0.isUppercase || $0.isNumber || !$0.isASCII }) ?? false
    else { return nil }
    return trimmed
  }

  private static func isLead(_ word: String) -> Bool {
    let bare = word.lowercased().filter { $0.isLetter || $0 == "-" }
    return bare.isEmpty || leads.contains(bare)
  }

  /// `Lane Trading Ltd` goes on where "trading as" would not.
  private static func isInsideName(_ word: String, _ bare: String) -> Bool {
    word == "&" || ["trading", "operating"].contains(bare) && word.first?.isUppercase ?? false
  }

  private static func isInsideName(
    bracket index: Int, _ words: [Range<Int>], _ text: String
  ) -> Bool {
    guard IdentifierScan.slice(text, words[index]).contains(")"), index + 1 < words.count else {
      return false
    }
    return CompanyName.legalForm(in: "X " + IdentifierScan.slice(text, words[index + 1])) >= 0.7
  }

  private static func endsClause(_ word: String) -> Bool {
    word.last.map { ",;:".contains($0) } ?? false
  }

  /// Quotation marks and punctuation around a name are not of it; the point of `Ltd.` is.
  static func trimmedName(_ range: Range<Int>, in text: String) -> Range<Int> {
    let bare = IdentifierScan.trimmed(range, in: text)
    let bytes = Array(text.utf8)
    let word = IdentifierScan.slice(text, bare).split(separator: " ").last.map(String.init) ?? ""
    let followsPoint =
      bare.upperBound < range.upperBound && bytes[bare.upperBound] == UInt8(ascii: ".")
    return followsPoint && (CompanyName.legalForm(in: "X " + word) >= 0.7 || word.contains("."))
      ? bare.lowerBound..<(bare.upperBound + 1) : bare
  }

  /// Chinese names end with their form: 深圳市蓝屿科技有限公司.
  private static func hanRange(in text: String) -> Range<Int>? {
    var lead = 0
    for character in text {
      guard " ：:“\"（(《".contains(character) else { break }
      lead += String(character).utf8.count
    }
    let rest = IdentifierScan.slice(text, lead..<text.utf8.count)
    guard let first = rest.unicodeScalars.first, first.value >= 0x3400 else { return nil }
    var length = 0
    for character in rest.prefix(40) {
      if "，。；,;、（(”\"：: ".contains(character) { break }
      length += String(character).utf8.count
      let head = IdentifierScan.slice(rest, 0..<length)
      if hanForms.contains(where: head.hasSuffix) {
        let next = IdentifierScan.slice(rest, length..<rest.utf8.count)
        if hanForms.contains(where: { form in next.hasPrefix(String(form.suffix(2))) }) { continue }
        let own = HanCompanies.cut(head)
        guard HanCompanies.isName(own), own.count > 3 else { return nil }
        return (lead + length - own.utf8.count)..<(lead + length)
      }
    }
    return nil
  }
}
