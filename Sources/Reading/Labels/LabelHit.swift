internal import Evidence
internal import Knowledge

/// A label on a page: where it stands, and every concept that its words may name.
struct LabelHit: Sendable {
  let line: TextLine
  /// UTF-8 offsets of the label in the line's text.
  let range: Range<Int>
  let box: Box
  /// Concept numbers with whether the label names them only weakly.
  let meanings: [LabelBook.Meaning]
  /// What the other labels of its run name: beside `client`, `N° TVA` makes it no party's head.
  let companions: [LabelBook.Meaning]
  /// Where the run of labels ends that it belongs to (授权方 Licensor): values stand behind it.
  let end: Int
  /// Whether nothing but labels, numbering and signs stands before it in its line.
  let startsLine: Bool
  /// Whether nothing but labels, remarks in brackets and signs stands behind it in its line.
  let endsLine: Bool
  /// Whether a colon stands behind the run of labels.
  let hasColon: Bool
  /// Words between the run of labels and its colon, which make it the label of something else.
  let isQualified: Bool

  /// Whether it is long enough not to be a little word of a sentence (au, le, von, in).
  var isWord: Bool {
    let text = line.substring(range)
    return text.count > 3 || text.unicodeScalars.contains { $0.value >= 0x2E80 }
  }

  /// Whether a digit stands right before or behind it: `GS-T210`, `1,500PCS`.
  var isGlued: Bool {
    let before = line.substring(0..<range.lowerBound).last
    let behind = line.substring(range.upperBound..<line.text.utf8.count).first
    return before?.isNumber ?? false || behind?.isNumber ?? false
  }

  /// Whether it says once more, behind a stroke, what the words before it say in another language:
  /// `Ödenecek Tutar / Total payable`.
  var isSecondHalf: Bool {
    let before = line.substring(0..<range.lowerBound)
    guard before.reversed().first(where: { $0 != " " }).map({ "/|／".contains($0) }) ?? false else {
      return false
    }
    return before.contains(where: \.isLetter) && before.split(separator: " ").count <= 6
  }

  /// Whether a stroke joins it to a word behind it: `POL/Ben Salango`.
  var isPartOfWord: Bool {
    let behind = line.substring(range.upperBound..<line.text.utf8.count).prefix(2)
    return end == range.upperBound && behind.first == "/" && behind.last?.isLetter ?? false
  }

  /// Whether it stands in brackets of its own, as a remark does: `(Net): 60,00`.
  var isBracketed: Bool {
    guard let before = line.substring(0..<range.lowerBound).last else { return false }
    return "(（[".contains(before)
  }

  /// Whether it stands inside a sentence, where its words are only words: `the order issued on or
  /// after 1 May`.
  var isInSentence: Bool {
    guard !startsLine, !hasColon else { return false }
    let before = line.substring(0..<range.lowerBound)
    let clause = before.split { "|·•:：;；–—/".contains($0) }.last ?? ""
    return clause.split(separator: " ").count { $0.contains(where: \.isLetter) } >= 2
      && line.words.count >= 8
  }

  func names(_ concept: Int?) -> LabelBook.Meaning? {
    concept.flatMap { wanted in meanings.first { $0.concept == wanted } }
  }

  /// A label that is set from top to bottom, beside what it labels (购买方信息).
  let isVertical: Bool

  init(
    line: TextLine, range: Range<Int>, box: Box, meanings: [LabelBook.Meaning],
    run: Range<Int>? = nil, companions: [LabelBook.Meaning] = [], isVertical: Bool = false
  ) {
    self.companions = companions
    self.line = line
    self.range = range
    self.box = box
    self.meanings = meanings
    self.isVertical = isVertical
    let run = run ?? range
    end = run.upperBound
    let before = line.substring(0..<run.lowerBound)
    startsLine = before.count < 8 && !before.contains(where: \.isLetter)
    let bytes = line.text.utf8.count
    let behind = Behind(line.substring(min(run.upperBound, bytes)..<bytes))
    endsLine = behind.isEmpty || Self.isCurrency(line.substring(min(run.upperBound, bytes)..<bytes))
    hasColon = behind.colon == .here
    isQualified = behind.colon == .afterWords
  }

  /// Whether nothing but a currency stands behind a label: `Total (USD):`.
  private static func isCurrency(_ text: String) -> Bool {
    guard text.utf8.count <= 12 else { return false }
    let bare = text.drop { " ([（:：".contains($0) }.reversed().drop { " )]）:：.".contains($0) }
    return !bare.isEmpty && CurrencyMark(String(bare.reversed())) != nil
  }

  /// What stands behind a label.
  private struct Behind {
    enum Colon { case here, afterWords, none }
    let isEmpty: Bool
    let colon: Colon

    init(_ text: String) {
      var depth = 0
      var letters = 0
      var signs = 0
      var colon = Colon.none
      var hasContent = false
      for (position, character) in text.enumerated() {
        if "(（[".contains(character) { depth += 1 }
        if ")）]".contains(character) { depth -= 1 }
        guard depth <= 0 else { continue }
        if character == ":" || character == "：", colon == .none, position < 40 {
          let next = text.dropFirst(position + 1).first
          // 12:30 and http:// are no labels.
          if next != "/", letters < 28, !(hasContent && next?.isNumber ?? false) {
            // `GSTIN/UIN:` is still that label; `facture associée :` is another.
            colon =
              !hasContent || (letters <= 4 && letters == position - signs) ? .here : .afterWords
          }
        }
        // `Customer / العميل`: the label once more, in a script that no label is known in.
        if Self.isTranslation(character) { continue }
        if character.isLetter { letters += 1 } else if !character.isNumber { signs += 1 }
        if character.isLetter || character.isNumber { hasContent = true }
      }
      isEmpty = !hasContent
      self.colon = colon
    }

    /// Letters of Hebrew, Arabic, the scripts of India, Thai.
    private static func isTranslation(_ character: Character) -> Bool {
      character.unicodeScalars.first.map { (0x0590...0x0E7F).contains($0.value) } ?? false
    }
  }
}
