internal import Evidence

/// Texts taken apart into words, for comparisons word by word.
enum Tokens {
  /// Folded runs of letters and digits; each ideograph is a word of its own.
  static func words(of text: String) -> [String] {
    var words: [String] = []
    var current = ""
    func close(_ current: inout String) {
      if !current.isEmpty { words.append(current) }
      current = ""
    }
    for character in TextFolding.fold(text) {
      if isIdeograph(character) {
        close(&current)
        words.append(String(character))
      } else if character.isLetter || character.isNumber {
        current.append(character)
      } else {
        close(&current)
      }
    }
    close(&current)
    return words
  }

  /// Whether the words of a phrase stand side by side in a text.
  static func contains(phrase: String, in text: String) -> Bool {
    contains(words(of: phrase), in: words(of: text))
  }

  static func contains(_ wanted: [String], in words: [String]) -> Bool {
    guard !wanted.isEmpty, wanted.count <= words.count else { return false }
    return (0...(words.count - wanted.count)).contains { start in
      words[start] == wanted[0] && words[start...].starts(with: wanted)
    }
  }

  static func isIdeograph(_ character: Character) -> Bool {
    character.unicodeScalars.first.map { $0.properties.isIdeographic } ?? false
  }
}
