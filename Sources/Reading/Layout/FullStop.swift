internal import Evidence

/// Tells the points that end sentences from those of abbreviations, initials and numbers.
enum FullStop {
  /// From each full stop to where the next sentence begins, by UTF-8 offsets.
  static func ranges(in text: String) -> [Range<Int>] {
    let characters = Array(text)
    var offsets = [0]
    for character in characters {
      offsets.append(offsets[offsets.count - 1] + character.utf8.count)
    }
    return characters.indices.compactMap { index in
      guard isEnd(characters, index) else { return nil }
      var next = index + 1
      while next < characters.count, " ”\"»)".contains(characters[next]) { next += 1 }
      // The point of `Inc.` is the name's too.
      return offsets[endsForm(characters, index) ? index + 1 : index]..<offsets[next]
    }
  }

  private static let abbreviations: Set<String> = [
    "no", "nos", "nr", "dr", "mr", "mrs", "ms", "mme", "mlle", "mm", "sr", "sra", "jr", "st", "str",
    "reg", "art", "tel", "fax", "ref", "dept", "bldg", "ste", "ave", "blvd", "rd", "jan", "feb",
    "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec", "vs", "inh", "ggf",
    "bzw", "ppa", "ing", "dott", "sig", "avv", "av", "avda", "pol", "ind", "approx", "est", "ext",
    "attn", "vol", "co", "bros", "cl", "al", "pers", "haft", "ges", "núm", "num", "prot", "arch",
  ]
  /// Legal forms end a sentence too, unless the rest of the form follows.
  private static let forms: Set<String> = ["ltd", "inc", "corp", "llc", "gmbh", "ag", "limited"]

  private static func isEnd(_ text: [Character], _ index: Int) -> Bool {
    if "。！？".contains(text[index]) { return true }
    guard ".!?".contains(text[index]) else { return false }
    var next = index + 1
    while next < text.count, "”\"»)".contains(text[next]) { next += 1 }
    guard next + 1 < text.count, text[next] == " ", startsSentence(text, next + 1) else {
      return false
    }
    let word = word(text, before: index)
    let folded = word.lowercased()
    if forms.contains(folded) { return !continues(text, next + 1) }
    if abbreviations.contains(folded) || folded.contains(".") { return false }
    // `Delphine R. Aucoin` and `S. Coop. V.` go on, `review it. We` does not.
    // `1. Februar`
    if word.allSatisfy(\.isNumber), isMonth(text, next + 1) { return false }
    return word.count > 2 || word.count == 2 && word.first?.isLowercase ?? false
      || word.allSatisfy(\.isNumber)
  }

  private static func word(_ text: [Character], before index: Int) -> String {
    String(text[..<index].reversed().prefix { $0 != " " && $0 != "(" && $0 != "“" }.reversed())
  }

  private static func endsForm(_ text: [Character], _ index: Int) -> Bool {
    text[index] == "." && forms.contains(word(text, before: index).lowercased())
  }

  private static func startsSentence(_ text: [Character], _ index: Int) -> Bool {
    var index = index
    while index < text.count, "“\"«(".contains(text[index]) { index += 1 }
    return index < text.count && (text[index].isUppercase || !text[index].isASCII)
      && text[index].isLetter && !text[index].isLowercase
  }

  private static func isMonth(_ text: [Character], _ index: Int) -> Bool {
    MonthNames.month(String(text[index...].prefix { $0.isLetter })) != nil
  }

  private static func continues(_ text: [Character], _ index: Int) -> Bool {
    let next = String(text[index...].prefix { $0.isLetter }).lowercased()
    return forms.contains(next)
  }
}
