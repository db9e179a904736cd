internal import Evidence

/// A document's pages as words in reading order, for a search of phrases that may run over the end
/// of a line.
struct PageProse: Sendable {
  /// A folded word, or an ideograph, and the printed word that it is a part of.
  private struct Token {
    let text: String
    let page: Int
    let word: Int
  }

  private let pages: [Page]
  private let tokens: [Token]
  /// The number of the sentence that each token stands in.
  private let sentences: [Int]
  /// Where the folded word stands, by its text.
  private let positions: [String: [Int]]

  init(_ pages: [Page]) {
    self.pages = pages
    var tokens: [Token] = []
    var sentences: [Int] = []
    var sentence = 0
    for (number, page) in pages.enumerated() {
      for (index, word) in page.words.enumerated() {
        for part in Tokens.words(of: word.text) {
          tokens.append(Token(text: part, page: number, word: index))
          sentences.append(sentence)
        }
        if Self.endsSentence(word.text, before: page.words.dropFirst(index + 1).first?.text) {
          sentence += 1
        }
      }
      sentence += 1
    }
    self.tokens = tokens
    self.sentences = sentences
    positions = Dictionary(grouping: tokens.indices) { tokens[$0].text }
  }

  /// Tokens that make up a phrase, each time that it stands there.
  func ranges(of phrase: String) -> [Range<Int>] {
    let wanted = Tokens.words(of: phrase)
    guard let first = wanted.first else { return [] }
    return (positions[first] ?? []).compactMap { start in
      let end = start + wanted.count
      guard end <= tokens.count,
        zip(start..<end, wanted).allSatisfy({ tokens[$0].text == $1 })
      else { return nil }
      return start..<end
    }
  }

  func contains(_ phrase: String) -> Bool { !ranges(of: phrase).isEmpty }

  /// Where an identifier stands, however its groups are parted: `7,418,293` for `7418293`.
  func places(ofIdentifier identifier: String) -> [Range<Int>] {
    let wanted = TextFolding.compact(identifier)
    guard !wanted.isEmpty else { return [] }
    return tokens.indices.compactMap { start in
      guard wanted.hasPrefix(tokens[start].text) else { return nil }
      var joined = ""
      for end in start..<min(tokens.count, start + 6) {
        joined += tokens[end].text
        if joined == wanted { return start..<(end + 1) }
        if !wanted.hasPrefix(joined) { return nil }
      }
      return nil
    }
  }

  /// The sentence that a range begins in.
  func sentence(of range: Range<Int>) -> Range<Int> {
    let number = sentences[range.lowerBound]
    let start = sentences[..<range.lowerBound].lastIndex { $0 != number }.map { $0 + 1 } ?? 0
    let end = sentences[range.lowerBound...].firstIndex { $0 != number } ?? sentences.count
    return start..<end
  }

  func place(of range: Range<Int>) -> Place {
    let first = tokens[range.lowerBound]
    let last = tokens[range.lowerBound..<range.upperBound].last { $0.page == first.page } ?? first
    return pages[first.page].place(of: first.word..<(last.word + 1))
  }

  /// The tokens whose printed words lie at a place.
  func range(at place: Place) -> Range<Int>? {
    guard let page = pages.firstIndex(where: { $0.number == place.page }) else { return nil }
    let own = tokens.indices.filter { index in
      tokens[index].page == page && pages[page].spans[tokens[index].word].overlaps(place.span)
    }
    guard let first = own.first, let last = own.last else { return nil }
    return first..<(last + 1)
  }

  /// The printed words of a range, each with the tokens that it is taken apart into.
  func words(in range: Range<Int>) -> [(text: String, tokens: Range<Int>)] {
    var words: [(text: String, tokens: Range<Int>)] = []
    for index in range {
      let token = tokens[index]
      if let last = words.last, tokens[last.tokens.lowerBound].word == token.word,
        tokens[last.tokens.lowerBound].page == token.page
      {
        words[words.count - 1].tokens = last.tokens.lowerBound..<(index + 1)
      } else {
        words.append((pages[token.page].words[token.word].text, index..<(index + 1)))
      }
    }
    return words
  }

  var all: Range<Int> { tokens.indices }

  private static let abbreviations: Set<String> = [
    "no.", "nos.", "inc.", "co.", "ltd.", "corp.", "st.", "dr.", "mr.", "mrs.", "ms.", "reg.",
    "art.", "sec.", "approx.", "e.g.", "i.e.", "vs.", "jan.", "feb.", "mar.", "apr.", "jun.",
    "jul.", "aug.", "sep.", "sept.", "oct.", "nov.", "dec.", "u.s.", "p.o.", "ref.",
  ]

  /// A full stop ends a sentence unless it belongs to an abbreviation or a number of a list.
  private static func endsSentence(_ word: String, before next: String?) -> Bool {
    let bare = word.reversed().drop { "\"'”’)]".contains($0) }
    guard let last = bare.first else { return false }
    if "!?;。！？；".contains(last) { return true }
    guard last == "." else { return false }
    if abbreviations.contains(word.lowercased()) { return false }
    let letters = word.dropLast()
    if letters.count <= 2, letters.allSatisfy({ $0.isNumber || $0.isUppercase }) { return false }
    return next.map { !($0.first?.isLowercase ?? false) } ?? true
  }
}

extension JudgedDocument {
  var prose: PageProse { PageProse(document.extracted.pages) }

  /// What to say where something was looked for on the pages and not found.
  func missingText(_ slots: [MessageSlot: LocalizedText] = [:]) -> CheckResult {
    document.extracted.isFullyRead ? .fail(slots) : .unknown(.notRead)
  }
}
