internal import Evidence

/// What looks like the name of a person, and the titles that may stand with it in one line.
enum PersonName {
  private static let particles: Set<String> = [
    "von", "van", "de", "der", "den", "la", "le", "di", "del", "della", "du", "da", "dos", "al",
    "bin", "y", "e", "ten", "zu", "el", "i",
  ]
  /// What is said before a name and is not of it; a degree is (`Dr.`, `Ing.`, `Avv.`).
  private static let courtesies: Set<String> = [
    "mr", "mrs", "ms", "miss", "mme", "mlle", "m", "herr", "frau", "d", "dña", "sr", "sra", "srta",
    "sig", "sigra", "ppa", "iv",
    "ia", "i", "s", "v", "a", "fdo", "monsieur", "madame",
  ]
  private static let ordinary: Set<String> = [
    "dept", "department", "division", "business", "sales", "marketing", "export", "overseas",
    "channels", "retail", "team", "office", "desk", "unit", "wholesale", "licensing", "legal",
    "abteilung", "vertrieb", "verkauf", "service", "ventes", "ventas", "vendite",
    "date", "name", "title", "signature", "signed", "seal", "stamp", "company", "place", "the",
    "for", "on", "authorized", "authorised", "letter", "page", "position", "brand", "dear",
    "yours", "best", "kind", "sincerely", "regards", "issue", "of", "electronically", "certificate",
    "licensor", "licensee", "grantor", "grantee", "reseller", "products", "form",
  ]

  /// What letters say in as few characters as a name has.
  private static let phrases = [
    "特此", "授权", "授權", "证明", "證明", "公司", "日期", "盖章", "蓋章", "签字", "簽字", "此致", "敬礼", "敬禮",
    "谨启", "謹啟", "敬启", "敬上", "声明", "聲明", "以上", "有限", "单位", "地址", "电话",
  ]

  /// Two to six words with capitals and no digits, or two to four ideographs, or both.
  static func isLikely(_ text: String) -> Bool {
    guard !text.contains(where: { $0.isNumber || "@&:：/_|".contains($0) }),
      CompanyName.legalForm(in: text) < 0.7
    else { return false }
    let ideographs = text.unicodeScalars.count { $0.value >= 0x3400 && $0.value < 0xF900 }
    // A sentence of Japanese has more kana than a name.
    let kana = text.unicodeScalars.count { (0x3040...0x30FF).contains($0.value) }
    guard kana <= 4 else { return false }
    let words = text.split { " ,".contains($0) }.filter {
      $0.unicodeScalars.allSatisfy { $0.value < 0x3400 }
    }
    let isLatin =
      words.allSatisfy { word in
        let bare = word.lowercased().filter(\.isLetter)
        return (word.first?.isUppercase ?? false) && !ordinary.contains(bare)
          || particles.contains(bare)
      }
    if ideographs > 0 {
      return (2...4).contains(ideographs) && isLatin && words.count <= 5
        && !phrases.contains(where: text.contains)
    }
    return (2...6).contains(words.count) && isLatin
      && words.count { $0.count > 1 && $0.first?.isUppercase ?? false } >= 2
  }

  /// Where a name stands in a text, what is said before it left out; nil when none does.
  static func range(in text: String) -> Range<Int>? {
    let words = IdentifierScan.words(of: text)
    var first = 0
    while first < words.count {
      let word = IdentifierScan.slice(text, words[first])
      let bare = word.lowercased().filter(\.isLetter)
      let isSpoken =
        word.contains(".") || word.contains("/") || bare.count > 2 && word != word.uppercased()
      guard courtesies.contains(bare), isSpoken, first + 1 < words.count,
        !isInitial(first, words, in: text)
      else { break }
      first += 1
    }
    guard first < words.count else { return nil }
    let range = trimmed(words[first].lowerBound..<words[words.count - 1].upperBound, in: text)
    return isLikely(IdentifierScan.slice(text, range)) ? range : nil
  }

  /// `S. J. Armitage` begins with initials, `i. V. Armitage` does not.
  private static func isInitial(_ index: Int, _ words: [Range<Int>], in text: String) -> Bool {
    let word = IdentifierScan.slice(text, words[index])
    guard word.count == 2, word.hasSuffix("."), word.first?.isUppercase ?? false else {
      return false
    }
    let next = IdentifierScan.slice(text, words[index + 1])
    return next.count == 2 && next.hasSuffix(".") && next.first?.isUppercase ?? false
      && index + 2 < words.count
  }

  /// Without signs at its ends; the point of `Jr.` is the name's.
  private static func trimmed(_ range: Range<Int>, in text: String) -> Range<Int> {
    let own = IdentifierScan.trimmed(range, in: text)
    let name = IdentifierScan.slice(text, own)
    let isShort = ["Jr", "Sr"].contains(where: name.hasSuffix)
    return isShort && own.upperBound < range.upperBound
      ? own.lowerBound..<(own.upperBound + 1) : own
  }
}

/// A person and his title, in whatever order one text has them.
struct SignedText {
  /// UTF-8 offsets in the text.
  var name: Range<Int>?
  var title: Range<Int>?

  /// Whether a title stands before the name, as before a colon.
  var isTitleFirst: Bool {
    guard let name, let title else { return false }
    return title.lowerBound < name.lowerBound
  }

  /// `Jane Roe, Managing Director`, `总经理 苏志鸿`, `谭 子 衡 市场总监`, `Director: Jane Roe`.
  init(_ text: String) {
    if let parted = Self.parted(text) {
      self = parted
      return
    }
    if SignatoryTitles.isTitle(text), let han = Self.hanParted(text) {
      self = han
      return
    }
    let whole = 0..<text.utf8.count
    if SignatoryTitles.isTitle(text) {
      title = Self.bareTitle(whole, in: text)
    } else {
      name = Self.beforeComma(text) ?? PersonName.range(in: text)
    }
  }

  /// `Jane Roe, Product Compliance`: the name ends at the comma, whatever follows.
  private static func beforeComma(_ text: String) -> Range<Int>? {
    text.firstIndex(of: ",").flatMap { PersonName.range(in: String(text[..<$0])) }
  }

  private init(name: Range<Int>?, title: Range<Int>?) {
    self.name = name
    self.title = title
  }

  /// Name and title on both sides of a comma, a bar or a dash.
  private static func parted(_ text: String) -> SignedText? {
    var offset = 0
    var previous: Character = " "
    for character in text {
      let width = String(character).utf8.count
      let isDash = "-–—/".contains(character) && previous == " "
      if ",，|·:：;；(（".contains(character) || isDash {
        let head = IdentifierScan.slice(text, 0..<offset)
        let tail = IdentifierScan.slice(text, (offset + width)..<text.utf8.count)
        // What stands behind a bracket is neither.
        let close = "(（".contains(character) ? tail.firstIndex { ")）".contains($0) } : nil
        let length = close.map { tail.utf8.distance(from: tail.startIndex, to: $0) }
        let rest = (offset + width)..<(length.map { offset + width + $0 } ?? text.utf8.count)
        if let name = PersonName.range(in: head), SignatoryTitles.isTitle(tail),
          !SignatoryTitles.isTitle(head), CompanyName.formAlone(in: tail.trimmingBlanks) == nil
        {
          return SignedText(name: name, title: bareTitle(rest, in: text))
        }
        if SignatoryTitles.isTitle(head), !SignatoryTitles.isTitle(tail),
          let name = PersonName.range(in: tail)
        {
          return SignedText(
            name: (rest.lowerBound + name.lowerBound)..<(rest.lowerBound + name.upperBound),
            title: bareTitle(0..<offset, in: text))
        }
      }
      offset += width
      previous = character
    }
    return nil
  }

  /// Chinese titles and names stand side by side; a name of spread characters is closed up.
  private static func hanParted(_ text: String) -> SignedText? {
    let words = IdentifierScan.words(of: text)
    guard words.count > 1 else { return nil }
    for cut in 1..<words.count {
      let head = words[0].lowerBound..<words[cut - 1].upperBound
      let tail = words[cut].lowerBound..<words[words.count - 1].upperBound
      let parts = (IdentifierScan.slice(text, head), IdentifierScan.slice(text, tail))
      if isHanName(parts.0), SignatoryTitles.isTitle(parts.1), !SignatoryTitles.isTitle(parts.0) {
        return SignedText(name: head, title: tail)
      }
      if SignatoryTitles.isTitle(parts.0), isHanName(parts.1), !SignatoryTitles.isTitle(parts.1) {
        return SignedText(name: tail, title: head)
      }
    }
    return nil
  }

  private static func isHanName(_ text: String) -> Bool {
    let letters = text.filter { $0 != " " }
    return (2...4).contains(letters.count)
      && letters.unicodeScalars.allSatisfy { $0.value >= 0x3400 && $0.value < 0xF900 }
  }

  /// A title without the article before it and the signs around it.
  private static func bareTitle(_ range: Range<Int>, in text: String) -> Range<Int>? {
    var own = IdentifierScan.trimmed(range, in: text)
    let articles: Set<String> = ["la", "le", "il", "el", "der", "die", "its", "l"]
    let words = IdentifierScan.words(of: IdentifierScan.slice(text, own))
    if words.count > 1,
      articles.contains(
        IdentifierScan.slice(text, own.lowerBound..<(own.lowerBound + words[0].upperBound))
          .lowercased())
    {
      own = (own.lowerBound + words[1].lowerBound)..<own.upperBound
    }
    let elided = ["l'", "l’"].first {
      IdentifierScan.slice(text, own).lowercased().hasPrefix($0)
    }
    if let elided { own = (own.lowerBound + elided.utf8.count)..<own.upperBound }
    // `Director (Sales)` keeps its bracket; 法定代表人（签字） does not.
    let slice = IdentifierScan.slice(text, own)
    let end = own.upperBound
    if slice.contains("("), !slice.hasSuffix(")"), end < text.utf8.count,
      IdentifierScan.slice(text, end..<(end + 1)) == ")"
    {
      own = own.lowerBound..<(end + 1)
    } else if let open = slice.firstIndex(of: "（") {
      own =
        own.lowerBound..<(own.lowerBound + slice.utf8.distance(from: slice.startIndex, to: open))
    }
    return own.isEmpty ? nil : own
  }
}
