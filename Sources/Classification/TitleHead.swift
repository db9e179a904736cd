internal import Evidence
internal import Identifiers
internal import Knowledge

/// How a title's words stand in their line: what they fill of it, and where.
struct TitleHead {
  /// The share of the letters that the title fills, 0 to 1.
  ///
  /// Of the line, or of the words up to the document's number where that follows the title; what
  /// stands in brackets does not count.
  let covered: Double
  /// The share that the title fills of the words up to one that says what it is about
  /// (`Invoice for Order 118`); 0 where there is none.
  let coveredOfHead: Double
  /// The same within the part of the line that strokes or points divide it into; 0 where the line
  /// is not divided.
  let coveredOfPart: Double
  /// Whether the line begins with the title.
  let startsLine: Bool
  /// Whether the title is the last of a few words before the document's number or the line's end,
  /// as the noun that the words before it qualify: `FREIGHT INVOICE 0142`.
  let endsHead: Bool
  /// Whether it is a letter's subject: `Re: Letter of Authorization`.
  let isSubject: Bool
  /// Whether it labels something else: by a colon (`Order: 118-A`), or by the number behind it, which
  /// the marketplace gave to a customer's order and nobody to a paper.
  let isLabel: Bool
  /// The share that the title fills of the words up to a colon behind it that no number follows
  /// (`Plan of action: Alder Goods`); 0 where there is none.
  let coveredOfHeading: Double

  private static let mostQualifyingWords = 2
  /// `N°`, `No.`, `#` as they fold.
  private static let numberMark: [Unicode.Scalar] = ["n", "o"]
  private static let separators: Set<String> = ["/", "|", "—", "–", "-", "·", "•", "~"]

  /// - Parameters:
  ///   - units: The title's units of `text`, the line's folded text; not empty.
  ///   - words: The line's words.
  init(units: Set<Int>, of text: FoldedText, words: [Word], book: KindBook) {
    func isNumber(_ word: Int) -> Bool {
      words[word].text.utf8.contains { (48...57).contains($0) }
    }
    let bracketed = Self.bracketed(text, words: words).subtracting(units)
    func letters(_ range: Range<Int>) -> Double {
      let count = text.units.indices.count { unit in
        range.contains(text.units[unit].word) && !isNumber(text.units[unit].word)
          && !bracketed.contains(unit)
      }
      return Double(max(1, count))
    }
    let first = units.min().map { text.units[$0].word } ?? 0
    let last = units.max().map { text.units[$0].word } ?? 0
    isSubject = Self.isSubjectMark(words, before: first, book: book)
    let begin = isSubject ? 1 : 0
    // Numbers of documents stand in titles too, and are not part of them.
    let number = words.indices.first { $0 > last && $0 <= last + 2 && isNumber($0) }
    let end = number.flatMap { Self.goesOn(words, behind: $0) ? nil : $0 } ?? words.count
    let size = Double(units.count)
    // No title runs on over commas as 价税合计人民币…，货物已交付 does.
    let isSentence = words.contains { $0.text.contains { "，。；".contains($0) } }
    covered =
      isSentence
      ? min(0.3, size / letters(begin..<end))
      : Self.share(
        min(1, size / letters(begin..<end)), units, first...last, of: text,
        endsLine: end == last + 1)
    let connector = words.indices.first {
      $0 > last && book.connectors.contains(words[$0].text.lowercased())
    }
    coveredOfHead = connector.map { size / letters(begin..<$0) } ?? 0
    let parting = words.indices.filter { Self.separators.contains(words[$0].text) }
    let start = parting.last { $0 < first }.map { $0 + 1 } ?? begin
    let stop = min(end, parting.first { $0 > last } ?? end)
    // A part of a line is never as plain as a line of its own.
    coveredOfPart = parting.isEmpty ? 0 : min(0.9, size / letters(start..<stop))
    startsLine = first == begin && units.contains { text.units[$0].word == begin }
    endsHead = stop - last <= 2 && first - start <= Self.mostQualifyingWords
    let next = last + 1 < words.count ? words[last + 1].text : ""
    let hasColon = ":：".contains(words[last].text.last ?? " ") || ":：".contains(next.first ?? " ")
    coveredOfHeading =
      hasColon && first == begin && number == nil ? min(1, size / letters(begin..<last + 1)) : 0
    isLabel =
      hasColon
      || (first == 1 && FoldedText(words[0].text).scalars == Self.numberMark)
      || number.map { Self.isCustomerOrder(words[$0]) } ?? false
  }

  /// 某某有限公司 货运提单: whose paper it is stands before its title, and the noun that names it
  /// ends a word of its own.
  private static func share(
    _ share: Double, _ units: Set<Int>, _ range: ClosedRange<Int>, of text: FoldedText,
    endsLine: Bool
  ) -> Double {
    guard let end = units.max(), FoldedText.isIdeographic(text.units[end].scalar), endsLine else {
      return share
    }
    if range.lowerBound == 0 {
      return text.units.count == end + 1 && isBehindCompany(units, of: text)
        ? max(share, 0.7) : share
    }
    let letters = text.units.count { range.contains($0.word) }
    let endsWord = text.units.lastIndex { $0.word == range.upperBound } == end
    if letters == units.count { return max(share, 0.7) }
    if endsWord, isBehindCompany(units, of: text) { return max(share, 0.7) }
    return endsWord && letters <= units.count + 4 ? max(share, 0.6) : share
  }

  /// 杭州某某有限公司章程: right behind the company whose paper it is, in one word with it.
  private static func isBehindCompany(_ units: Set<Int>, of text: FoldedText) -> Bool {
    guard let first = units.min() else { return false }
    let ends: Set<Unicode.Scalar> = ["司", "厂", "店", "社"]
    let startsWithForm = text.units[first...].prefix(4).map(\.scalar) == ["有", "限", "公", "司"]
    return startsWithForm || first > 0 && ends.contains(text.units[first - 1].scalar)
  }

  private static func isSubjectMark(_ words: [Word], before first: Int, book: KindBook) -> Bool {
    guard first > 0, let word = words.first?.text, ":：.".contains(word.last ?? " ") || first == 2
    else { return false }
    let letters = String(String.UnicodeScalarView(FoldedText(word).scalars))
    return book.subjectMarks.contains(letters)
  }

  /// `We issued invoice 118 on 24 March to …,`: what goes on behind the number as a sentence does, and
  /// does not end with the line, is none.
  private static func goesOn(_ words: [Word], behind number: Int) -> Bool {
    let rest = words[(number + 1)...]
    let small = rest.count { $0.text.first?.isLowercase ?? false }
    return small >= 2 && rest.last?.text.last.map { $0 == "," || $0.isLetter } ?? false
  }

  private static func isCustomerOrder(_ word: Word) -> Bool {
    let number = word.text.trimmingPrefix("#").prefix { $0.isNumber || $0 == "-" }
    return IdentifierScheme.amazonOrder.verdict(on: number) == .valid
  }

  /// The units that stand in brackets.
  private static func bracketed(_ text: FoldedText, words: [Word]) -> Set<Int> {
    var depth = 0
    var inside: [Range<Int>] = []
    var start: (word: Int, offset: Int)?
    var result: Set<Int> = []
    for (index, word) in words.enumerated() where word.text.contains(where: isBracket) || depth > 0
    {
      inside = []
      var offset = 0
      for character in word.text {
        if "(（[【".contains(character) {
          depth += 1
          if depth == 1 { start = (index, offset) }
        } else if ")）]】".contains(character), depth > 0 {
          depth -= 1
          if depth == 0 { inside.append((start?.word == index ? start?.offset ?? 0 : 0)..<offset) }
        }
        offset += String(character).utf8.count
      }
      if depth > 0 { inside.append((start?.word == index ? start?.offset ?? 0 : 0)..<offset) }
      for (unit, value) in text.units.enumerated() where value.word == index {
        if inside.contains(where: { $0.contains(value.offset) }) { result.insert(unit) }
      }
    }
    return result
  }

  private static func isBracket(_ character: Character) -> Bool {
    "(（[【)）]】".contains(character)
  }
}
