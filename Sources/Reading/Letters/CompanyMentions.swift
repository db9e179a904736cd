internal import Evidence

/// Finds the companies that a sentence names, by the legal forms that their names end with.
enum CompanyMentions {
  /// The names in the order of their places, by UTF-8 offsets.
  static func ranges(in text: String) -> [Range<Int>] {
    let han = HanCompanies.ranges(in: text)
    let latin = latinRanges(in: text).filter { own in !han.contains { $0.overlaps(own) } }
    return (han + latin).sorted { $0.lowerBound < $1.lowerBound }
  }

  /// Words that are legal forms only behind others: a name does not end with them alone.
  private static let ordinary: Set<String> = [
    "company", "group", "trading", "enterprises", "industries", "foundation", "stiftung", "verein",
  ]
  /// Words that say what a company is, so that they alone name none.
  private static let generic: Set<String> = [
    "private", "public", "limited", "liability", "company", "corporation", "registered", "a", "an",
    "by", "shares", "name", "of", "type", "legal", "business", "foreign", "domestic",
  ]
  private static let leads: Set<String> = [
    "the", "we", "by", "for", "to", "from", "i", "dear", "wir", "nous", "re", "between", "hereby",
    "our", "that", "firma", "société", "company", "die", "la", "this", "and", "und", "et", "&",
    "behalf", "on", "with", "date", "seller", "buyer", "licensor", "licensee", "owner", "grantor",
    "grantee", "reseller", "distributor", "dealer", "retailer", "as", "in", "of", "at",
  ]
  private static let joints: Set<String> = [
    "and", "of", "de", "und", "et", "der", "du", "y", "e", "del", "des", "do", "dos", "di", "della",
    "delle", "dei", "von", "van", "for", "the",
  ]

  private static func latinRanges(in text: String) -> [Range<Int>] {
    let words = IdentifierScan.words(of: text)
    let pieces = words.map { IdentifierScan.slice(text, $0) }
    var found: [Range<Int>] = []
    var position = 0
    while position < pieces.count {
      let spaced = spacedForm(at: position, in: pieces)
      guard spaced != nil || isForm(pieces[position]) && !ordinary.contains(bare(pieces[position])),
        let first = start(of: position, isSpaced: spaced != nil, in: pieces)
      else {
        position += 1
        continue
      }
      var last = spaced.map { $0 - 1 } ?? position
      while let next = goesOn(last, in: pieces) { last = next }
      let trimmed = NameInProse.trimmedName(
        words[first].lowerBound..<words[last].upperBound, in: text)
      if !trimmed.isEmpty, isSpecific(pieces[first...last]) { found.append(trimmed) }
      position = last + 1
    }
    return found
  }

  /// Forms whose letters stand apart: `e. K.`, `S. Coop. V.`, `S. de R.L. de C.V.`.
  private static let spacedForms: Set<String> = [
    "ek", "scoop", "scoopv", "sl", "sa", "spa", "srl", "sas", "sarl", "gmbh", "doo", "zoo", "spzoo",
    "sdrldecv", "sderldecv", "sadecv", "kk", "ohg", "bv", "nv", "slu", "llc", "ev", "eg",
  ]

  /// Where a form of several words ends that begins at a position; nil when none does.
  private static func spacedForm(at position: Int, in pieces: [String]) -> Int? {
    guard position > 0, pieces[position].contains("."), pieces[position].count <= 4 else {
      return nil
    }
    return (2...5).reversed().map { position + $0 }.first { end in
      guard end <= pieces.count else { return false }
      let words = pieces[position..<end]
      return words.dropLast().allSatisfy { !$0.hasSuffix(",") && $0.count <= 6 }
        && spacedForms.contains(words.map(bare).joined())
    }
  }

  /// The position up to which a form goes on: `Co., Ltd.`, `& Co. (UK) Ltd.`.
  private static func goesOn(_ last: Int, in pieces: [String]) -> Int? {
    guard last + 1 < pieces.count, isForm(pieces[last]) || pieces[last] == "&",
      !(pieces[last].last.map { ";:)”\"".contains($0) } ?? false)
    else { return nil }
    let next = pieces[last + 1]
    // `Kelmo Ltd   Company no. 05590178`: another label begins there.
    if ordinary.contains(bare(next)), bare(pieces[last]) != "co" { return nil }
    if isForm(next) || next == "&" { return last + 1 }
    let isBracket = next.hasPrefix("(") && next.hasSuffix(")")
    return isBracket && last + 2 < pieces.count && isForm(pieces[last + 2]) ? last + 2 : nil
  }

  /// The first word of the name whose form stands at a position; nil when no name is before it.
  private static func start(of form: Int, isSpaced: Bool, in pieces: [String]) -> Int? {
    var first = form
    while first > 0, form - first < 8 {
      let word = pieces[first - 1]
      let isList = first < form && isListed(first - 1, before: form, in: pieces)
      guard isList || belongs(word, before: pieces[first], isFirst: first == form, isSpaced) else {
        break
      }
      if joints.contains(word) {
        guard first > 1, isCapitalised(pieces[first - 2]), !isForm(pieces[first - 2]),
          !(pieces[first - 2].last.map { ",;:.".contains($0) } ?? false)
        else { break }
      }
      first -= 1
      if word.first.map({ "(“\"„«'‘".contains($0) }) ?? false, !word.hasSuffix(")") { break }
    }
    while first < form,
      leads.contains(bare(pieces[first])) || joints.contains(pieces[first])
        || bare(pieces[first]) == "brand" && bare(pieces[first + 1]) == "owner"
    {
      first += 1
    }
    return first < form ? first : nil
  }

  /// `Bright, Oak & Sons Inc.`: the comma of a list of names that ends with `&`.
  private static func isListed(_ position: Int, before form: Int, in pieces: [String]) -> Bool {
    let word = pieces[position]
    let places: Set<String> = ["in", "at", "near", "from", "aus", "bei", "à", "en", "a"]
    guard word.hasSuffix(","), isCapitalised(word), !isForm(String(word.dropLast())),
      position + 2 < form, pieces[position + 2] == "&",
      position == 0 || !isCapitalised(pieces[position - 1]) || pieces[position - 1].count == 1
    else { return false }
    return position == 0 || !places.contains(pieces[position - 1])
  }

  private static func belongs(
    _ word: String, before next: String, isFirst: Bool, _ isSpaced: Bool
  ) -> Bool {
    guard isCapitalised(word) || word == "&" || joints.contains(word) else { return false }
    if isForm(word), !ordinary.contains(bare(word)), !word.hasPrefix("(") { return false }
    guard let last = word.last else { return false }
    // `Brands, Inc.`: a comma stands inside a name only before its form.
    if last == "," { return isFirst && (isSpaced || isForm(next)) }
    if last == "." { return word.count <= 3 || word.dropLast().contains(".") }
    return !";:”\"".contains(last) && (last != ")" || word.hasPrefix("("))
  }

  private static func isCapitalised(_ word: String) -> Bool {
    word.first { $0.isLetter || $0.isNumber }.map { $0.isUppercase || $0.isNumber } ?? false
  }

  private static func isSpecific(_ words: ArraySlice<String>) -> Bool {
    words.contains { word in
      let own = bare(word)
      return own.count > 1 && !generic.contains(own) && !isForm(word)
        && own.contains(where: \.isLetter)
    }
  }

  private static func bare(_ word: String) -> String {
    TextFolding.narrow(word).lowercased().filter { $0.isLetter || $0.isNumber || $0 == "&" }
  }

  private static func isForm(_ word: String) -> Bool {
    CompanyName.legalForm(in: "X " + word) >= 0.7
      && !word.unicodeScalars.contains { $0.value >= 0x2E80 }
  }
}

/// Finds Chinese company names in running text, where no blank parts them from what is before.
enum HanCompanies {
  private static let forms = [
    "有限责任公司", "有限責任公司", "股份有限公司", "有限公司", "株式会社",
  ]
  /// What stands right before a name in a sentence.
  private static let verbs = [
    "授权", "授權", "证明", "許可", "许可", "委托", "确认", "兹有", "指定", "同意", "任命",
  ]

  static func ranges(in text: String) -> [Range<Int>] {
    // No ideograph has fewer than three bytes of UTF-8, the first of them from here on.
    guard text.utf8.contains(where: { $0 >= 0xE3 }) else { return [] }
    var found: [Range<Int>] = []
    for part in text.split(omittingEmptySubsequences: false, whereSeparator: isBoundary) {
      var offset = text.utf8.distance(from: text.startIndex, to: part.startIndex)
      var rest = String(part)
      while let end = end(in: rest) {
        let head = String(rest.prefix(end))
        let own = cut(head)
        let lower = offset + head.utf8.count - own.utf8.count
        if own.count >= 6, own.count <= 40, isName(own) {
          found.append(lower..<(lower + own.utf8.count))
        }
        offset += head.utf8.count
        rest = String(rest.dropFirst(end))
      }
    }
    return found
  }

  /// Whether a text can be a name, and is not what a letter calls a party: 我公司, 其, 上述公司.
  static func isName(_ text: String) -> Bool {
    let calls = ["我公司", "本公司", "贵公司", "该公司", "我司", "上述", "以下"]
    let pronouns = ["其", "我", "本", "贵", "该", "被", "各"]
    return !calls.contains(where: text.contains) && !pronouns.contains(where: text.hasPrefix)
  }

  private static func isBoundary(_ character: Character) -> Bool {
    "，。；、：:,;“”\"（）() 《》「」".contains(character)
  }

  /// How many characters there are up to the end of the first legal form.
  private static func end(in text: String) -> Int? {
    let characters = Array(text)
    for position in characters.indices {
      let rest = String(characters[position..<min(characters.count, position + 6)])
      if let form = forms.first(where: rest.hasPrefix) { return position + form.count }
    }
    return nil
  }

  /// A name without the words of the sentence before it.
  static func cut(_ text: String) -> String {
    var own = text[...]
    for verb in verbs {
      while let found = firstRange(of: verb, in: own) { own = own[found...].dropFirst(verb.count) }
    }
    // A single character may also be one of the name's, unless it stands first.
    if let first = own.first, "由与系致".contains(first) { own = own.dropFirst() }
    return String(own)
  }

  private static func firstRange(of verb: String, in text: Substring) -> String.Index? {
    text.indices.first { text[$0...].hasPrefix(verb) }
  }
}
