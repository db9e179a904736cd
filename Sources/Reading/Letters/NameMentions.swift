internal import Evidence
internal import Knowledge

/// A stretch of a letter's prose that names a company or a person.
struct NameMention: Sendable {
  /// The prose's place in `LetterText.pages`.
  let page: Int
  let range: Range<Int>
  /// The whole name, though only a part of it or an alias stands here.
  let name: String
  var key: NameKey { NameKey(name) }
}

/// Every place in a letter's prose that names a company: by its legal form, and afterwards by the
/// same words without it or by what a bracket calls it.
struct NameMentions: Sendable {
  private let letter: LetterText
  private var ofPage: [[NameMention]]

  /// - Parameter known: Names without a legal form that are known from the letter's layout.
  init(_ letter: LetterText, known: [String]) {
    self.letter = letter
    ofPage = letter.pages.indices.map { page in
      let prose = letter.pages[page]
      return prose.sentences.flatMap { sentence -> [NameMention] in
        CompanyMentions.ranges(in: prose.substring(sentence)).compactMap { own in
          let start = sentence.lowerBound
          let found = (start + own.lowerBound)..<(start + own.upperBound)
          let range = Self.withoutHeading(found, in: prose)
          let name = prose.substring(range)
          return PartyName.mayBe(name) && !Self.isHeading(name, letter)
            ? NameMention(page: page, range: range, name: name) : nil
        }
      }
    }
    var spellings: [(words: [String], name: String)] = known.map { (NameKey($0).words, $0) }
    for mention in ofPage.joined() {
      let stem = mention.key.stem
      if stem.count > 1, mention.key.hasForm { spellings.append((stem, mention.name)) }
      if let alias = alias(behind: mention) {
        spellings.append((NameKey(alias).words, mention.name))
      }
    }
    for spelling in spellings.sorted(by: { $0.words.count > $1.words.count }) {
      for page in letter.pages.indices { add(spelling.words, spelling.name, on: page) }
    }
    for page in ofPage.indices { ofPage[page].sort { $0.range.lowerBound < $1.range.lowerBound } }
  }

  /// Of all pages, in reading order.
  var all: [NameMention] { Array(ofPage.joined()) }

  func within(_ range: Range<Int>, page: Int) -> [NameMention] {
    ofPage[page].filter {
      $0.range.lowerBound >= range.lowerBound && $0.range.upperBound <= range.upperBound
    }
  }

  /// `TRADEMARK AUTHORIZATION AND LIMITED RESALE GRANT` has the word Limited, and names nobody.
  private static func isHeading(_ name: String, _ letter: LetterText) -> Bool {
    let folded = FoldedText(name)
    return letter.evidence.knowledge.kinds.index.matches(in: folded).contains {
      $0.meaning.role == .title && $0.units.count * 2 >= folded.units.count
    }
  }

  /// Further places where the words of a name stand.
  private mutating func add(_ words: [String], _ name: String, on page: Int) {
    guard let first = words.first, words.joined().count >= 4 else { return }
    let text = letter.pages[page].text
    let pieces = IdentifierScan.words(of: text)
    let keys = pieces.map { NameKey.bare(IdentifierScan.slice(text, $0)) }
    for start in keys.indices where keys[start] == first {
      guard start + words.count <= keys.count,
        keys[start..<(start + words.count)].elementsEqual(words)
      else { continue }
      let range = IdentifierScan.trimmed(
        pieces[start].lowerBound..<pieces[start + words.count - 1].upperBound, in: text)
      let isTaken = ofPage[page].contains { $0.range.overlaps(range) }
      let isName = IdentifierScan.slice(text, range).first.map { !$0.isLowercase } ?? false
      if !isTaken, isName { ofPage[page].append(NameMention(page: page, range: range, name: name)) }
    }
  }

  /// `Fernlea Brands, Inc. (“Fernlea”)`: what the letter calls a company from there on.
  private func alias(behind mention: NameMention) -> String? {
    let prose = letter.pages[mention.page]
    let end = mention.range.upperBound
    let rest = prose.substring(end..<(end + 80))
    let lead = rest.prefix { " ,，".contains($0) }
    guard let open = rest.dropFirst(lead.count).first, "(（".contains(open) else { return nil }
    let bracket = rest.dropFirst(lead.count + 1).prefix { !")）".contains($0) }
    let quoted = bracket.split(omittingEmptySubsequences: false) { "“”\"„«»".contains($0) }
    guard quoted.count >= 3 else { return nil }
    let alias = String(quoted[1]).trimmingBlanks
    let isRole = letter.evidence.knowledge.labels.prose.matches(in: FoldedText(alias)).contains {
      $0.units.count * 4 >= FoldedText(alias).units.count * 3
    }
    return isRole || alias.count < 3 || !PartyName.mayBe(alias) ? nil : alias
  }

  /// A heading's last words are not of the name that the next paragraph begins with.
  private static func withoutHeading(_ range: Range<Int>, in prose: Prose) -> Range<Int> {
    guard let boxes = prose.place(of: range)?.boxes, boxes.count > 1, let last = boxes.last,
      let gap = zip(boxes, boxes.dropFirst()).map({ $1.y0 - $0.y1 }).max(),
      let first = boxes.first, gap > last.height * 0.6 || abs(first.height - last.height) > 1.5
    else { return range }
    let words = IdentifierScan.words(of: prose.substring(range))
    for word in words.dropFirst() {
      let rest = (range.lowerBound + word.lowerBound)..<range.upperBound
      if prose.place(of: rest)?.boxes.count == 1 { return rest }
    }
    return range
  }
}

/// What may be the name of a party to a letter.
enum PartyName {
  /// Whether a text is no sentence, heading or pronoun.
  static func mayBe(_ text: String) -> Bool {
    guard CompanyName.isPlausible(text), !text.contains(where: { "“”\"„«»".contains($0) }),
      HanCompanies.isName(text), let first = text.first, !first.isLowercase || text.count < 12
    else { return false }
    // A point that is not of a legal form or an abbreviation ends a sentence.
    if text.hasSuffix("."), CompanyName.legalForm(in: text) < 0.7, text.count > 30 { return false }
    return !["SECTION ", "Section ", "To whom", "TO WHOM", "Dear "].contains(where: text.hasPrefix)
  }
}
