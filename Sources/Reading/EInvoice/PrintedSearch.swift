internal import Evidence

/// Finds values on the pages by what they are, wherever they stand.
struct PrintedSearch {
  /// The letters and digits of a page, folded, and the word that each byte belongs to.
  private struct Index {
    let page: Page
    var bytes: [UInt8] = []
    var words: [Int] = []

    init(_ page: Page) {
      self.page = page
      for (index, word) in page.words.enumerated() {
        let folded = TextFolding.compact(word.text).utf8
        bytes += folded
        words += repeatElement(index, count: folded.count)
      }
    }
  }

  /// What is shorter stands on a page by chance.
  private static let leastLetters = 3

  private let evidence: DocumentEvidence
  private let pages: [Index]

  init(_ evidence: DocumentEvidence) {
    self.evidence = evidence
    pages = evidence.document.extracted.pages.map(Index.init)
  }

  /// Where a value is printed; nil when it is not.
  func place(of term: EInvoiceTerm) -> Place? {
    switch term.value {
    case .text(let text): place(of: text) ?? term.others.lazy.compactMap(place).first
    case .date(let day):
      evidence.dates.first { $0.content.readings.contains { $0.day == day } }?.place
    // Of equal amounts the last is the likeliest to be a total.
    case .decimal(let number): amounts(number).last?.place
    case .openEnded: nil
    }
  }

  /// Every amount with this value, signs left out of account.
  func amounts(_ number: DecimalNumber) -> [ValueToken<AmountCandidate>] {
    evidence.amounts.filter { token in
      token.content.readings.contains { $0.value.magnitude == number.magnitude }
    }
  }

  private func place(of text: String) -> Place? {
    let needle = Array(TextFolding.compact(text).utf8)
    guard needle.count >= Self.leastLetters else { return nil }
    return pages.lazy.compactMap { place(of: needle, in: $0) }.first
  }

  private func place(of needle: [UInt8], in index: Index) -> Place? {
    guard let first = needle.first, index.bytes.count >= needle.count else { return nil }
    for start in 0...(index.bytes.count - needle.count) where index.bytes[start] == first {
      let end = start + needle.count
      guard index.bytes[start..<end].elementsEqual(needle), isParted(index, at: start),
        isParted(index, at: end)
      else { continue }
      return index.page.place(of: index.words[start]..<(index.words[end - 1] + 1))
    }
    return nil
  }

  /// Whether a word, a number or a run of letters ends here.
  private func isParted(_ index: Index, at position: Int) -> Bool {
    guard position > 0, position < index.bytes.count,
      index.words[position - 1] == index.words[position]
    else { return true }
    let isDigit = { (byte: UInt8) in (48...57).contains(byte) }
    return isDigit(index.bytes[position - 1]) != isDigit(index.bytes[position])
  }
}
