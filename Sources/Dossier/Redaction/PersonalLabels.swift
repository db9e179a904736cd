internal import Evidence
internal import Knowledge

/// The labels behind which a person's number stands that its own form does not tell.
struct PersonalLabels: Sendable {
  /// Bank and customer accounts, papers of persons, telephones.
  private static let concepts = ["bank_account", "account_number", "bearer_number", "phone"]
  /// Fewer digits are a code of a bank or an extension.
  private static let fewestDigits = 5

  private let index: PhraseIndex<LabelBook.Meaning>
  private let personal: Set<Int>

  init(_ labels: LabelBook) {
    // Papers of banks and authorities have the most labels.
    index = labels.index(for: .bankStatement)
    personal = Set(Self.concepts.compactMap(labels.concept))
  }

  /// The numbers behind or below such labels.
  func numbers(on page: Page) -> [String] {
    var numbers: [String] = []
    for (line, range) in page.lines.enumerated() {
      let words = Array(page.words[range])
      for label in labels(in: words) {
        if let number = Self.number(in: label.following) {
          numbers.append(number)
        } else if let number = Self.number(below: words[label.word].box, after: line, on: page) {
          numbers.append(number)
        }
      }
    }
    return numbers
  }

  private struct Label {
    /// The last of its words, within the line.
    let word: Int
    /// What stands between it and the next label, as parts that blanks part.
    let following: [String]
  }

  private func labels(in words: [Word]) -> [Label] {
    let folded = FoldedText(words: words.map(\.text))
    let matches = index.matches(in: folded)
    return matches.filter { personal.contains($0.meaning.concept) }.map { match in
      let next = matches.map(\.units.lowerBound).filter { $0 >= match.units.upperBound }.min()
      let end = next ?? folded.units.count
      let parts = Dictionary(
        grouping: folded.units[match.units.upperBound..<max(end, match.units.upperBound)],
        by: \.word)
      let following = parts.keys.sorted().map { word in
        // A number that stands in one word with its label begins within it.
        let text = Array(words[word].text.utf8.dropFirst(parts[word]?.first?.offset ?? 0))
        return String(decoding: text, as: UTF8.self)
      }
      return Label(word: folded.units[match.units.upperBound - 1].word, following: following)
    }
  }

  /// The first parts in a row that hold digits, when these are enough.
  private static func number(in parts: [String]) -> String? {
    // A few words may stand between: "of the holder", "no.".
    guard let first = parts.prefix(4).firstIndex(where: hasDigit) else { return nil }
    let number = parts[first...].prefix(while: hasDigit).joined(separator: " ")
    return number.unicodeScalars.count(where: isDigit) >= fewestDigits ? number : nil
  }

  /// The number in one of the two lines below a label that stands under it.
  private static func number(below label: Box, after line: Int, on page: Page) -> String? {
    for range in page.lines.dropFirst(line + 1).prefix(2) {
      let under = page.words[range].drop { $0.box.x1 <= label.x0 }
      guard let first = under.first, first.box.x0 < label.x1 else { continue }
      let parts = under.prefix { hasDigit($0.text) }.map(\.text)
      if let number = number(in: parts) { return number }
    }
    return nil
  }

  private static func hasDigit(_ text: String) -> Bool {
    text.unicodeScalars.contains(where: isDigit)
  }

  private static func isDigit(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.numericType == .decimal
  }
}
