/// Lengths of time in words: `two (2) years`, `12 Monate`, 三年, 18个月.
enum Duration {
  private static let numbers: [String: Int] = [
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8,
    "nine": 9, "ten": 10, "twelve": 12, "eighteen": 18, "a": 1, "ein": 1, "eine": 1, "einem": 1,
    "einen": 1, "eines": 1, "zwei": 2, "drei": 3, "vier": 4, "fünf": 5, "sechs": 6, "zwölf": 12,
    "un": 1, "une": 1, "deux": 2, "trois": 3, "quatre": 4, "cinq": 5, "douze": 12, "dos": 2,
    "tres": 3, "cinco": 5, "doce": 12, "due": 2, "tre": 3, "cinque": 5, "dodici": 12,
    "eleven": 11, "fifteen": 15, "sixteen": 16, "sieben": 7, "acht": 8, "neun": 9, "zehn": 10,
    "elf": 11, "fünfzehn": 15, "achtzehn": 18, "vierundzwanzig": 24, "sechsunddreißig": 36,
    "sept": 7, "huit": 8, "neuf": 9, "onze": 11, "quinze": 15, "seis": 6, "siete": 7, "ocho": 8,
    "nueve": 9, "diez": 10, "quince": 15, "dieciocho": 18, "veinticuatro": 24, "sei": 6,
    "sette": 7, "otto": 8, "nove": 9, "dieci": 10, "quindici": 15, "diciotto": 18,
    "ventiquattro": 24, "trentasei": 36, "twee": 2, "drie": 3, "vijf": 5,
  ]
  /// What a smaller number may stand behind: `twenty-four`, `dix-huit`.
  private static let tens: [String: Int] = [
    "twenty": 20, "thirty": 30, "forty": 40, "sixty": 60, "dix": 10, "vingt": 20, "trente": 30,
    "soixante": 60, "treinta": 30, "trenta": 30, "zwanzig": 20, "dreißig": 30,
  ]
  private static let units: [String: Int] = [
    "year": 12, "years": 12, "jahr": 12, "jahre": 12, "jahren": 12, "ans": 12, "an": 12,
    "année": 12, "années": 12, "años": 12, "año": 12, "anni": 12, "anno": 12,
    "month": 1, "months": 1, "monat": 1, "monate": 1, "monaten": 1, "mois": 1, "meses": 1,
    "mes": 1, "mesi": 1, "mese": 1,
  ]
  private static let hanNumbers: [Character: Int] = [
    "一": 1, "壹": 1, "二": 2, "两": 2, "贰": 2, "三": 3, "叁": 3, "四": 4, "五": 5, "伍": 5, "六": 6,
    "七": 7, "八": 8, "九": 9, "十": 10,
  ]

  /// The first length of time that a text states, in months.
  static func months(in text: String) -> Int? {
    let words = text.lowercased().split { !$0.isLetter && !$0.isNumber }.map(String.init)
    for (index, word) in words.enumerated().dropFirst() {
      guard let unit = units[word], let number = number(before: index, in: words),
        (1...600).contains(number * unit)
      else { continue }
      return number * unit
    }
    return hanMonths(in: Array(text))
  }

  /// The number in one of the two words before a unit: `two (2) years`, `twenty-four months`.
  private static func number(before index: Int, in words: [String]) -> Int? {
    for position in (max(0, index - 2)..<index).reversed() {
      let word = words[position]
      if let digits = Int(word) { return digits }
      if let round = tens[word] { return round }
      guard let small = numbers[word] else { continue }
      return small + (position > 0 && small < 10 ? tens[words[position - 1]] ?? 0 : 0)
    }
    return nil
  }

  private static func hanMonths(in characters: [Character]) -> Int? {
    for (index, character) in characters.enumerated() {
      let rest = characters[index...].prefix(2)
      let unit = character == "年" ? 12 : String(rest) == "个月" ? 1 : 0
      guard unit > 0 else { continue }
      var start = index
      while start > 0, hanNumbers[characters[start - 1]] != nil || characters[start - 1].isNumber {
        start -= 1
      }
      guard let number = hanNumber(characters[start..<index]), number <= 60 else { continue }
      // 2026年 is a year, and 5年3月 a part of a date.
      return number * unit
    }
    return nil
  }

  private static func hanNumber(_ characters: ArraySlice<Character>) -> Int? {
    guard !characters.isEmpty else { return nil }
    if let digits = Int(String(characters)) { return digits }
    guard let ten = characters.firstIndex(of: "十") else {
      return characters.count == 1 ? characters.first.flatMap { hanNumbers[$0] } : nil
    }
    let lead = characters[..<ten]
    let tail = characters[(ten + 1)...]
    guard lead.count <= 1, tail.count <= 1 else { return nil }
    return (lead.first.flatMap { hanNumbers[$0] } ?? 1) * 10
      + (tail.first.flatMap { hanNumbers[$0] } ?? 0)
  }
}
