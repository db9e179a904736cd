private import Evidence

/// What stands around a printed number: sign, currency, per cent, and what spoils it.
struct AmountScan {
  private let text: ScannedText
  private let number: PrintedNumber
  private var start: Int
  private var end: Int
  private var isNegative = false
  private var currency: CurrencyMark?
  /// Where the amount before this one ended: its currency is not ours.
  private let floor: Int

  init(_ text: ScannedText, _ number: PrintedNumber, after floor: Int) {
    self.text = text
    self.number = number
    self.floor = floor
    start = number.start
    end = number.end
    takeSignAndCurrencyBefore()
    takeCurrencyAfter()
    takeSignAfter()
    takeBrackets()
  }

  /// Whether a number may begin here, by what stands in front.
  static func mayBegin(_ text: ScannedText, _ start: Int) -> Bool {
    let isBareMark =
      (text[start] == "." || text[start] == ",") && text.isDigit(start + 1)
      && !text.isDigit(start - 1)
    guard text.isDigit(start) || isBareMark else { return false }
    guard let before = text[start - 1] else { return true }
    if ScannedText.isDigit(before) || before == "#" || before == "_" || before == "@" {
      return false
    }
    if ScannedText.isLetter(before) { return endsCurrency(text, start) || isTimes(text, start) }
    let glued = text.isDigit(start - 2) || text.isLetter(start - 2)
    switch before {
    case "+": return !glued
    case "-", ".", ",", "'":
      if isBareMark, before == "." { return false }
      return !glued || endsCurrency(text, start - 1) || endsCurrency(text, start)
    case "/", ":", "\\":
      // Times, dates and paths; a label's colon follows a letter.
      return before == ":" ? !text.isDigit(start - 2) : !glued
    default: return true
    }
  }

  /// The end of the run of digits and separators at a position that begins no number.
  static func skip(_ text: ScannedText, _ start: Int) -> Int {
    var end = text.endOfDigits(start)
    while let scalar = text[end], ".,'-/:".unicodeScalars.contains(scalar), text.isDigit(end + 1) {
      end = text.endOfDigits(end + 1)
    }
    return end
  }

  var isPercentage: Bool {
    let next = text.isBlank(number.end) ? number.end + 1 : number.end
    if text[next] == "%" || text[next] == "‰" { return true }
    let wordEnd = text.endOfLetters(next)
    let word = text.string(next..<wordEnd).lowercased()
    if ["percent", "prozent", "pct"].contains(word) { return true }
    return text[number.start - 1] == "%"
  }

  /// The position after all that belongs to the number.
  var endPosition: Int { end }

  /// The number with what belongs to it; nil when what surrounds it makes it something else.
  var candidate: AmountCandidate? {
    guard isFreeBehind, isPlausible else { return nil }
    return AmountCandidate(
      range: text.range(start..<end), numberRange: text.range(number.start..<number.end),
      readings: number.readings.map {
        NumberReading(isNegative ? -$0.value : $0.value, $0.mark)
      }, currency: currency, hasBlanks: number.hasBlanks,
      isFormatted: number.hasSeparators || currency != nil)
  }

  private var isFreeBehind: Bool {
    guard let next = text[number.end] else { return true }
    if next == "%" || next == "‰" { return true }
    if ScannedText.isLetter(next) || next == "_" || next == "@" {
      return Currencies.mark(text, at: number.end) != nil || isTimesBehind || isCreditBehind
    }
    if "年月日号號时時分秒点".unicodeScalars.contains(next) { return false }
    if ".,'".unicodeScalars.contains(next) {
      return !text.isDigit(number.end + 1)
    }
    if "-/:\\".unicodeScalars.contains(next) {
      return !text.isDigit(number.end + 1) && !text.isLetter(number.end + 1)
        || (next == "/" && number.hasSeparators)
    }
    return true
  }

  /// Digits with a leading zero, and eight or more without a sign between, are no amounts by
  /// themselves.
  private var isPlausible: Bool {
    if currency != nil { return true }
    if text[number.start - 1] == "-", text.isLetter(number.start - 2) { return false }
    if text[number.start] == "0", text.isDigit(number.start + 1) { return false }
    return number.hasSeparators || number.end - number.start < 8
  }

  private var isTimesBehind: Bool {
    (text[number.end] == "x" || text[number.end] == "X") && text.isDigit(number.end + 1)
  }

  private var isCreditBehind: Bool {
    let word = text.string(number.end..<text.endOfLetters(number.end)).uppercased()
    return word == "CR" || word == "DR"
  }

  private static func endsCurrency(_ text: ScannedText, _ end: Int) -> Bool {
    Currencies.mark(text, endingAt: end) != nil
  }

  private static func isTimes(_ text: ScannedText, _ start: Int) -> Bool {
    (text[start - 1] == "x" || text[start - 1] == "X") && text.isDigit(start - 2)
  }

  private mutating func takeSignAndCurrencyBefore() {
    takeMinusBefore()
    let place = text.isBlank(start - 1) ? start - 1 : start
    let colon = text[place - 1] == ":" ? place - 1 : place
    if let (mark, markStart) = Currencies.mark(text, endingAt: colon), markStart >= floor {
      currency = mark
      start = markStart
      // `CNY ¥12` names its currency twice.
      let outer = text.isBlank(start - 1) ? start - 1 : start
      if let (outerMark, outerStart) = Currencies.mark(text, endingAt: outer), outerStart >= floor {
        currency = mark.narrowed(by: outerMark)
        start = outerStart
      }
      if !isNegative { takeMinusBefore() }
    }
  }

  private mutating func takeMinusBefore() {
    guard text[start - 1] == "-" else { return }
    let before = text[start - 2]
    let isSign =
      before.map { !ScannedText.isLetter($0) && !ScannedText.isDigit($0) && $0 != "-" } ?? true
    // KR-2204 is an article; EUR-12.50 is a sum.
    let isCurrency = number.hasSeparators || !text.isLetter(start - 2)
    if isSign || isCurrency && Currencies.mark(text, endingAt: start - 1) != nil {
      isNegative = true
      start -= 1
    }
  }

  private mutating func takeCurrencyAfter() {
    let place = text.isBlank(end) ? end + 1 : end
    guard let (mark, markEnd) = Currencies.mark(text, at: place) ?? euroLetter(at: place) else {
      return
    }
    if let known = currency {
      // A second mark may belong to the number that follows it.
      let next = text.skippingBlanks(markEnd)
      let isLast = !text.isDigit(next) && Currencies.mark(text, at: next) == nil
      if isLast, mark.codes.contains(where: known.codes.contains) {
        currency = known.narrowed(by: mark)
        end = markEnd
      }
      return
    }
    // In `12 EUR15,00` the mark belongs to the next number.
    if place > end, text.isDigit(markEnd) { return }
    currency = mark
    end = markEnd
  }

  /// The `e` that some fonts have in the place of the euro sign, behind a sum at the text's end.
  private func euroLetter(at place: Int) -> (CurrencyMark, Int)? {
    guard number.hasSeparators, place == end + 1, text[place] == "e",
      text.skippingBlanks(place + 1) == text.count
    else { return nil }
    return (CurrencyMark(codes: ["EUR"], text: "e"), place + 1)
  }

  private mutating func takeSignAfter() {
    if text[end] == "-", !isNegative, number.hasSeparators || currency != nil {
      let next = text[end + 1]
      if next.map({ $0 == " " || $0 == "\n" || $0 == ")" }) ?? true {
        isNegative = true
        end += 1
      }
      return
    }
    let place = text.isBlank(end) ? end + 1 : end
    let wordEnd = text.endOfLetters(place)
    guard wordEnd - place == 2 else { return }
    let word = text.string(place..<wordEnd)
    if word == "CR" || word == "Cr" {
      isNegative = true
      end = wordEnd
    } else if word == "DR" || word == "Dr" {
      end = wordEnd
    }
  }

  /// Brackets around a whole amount are the bookkeeper's minus.
  private mutating func takeBrackets() {
    guard text[start - 1] == "(", text[end] == ")", number.hasSeparators || currency != nil else {
      return
    }
    let before = text[start - 2]
    guard before.map({ !ScannedText.isLetter($0) && !ScannedText.isDigit($0) }) ?? true
    else { return }
    isNegative = true
    start -= 1
    end += 1
    if currency == nil, let (mark, markStart) = Currencies.mark(text, endingAt: start),
      markStart >= floor
    {
      currency = mark
      start = markStart
    }
  }
}
