/// E-mail addresses and websites.
enum WebAddress {
  static func emails(in text: ScannedText) -> [ContactReader.Candidate] {
    var found: [ContactReader.Candidate] = []
    for at in 0..<text.count where text[at] == "@" {
      // PDF text may tear the sign off its neighbours by one blank.
      let localEnd = text.isBlank(at - 1) ? at - 1 : at
      var localStart = localEnd
      while let scalar = text[localStart - 1], isLocal(scalar) { localStart -= 1 }
      while text[localStart] == "." || text[localStart] == "-" { localStart += 1 }
      let domainStart = text.isBlank(at + 1) ? at + 2 : at + 1
      guard localStart < localEnd, let domainEnd = endOfDomain(text, domainStart) else { continue }
      let value = text.string(localStart..<localEnd) + "@" + text.string(domainStart..<domainEnd)
      found.append(
        ContactReader.Candidate(
          kind: .email, range: text.range(localStart..<domainEnd), value: value.lowercased(),
          isCertain: true))
    }
    return found
  }

  static func websites(in text: ScannedText) -> [ContactReader.Candidate] {
    var found: [ContactReader.Candidate] = []
    var position = 0
    while position < text.count {
      let run =
        text[position] == "." ? (end: position + 1, hasPoint: false) : endOfRun(text, position)
      guard run.hasPoint || text[run.end] == ":", let (range, host) = website(text, position)
      else {
        position = max(run.end, position + 1)
        continue
      }
      found.append(
        ContactReader.Candidate(
          kind: .website, range: text.range(range), value: host, isCertain: true))
      position = range.upperBound
    }
    return found
  }

  /// The end of the letters, digits, hyphens and points from a position on.
  private static func endOfRun(
    _ text: ScannedText, _ start: Int
  ) -> (end: Int, hasPoint: Bool) {
    var end = start
    var hasPoint = false
    while let scalar = text[end] {
      if scalar == "." { hasPoint = true } else if !isHost(scalar) { break }
      end += 1
    }
    return (end, hasPoint)
  }

  private static func website(_ text: ScannedText, _ start: Int) -> (Range<Int>, String)? {
    guard !isHost(text[start - 1] ?? " "), text[start - 1] != "@" else { return nil }
    var position = start
    let schemeEnd = text.endOfLetters(start)
    let scheme = text.string(start..<schemeEnd).lowercased()
    var isBare = true
    if (scheme == "http" || scheme == "https"), text[schemeEnd] == ":", text[schemeEnd + 1] == "/",
      text[schemeEnd + 2] == "/"
    {
      position = schemeEnd + 3
      isBare = false
    }
    if text.string(position..<text.endOfLetters(position)).lowercased() == "www",
      text[position + 3] == "."
    {
      position = text.isBlank(position + 4) ? position + 5 : position + 4
      isBare = false
    }
    guard let domainEnd = endOfDomain(text, position), text[domainEnd] != "@" else { return nil }
    let domain = text.string(position..<domainEnd).lowercased()
    let end = endOfPath(text, domainEnd)
    if isBare {
      guard standsAlone(text, start..<end), hasCommonEnding(domain) else { return nil }
    }
    let path = text.string(domainEnd..<end)
    return (start..<end, path == "/" ? domain : domain + path)
  }

  /// The end of a domain of two labels at least, the last of letters only.
  private static func endOfDomain(_ text: ScannedText, _ start: Int) -> Int? {
    var end = start
    while let scalar = text[end], isHost(scalar) || scalar == "." { end += 1 }
    while end > start, let last = text[end - 1], last == "." || last == "-" { end -= 1 }
    let labels = text.string(start..<end).split(separator: ".", omittingEmptySubsequences: false)
    guard labels.count >= 2, labels.allSatisfy({ !$0.isEmpty }), let top = labels.last,
      top.unicodeScalars.count >= 2, top.unicodeScalars.allSatisfy(ScannedText.isLetter)
    else { return nil }
    return end
  }

  private static func endOfPath(_ text: ScannedText, _ start: Int) -> Int {
    var end = start
    if text[start] == ":", text.isDigit(start + 1) {
      end = text.endOfDigits(start + 1)
      if text.isLetter(end) { return start }
    }
    guard text[end] == "/" || text[end] == "?" else { return end }
    while let scalar = text[end], scalar.value > 0x20, scalar.value < 0x7F,
      !"\"<>|()[]{},;".unicodeScalars.contains(scalar)
    {
      end += 1
    }
    while end > start, let last = text[end - 1], last == "." || last == ":" { end -= 1 }
    return end
  }

  /// Whether line ends, the text's ends, a bar or a label's colon are all that surrounds it.
  private static func standsAlone(_ text: ScannedText, _ positions: Range<Int>) -> Bool {
    var before = positions.lowerBound - 1
    while text.isBlank(before) { before -= 1 }
    let after = text.skippingBlanks(positions.upperBound)
    func isEdge(_ scalar: Unicode.Scalar?) -> Bool {
      scalar.map { "\n|·•∙●*;,/-（）()".unicodeScalars.contains($0) } ?? true
    }
    return (isEdge(text[before]) || text[before] == ":") && isEdge(text[after])
  }

  private static func hasCommonEnding(_ domain: String) -> Bool {
    guard let top = domain.split(separator: ".").last, !domain.hasPrefix("co.") else {
      return false
    }
    return endings.contains(String(top))
  }

  private static let endings: Set<String> = [
    "com", "net", "org", "info", "biz", "io", "shop", "store", "online", "eu", "de", "at", "ch",
    "fr", "it", "es", "pt", "nl", "be", "lu", "dk", "se", "no", "fi", "pl", "cz", "sk", "hu",
    "ro", "bg", "gr", "ie", "uk", "us", "ca", "mx", "br", "cn", "hk", "tw", "jp", "kr", "sg",
    "in", "au", "nz", "tr", "ae", "asia", "group", "company", "tech", "global", "ltd", "cc",
    // RFC 2606 keeps it for documents like ours.
    "example",
  ]

  private static func isHost(_ scalar: Unicode.Scalar) -> Bool {
    ScannedText.isLetter(scalar) || ScannedText.isDigit(scalar) || scalar == "-"
  }

  private static func isLocal(_ scalar: Unicode.Scalar) -> Bool {
    isHost(scalar) || "._%+&'".unicodeScalars.contains(scalar)
  }
}
