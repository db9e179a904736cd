internal import Evidence

/// What makes a line look like the name of a company or a person.
enum CompanyName {
  /// 0 when a text has no legal form, 1 when it plainly has one.
  static func legalForm(in text: String) -> Double {
    let han = HanCompanyForm.plainness(in: text)
    if han > 0 { return han }
    let words = text.split { $0 == " " || $0 == "," || $0 == "(" || $0 == ")" || $0 == "\u{A0}" }
    guard words.count > 1 else { return 0 }
    var best = CompanyForms.leading.contains(words[0].filter(\.isLetter)) ? 0.95 : 0
    for word in words.dropFirst() { best = max(best, form(word)) }
    let lead = text.prefix(text.count - words[words.count - 1].count)
    if best < 0.9, CompanyForms.isShortForm(words[words.count - 1], behind: lead) { best = 0.9 }
    return best
  }

  /// How plainly a word behind others is a legal form; one in two languages is (`SRL/BV`).
  private static func form(_ word: Substring) -> Double {
    let bare = TextFolding.narrow(word).lowercased().filter {
      $0 != "." && $0 != "&" && $0 != ";" && $0 != "\u{307}"
    }
    let parts = bare.split(separator: "/")
    guard !parts.isEmpty, parts.allSatisfy({ CompanyForms.latin.contains(String($0)) })
    else { return bare == "a/s" || bare == "i/s" || bare == "k/s" ? 1 : 0 }
    let isWeak = parts.allSatisfy { CompanyForms.weak.contains(String($0)) }
    // `co` and `sa` are words of other languages too, unless written as forms are.
    let isPlain = !isWeak || word.contains { $0.isUppercase }
    return isPlain ? (isWeak ? 0.7 : 1) : 0.2
  }

  /// The length in UTF-8 of the legal form that a text begins with (`Co., Ltd.`, `Co. KG, …`);
  /// nil when it begins with anything else, or goes on with words of its own (`AB PAC`).
  static func formAlone(in text: String) -> Int? {
    var end: Int?
    for word in IdentifierScan.words(of: text).prefix(6) {
      let piece = IdentifierScan.slice(text, word)
      let bare = TextFolding.narrow(piece).lowercased().filter {
        $0 != "." && $0 != "," && $0 != "&"
      }
      guard bare.isEmpty || CompanyForms.latin.contains(bare) else {
        return piece.first.map { "(|·•-–—/".contains($0) } ?? false ? end : nil
      }
      end = word.upperBound
      // `Co.,` goes on; `KG,` ends before an address.
      if piece.hasSuffix(","), bare != "co" { return word.upperBound - 1 }
    }
    return end
  }

  /// The words of a name that tell it from others, folded: without its legal form and signs.
  static func distinctiveWords(of text: String) -> [String] {
    let words = text.split { $0 == " " || $0 == "," || $0 == "\u{A0}" }.map(String.init)
    return words.filter { legalForm(in: "X " + $0) < 0.5 }
      .map { TextFolding.compact($0) }.filter { !$0.isEmpty }
  }

  /// A stretch without the ideograph or the initial before it that is a mark or part of a logo.
  static func withoutMark(_ range: Range<Int>, of line: TextLine) -> Range<Int> {
    let text = line.substring(range)
    let parts = text.split(separator: " ", maxSplits: 1)
    let initial = lengthOfInitial(in: text)
    if initial > 0 { return (range.lowerBound + initial)..<range.upperBound }
    guard parts.count == 2, parts[0].count == 1, parts[1].first?.isLetter ?? false,
      let mark = parts[0].unicodeScalars.first, mark.value >= 0x2E80, legalForm(in: text) >= 0.7
    else { return range }
    return (range.upperBound - parts[1].utf8.count)..<range.upperBound
  }

  /// The length in UTF-8 of a logo's initial that a company's name begins with again, and of the
  /// blank behind it: `H Hearth Ltd`; 0 where there is none.
  static func lengthOfInitial(in text: String) -> Int {
    let words = text.split(separator: " ", maxSplits: 1)
    guard words.count == 2, words[0].count == 1, words[0].first?.isUppercase ?? false,
      words[1].first == words[0].first, words[1].dropFirst().first?.isLetter ?? false,
      legalForm(in: String(words[1])) >= 0.7
    else { return 0 }
    return text.utf8.count - words[1].utf8.count
  }

  /// Whether a text can be a name at all: letters enough, few digits, no sentence.
  static func isPlausible(_ text: String) -> Bool {
    let letters = text.count { $0.isLetter }
    let digits = text.count { $0.isNumber }
    guard letters >= 2, letters > digits, text.count <= 110 else { return false }
    guard !text.contains("@"), !text.contains(":"), !text.contains("："), !text.contains("http"),
      !text.lowercased().contains("www.")
    else {
      return false
    }
    let isIdeographic = text.unicodeScalars.contains { $0.value >= 0x3000 }
    if letters < 3, !isIdeographic { return false }
    return text.split(separator: " ").count <= 12
  }

  /// The part of a line that is a name: a letter's sender or foot holds name, street and town.
  ///
  /// The name is the first part. Where that has no legal form and the second has, the second is
  /// the legal name behind a trading name (`La Ruche - SAS Abeille, 7 montée …`), unless both are
  /// all that the line holds (`Atlântico Sul – Logística, Lda.`).
  static func firstPart(of line: TextLine) -> Range<Int> {
    let end = partEnd(of: line)
    let first = cutAtComma(line.text, 0..<end)
    guard end < line.text.utf8.count, legalForm(in: line.substring(first)) < 0.5 else {
      return first
    }
    let lead = line.substring(end..<line.text.utf8.count).prefix { !$0.isLetter && !$0.isNumber }
    let start = end + lead.utf8.count
    let second = cutAtComma(line.text, start..<partEnd(of: line, from: start))
    let own = line.substring(second)
    guard !own.isEmpty, legalForm(in: own) >= 0.7, isPlausible(own) else { return first }
    if CompanyForms.leading.contains(String(own.prefix { $0 != " " })) { return second }
    let isAll = second.upperBound == line.text.utf8.count
    return isAll && !line.text.contains(where: \.isNumber)
      ? first.lowerBound..<second.upperBound : second
  }

  /// Where the first of the parts ends that signs divide a line into, from an offset on; commas
  /// are none of them.
  static func partEnd(of line: TextLine, from start: Int = 0) -> Int {
    let separators: Set<Character> = [
      "·", "•", "|", "∙", "●", "–", "—", "*", "▪", "■", "⋅", "¦",
    ]
    var offset = start
    var previous: Character = " "
    for character in line.substring(start..<line.text.utf8.count) {
      // The point between words of Japanese parts nothing without blanks around it.
      let isSpaced = previous == " " && (character == "-" || character == "/" || character == "・")
      if offset > start + 2, separators.contains(character) || isSpaced { return offset }
      offset += String(character).utf8.count
      previous = character
    }
    return line.text.utf8.count
  }

  /// A stretch that begins with a name, without the address that follows it.
  static func cut(_ range: Range<Int>, of line: TextLine) -> Range<Int> {
    cutAtComma(line.text, range)
  }

  /// `Joana Mourão, arquiteta`: what somebody is, in one word.
  private static func isApposition(_ text: String) -> Bool {
    let word = text.trimmingBlanks
    return word.count >= 3 && word.allSatisfy { $0.isLetter && $0.isLowercase }
  }

  /// `Name GmbH, Street 1, 12345 Town`: the comma behind the form ends the name.
  private static func cutAtComma(_ text: String, _ part: Range<Int>) -> Range<Int> {
    let bytes = Array(text.utf8)
    let end = part.upperBound
    var start = part.lowerBound
    while start < end, bytes[start] == UInt8(ascii: " ") { start += 1 }
    var position = start
    while position < end {
      if bytes[position] == UInt8(ascii: ",") || bytes[position] == UInt8(ascii: ";") {
        let head = String(decoding: bytes[start..<position], as: UTF8.self)
        let rest = String(decoding: bytes[(position + 1)..<end], as: UTF8.self)
        let next =
          rest.split(whereSeparator: { $0 == "," || $0 == ";" }).first.map(String.init) ?? ""
        let restIsForm = next.split(separator: " ").count <= 3 && legalForm(in: "X " + next) > 0.5
        let isAside = !head.contains(",") && isApposition(rest)
        if !restIsForm, legalForm(in: head) > 0.5 || rest.contains(where: \.isNumber) || isAside {
          return start..<position
        }
      }
      position += 1
    }
    var stop = end
    while stop > start, bytes[stop - 1] == UInt8(ascii: " ") { stop -= 1 }
    return start..<stop
  }
}
