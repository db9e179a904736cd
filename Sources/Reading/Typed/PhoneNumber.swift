/// Telephone numbers: digits and the signs between them.
enum PhoneNumber {
  struct Candidate {
    let range: Range<Int>
    let digits: String
    let hasPlus: Bool
    /// Whether the form alone shows a telephone number; else a label must.
    let isCertain: Bool
  }

  /// - Parameter labelled: Whether a label says that the text is a telephone number, so that
  ///   digits without a form of their own will do.
  /// - Parameter knownDates: The text's dates, where they were read already.
  static func candidates(
    in text: ScannedText, labelled: Bool, knownDates: [DateCandidate]? = nil
  ) -> [Candidate] {
    var found: [Candidate] = []
    var position = 0
    var lastEnd = -1
    while position < text.count {
      guard mayBegin(text, position, after: lastEnd),
        let (candidate, end) = parse(text, position, labelled)
      else {
        position = text.isDigit(position) ? text.endOfDigits(position) : position + 1
        continue
      }
      found.append(candidate)
      position = end
      lastEnd = end
    }
    guard !found.isEmpty else { return [] }
    let dates = (knownDates ?? DateReader.candidates(in: text)).map(\.range)
    return found.filter { candidate in
      !dates.contains { $0.overlaps(candidate.range) }
    }
  }

  private static func mayBegin(
    _ text: ScannedText, _ start: Int, after lastEnd: Int
  ) -> Bool {
    guard let first = text[start], first == "+" || first == "(" || ScannedText.isDigit(first)
    else { return false }
    if first == "(" { return text[start + 1] == "+" || holdsAreaCode(text, start) }
    if first == "+" { return text.isDigit(start + 1) || text[start + 1] == "(" }
    guard let before = text[start - 1] else { return true }
    // Digits behind digits go on with something longer, such as an IBAN.
    if before == " ", text.isDigit(start - 2), lastEnd != start - 1 { return false }
    if ScannedText.isLetter(before) || ScannedText.isDigit(before) { return false }
    return
      !("-/.,_#@$€£¥+'%".unicodeScalars.contains(before)
      && (text.isDigit(start - 2) || text.isLetter(start - 2) || before != "."))
  }

  private static func holdsAreaCode(_ text: ScannedText, _ bracket: Int) -> Bool {
    let end = text.endOfDigits(bracket + 1)
    return (2...6).contains(end - bracket) && text[end] == ")"
  }

  /// The longest row of groups that looks like a telephone number, or the first that is one
  /// complete by itself: what follows may be the next column.
  private static func parse(
    _ text: ScannedText, _ start: Int, _ labelled: Bool
  ) -> (Candidate, Int)? {
    let hasPlus = text[start] == "+" || (text[start] == "(" && text[start + 1] == "+")
    var shape = PhoneShape(hasPlus: hasPlus, opensBracket: text[start] == "(")
    var best: (Candidate, Int)?
    var position = start
    while position < text.count, shape.groups.count < 8 {
      let groupStart = skippingSigns(text, position, after: shape.groups.count)
      let end = text.endOfDigits(groupStart)
      guard end > groupStart, shape.digits.utf8.count + end - groupStart <= 15 else { break }
      if !shape.groups.isEmpty { shape.separators.append(separator(text, position..<groupStart)) }
      // The zero of +49 (0)89 is dialled at home only.
      let isTrunkZero =
        hasPlus && text[groupStart - 1] == "(" && text[end] == ")"
        && text.string(groupStart..<end) == "0"
      if !isTrunkZero { shape.digits += text.string(groupStart..<end) }
      shape.groups.append(end - groupStart)
      position = end
      guard shape.digits.utf8.count >= 7, isFreeBehind(text, end), labelled || shape.isPlausible
      else { continue }
      best = (
        Candidate(
          range: text.range(start..<end), digits: shape.digits, hasPlus: hasPlus,
          isCertain: shape.isCertain), end
      )
      if shape.isComplete { break }
    }
    // Digits that go on behind it make it something longer, such as an account number.
    if let best, best.1 < position, !best.0.isCertain, !text.isBlank(best.1) { return nil }
    return best
  }

  /// Past the signs between two groups: a bracket, one dash, slash or point, and single blanks.
  private static func skippingSigns(_ text: ScannedText, _ start: Int, after groups: Int) -> Int {
    let isFirst = groups == 0
    var position = start
    var dashes = 0
    var blanks = 0
    while let scalar = text[position] {
      switch scalar {
      case "+" where isFirst: break
      case ")": break
      // Behind the country's code stands the area, or the zero that is dialled at home.
      case "(": guard groups <= 1 || text[position + 1] == "0" else { return position }
      case "-", "/", ".":
        dashes += 1
        guard dashes == 1, !isFirst else { return position }
      case " ":
        blanks += 1
        guard blanks <= 2, !isFirst || position > start, text[position + 1] != " " else {
          return position
        }
      default: return position
      }
      position += 1
    }
    return position
  }

  private static func separator(_ text: ScannedText, _ positions: Range<Int>) -> Unicode.Scalar {
    for position in positions {
      if let scalar = text[position], scalar != " " { return scalar }
    }
    return " "
  }

  private static func isFreeBehind(_ text: ScannedText, _ end: Int) -> Bool {
    guard let next = text[end] else { return true }
    if next == "%" || next == "_" || next == "@" { return false }
    // Extensions follow a letter: 555-123-4567x12.
    if ScannedText.isLetter(next) { return next == "x" || next == "e" }
    if ".,'/-:".unicodeScalars.contains(next) { return !text.isDigit(end + 1) }
    return true
  }
}
