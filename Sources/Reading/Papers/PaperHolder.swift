internal import Evidence
internal import Knowledge

/// Whose a paper is: the company or person that it is about.
struct PaperHolder {
  let name: FieldState?
  /// The blocks that state the name, the plainest first.
  let blocks: [Block]

  /// A name with what stands right behind and below it.
  struct Block {
    let name: FieldCandidate
    /// The address that follows the name, if one does.
    let address: FieldCandidate?
    /// The name's first line.
    let line: TextLine

    var state: FieldState { FieldDecision.certain(name) }

    /// Reads lines that begin with a name; nil when the first of them can be none.
    init?(_ texts: [LabelledText], score: Double) {
      guard let start = Self.start(in: texts), let head = Self.head(texts[start...]) else {
        return nil
      }
      name = FieldCandidate(.text(head.name), at: head.place, score: score)
      line = texts[start].line
      let rest = head.rest.map { [$0] } ?? []
      let below = texts.dropFirst(start + head.count)
      address = PostalLines.address(
        in: start > 0 && below.isEmpty && rest.isEmpty ? Array(texts[..<start]) : rest + below,
        score: score - 0.02)
    }

    /// The same block under the name that is left of its own without a label's words; nil where
    /// none is.
    func bare(_ names: BareName) -> Block? {
      names.name(of: name).map { Block($0, at: line, address: address) }
    }

    /// A name that stands alone.
    init(_ name: FieldCandidate, at line: TextLine, address: FieldCandidate? = nil) {
      self.name = name
      self.line = line
      self.address = address
    }

    /// The line of the name: the first, or where an address comes first the company below it.
    private static func start(in texts: [LabelledText]) -> Int? {
      guard let first = texts.indices.first(where: { !isAddressing(texts[$0].text) }), first < 3
      else { return nil }
      let text = texts[first].text
      let isPlace =
        AddressShape.isCertain(IdentifierScan.slice(text, nameRange(in: text)))
        || isHanPlace(text)
      guard isPlace else { return first }
      return texts.indices.dropFirst(first + 1).prefix(3).first {
        CompanyName.legalForm(in: texts[$0].text) >= 0.7
          || NameInProse.endsWithHanForm(texts[$0].text)
          || texts[$0].text.hasPrefix("株式会社") || texts[$0].text.hasPrefix("有限会社")
      }
    }

    /// 福岡県福岡市中央区大名二丁目９番: two names of districts and a number.
    private static func isHanPlace(_ text: String) -> Bool {
      let districts = text.count { "省市区區县縣県府町村路号號丁番".contains($0) }
      return districts >= 2 && text.contains { $0.isNumber || "一二三四五六七八九十".contains($0) }
        && CompanyName.legalForm(in: text) < 0.7 && !NameInProse.endsWithHanForm(text)
    }

    private static func head(
      _ texts: ArraySlice<LabelledText>
    ) -> (name: String, place: Place, rest: LabelledText?, count: Int)? {
      guard let first = texts.first else { return nil }
      let own = nameRange(in: first.text)
      let name = IdentifierScan.slice(first.text, own).trimmingBlanks
      guard CompanyName.isPlausible(name), !AddressShape.isCertain(name), !isPlace(first.text)
      else {
        return nil
      }
      let place = first.place(of: own)
      // A name that breaks off goes on in the next line.
      if own.upperBound == first.text.utf8.count, let next = texts.dropFirst().first,
        let length = continuation(of: first.text, in: next.text)
      {
        let tail = next.place(of: 0..<length)
        let whole =
          name + (first.text.hasSuffix(",") ? ", " : " ")
          + IdentifierScan.slice(next.text, 0..<length)
        let rest = remainder(of: next, from: length)
        return (whole, Place.joined([place, tail], text: whole), rest, 2)
      }
      let rest = remainder(of: first, from: own.upperBound)
      if let legal = legalName(in: first.text, behind: own) {
        return (IdentifierScan.slice(first.text, legal), first.place(of: legal), rest, 1)
      }
      return (name, place, rest, 1 + linesToClose(texts))
    }

    /// `Kelmo Home (Kelmo Retail Ltd)`: behind a trading name the legal one stands in brackets.
    private static func legalName(in text: String, behind name: Range<Int>) -> Range<Int>? {
      guard CompanyName.legalForm(in: IdentifierScan.slice(text, name)) < 0.5 else { return nil }
      let rest = IdentifierScan.slice(text, name.upperBound..<text.utf8.count)
      guard rest.hasPrefix("(") || rest.hasPrefix(" ("),
        let own = CompanyMentions.ranges(in: text).first(where: {
          $0.lowerBound >= name.upperBound && $0.lowerBound <= name.upperBound + 3
        })
      else { return nil }
      return own
    }

    /// How many lines below the first a bracket that it opens runs on in.
    private static func linesToClose(_ texts: ArraySlice<LabelledText>) -> Int {
      var depth = 0
      for (offset, text) in texts.prefix(3).enumerated() {
        for character in text.text {
          if "(（".contains(character) { depth += 1 }
          if ")）".contains(character) { depth -= 1 }
        }
        if depth <= 0 { return offset }
      }
      return 0
    }

    /// What stands behind the name in its line, without the bracket that says what it is.
    private static func remainder(of text: LabelledText, from end: Int) -> LabelledText? {
      var rest = IdentifierScan.slice(text.text, end..<text.text.utf8.count)[...]
      if rest.drop(while: { $0 == " " }).first == "(" {
        rest = rest.lastIndex(of: ")").map { rest[rest.index(after: $0)...] } ?? ""
      }
      rest = rest.drop { " ,;，".contains($0) }
      let start = text.range.upperBound - rest.utf8.count
      let own = postalPart(of: String(rest))
      guard own.contains(where: \.isLetter) else { return nil }
      return LabelledText(
        hit: text.hit, line: text.line, range: start..<(start + own.utf8.count), cost: text.cost)
    }

    /// The parts between commas up to where a sentence goes on in small letters.
    private static func postalPart(of text: String) -> String {
      var end = text.startIndex
      for part in text.split(separator: ",", omittingEmptySubsequences: false) {
        let first = part.first { $0.isLetter || $0.isNumber }
        guard !(first?.isLowercase ?? false) else { break }
        end = part.endIndex
      }
      return String(text[..<end])
    }

    /// A company up to its legal form, or what stands before an address or a bracket.
    private static func nameRange(in text: String) -> Range<Int> {
      if let company = CompanyMentions.ranges(in: text).first, company.lowerBound <= 1 {
        return company
      }
      var end = 0
      var previous: Character = " "
      for character in text {
        if "(（".contains(character), previous == " " || character == "（", end > 3 { break }
        if ",，;".contains(character), end > 3 { break }
        end += String(character).utf8.count
        previous = character
      }
      return 0..<end
    }

    /// `SEATTLE, WA, US` is where and not who.
    private static func isPlace(_ text: String) -> Bool {
      let parts = text.split(separator: ",").map { String($0).trimmingBlanks }
      return parts.count >= 2 && CompanyName.legalForm(in: text) < 0.5
        && !text.contains(where: \.isNumber)
        && parts.dropFirst().allSatisfy {
          $0.count <= 3 && $0.allSatisfy(\.isUppercase) || Country.code(of: $0) != nil
        }
    }

    private static func continuation(of first: String, in next: String) -> Int? {
      guard CompanyName.legalForm(in: first) < 0.7 || first.hasSuffix("&"),
        !next.contains(where: \.isNumber)
      else { return nil }
      return CompanyName.formAlone(in: next)
    }

    /// `Frau` above a name, `Attn:` and `c/o` name someone else or nobody.
    private static func isAddressing(_ text: String) -> Bool {
      let folded = TextFolding.fold(text).trimmingBlanks
      let alone: Set<String> = [
        "frau", "herrn", "herr", "firma", "messrs", "an", "madame", "monsieur", "to",
      ]
      return alone.contains(folded)
        || ["attn", "attention", "z. hd", "z.hd", "c/o"].contains(where: folded.hasPrefix)
        || text.count { $0.isNumber } > text.count { $0.isLetter }
    }
  }
}

/// Puts the lines of a postal address together.
enum PostalLines {
  /// The address that lines begin with, up to the town's.
  static func address(in texts: [LabelledText], score: Double) -> FieldCandidate? {
    var lines: [LabelledText] = []
    var hasTown = false
    for text in texts.prefix(9).compactMap(withoutContacts) {
      if isAside(text.text) {
        guard lines.isEmpty else { break }
        continue
      }
      guard isPart(text.text) else { break }
      // Behind the town only a country follows.
      if hasTown, !isCountry(text.text) { break }
      lines.append(text)
      let broken = lines.suffix(2).map(\.text).joined(separator: " ")
      hasTown = hasTown || endsWithTown(text.text) || endsWithTown(broken)
      if lines.count == 7 { break }
    }
    guard !lines.isEmpty else { return nil }
    let whole = joined(withoutPersons(lines), score: score)
    let text = whole.value.canonical
    guard text.contains(where: \.isNumber), text.count(where: \.isLetter) >= 4,
      hasTown || AddressShape.isCertain(text)
    else { return nil }
    return whole
  }

  /// The lines of an American address from the house's number on: a person may stand above it.
  private static func withoutPersons(_ lines: [LabelledText]) -> [LabelledText] {
    guard lines.count > 2, let last = lines.last, AmericanAddress.isCityLine(last.text),
      let street = lines.firstIndex(where: { isNumbered($0.text) }), street < lines.count - 1,
      lines[..<street].allSatisfy({
        !$0.text.contains(where: \.isNumber) && !AddressShape.isCertain($0.text)
      })
    else { return lines }
    return Array(lines[street...])
  }

  private static func isNumbered(_ text: String) -> Bool {
    text.first?.isNumber ?? false || text.uppercased().hasPrefix("PO BOX")
      || text.uppercased().hasPrefix("P.O. BOX")
  }

  /// Lines as one text: Chinese runs on from line to line, elsewhere a comma parts what the
  /// line's end parted.
  static func joined(_ lines: [LabelledText], score: Double) -> FieldCandidate {
    var text = ""
    for line in lines {
      // 大厦110 over 7室: the line's end may part a number too.
      let isNumber = text.last?.isNumber ?? false && line.text.first?.isNumber ?? false
      let isHan =
        text.unicodeScalars.contains { $0.value >= 0x2E80 }
        && (line.text.unicodeScalars.first.map { $0.value >= 0x2E80 } ?? false || isNumber)
      text += (text.isEmpty || isHan ? "" : text.hasSuffix(",") ? " " : ", ") + line.text
    }
    let places = lines.map { $0.place(of: 0..<$0.range.count) }
    return FieldCandidate(.text(text), at: Place.joined(places, text: text), score: score)
  }

  private static func isCountry(_ text: String) -> Bool {
    Country.code(of: text) != nil || (text.count == 2 && text.allSatisfy(\.isUppercase))
  }

  /// Whether the last part of a line is a town's: `8 Keji Road, Nanshan, Shenzhen 518057, China`.
  static func endsWithTown(_ text: String) -> Bool {
    let parts = text.split { ",，".contains($0) }.map { String($0).trimmingBlanks }
    guard parts.count > 1, let last = parts.last else { return isTown(text) }
    return isTown(last)
      || AmericanAddress.isCityLine(parts.suffix(2).joined(separator: ", "))
  }

  /// `5120 Flanders Street` begins like `33200 Tampere`.
  private static func isTown(_ text: String) -> Bool {
    if AmericanAddress.isCityLine(text), !(text.first?.isNumber ?? true) { return true }
    let words = text.split(separator: " ")
    let namesStreet = words.dropFirst(2).contains { AddressShape.isCertain("9 \($0) \($0)") }
    // A Dutch code has its town behind it: `3011 AA`.
    let isCodeAlone = words.count == 2 && words[1].count == 2 && words[1].allSatisfy(\.isUppercase)
    return TownLine.isTown(text) && !AddressShape.isCertain(text) && !isCodeAlone
      && !(namesStreet && (words.first?.allSatisfy(\.isNumber) ?? false))
  }

  /// A trading name or the person to ask for, between name and street.
  static func isAside(_ text: String) -> Bool {
    let folded = TextFolding.fold(text)
    return [
      "dba ", "d/b/a", "trading as", "t/a ", "attn", "attention", "c/o", "z. hd", "z.hd", "frau ",
      "herrn ",
    ]
    .contains(where: folded.hasPrefix)
  }

  /// A line up to the telephone number or e-mail that follows an address in it.
  private static func withoutContacts(_ text: LabelledText) -> LabelledText? {
    let contact = ContactReader.candidates(in: text.text).first {
      $0.kind != .phone || $0.isCertain
    }
    guard let contact else { return text }
    let head = IdentifierScan.slice(text.text, 0..<contact.range.lowerBound)
    let bare = head.reversed().drop { !$0.isLetter && !$0.isNumber }.reversed()
    guard bare.contains(where: \.isNumber) else { return nil }
    let length = String(bare).utf8.count
    return LabelledText(
      hit: text.hit, line: text.line,
      range: text.range.lowerBound..<(text.range.lowerBound + length), cost: text.cost)
  }

  /// The lines that can be an address's, as many as begin a text.
  static func leading(_ texts: [LabelledText]) -> [LabelledText] {
    Array(texts.prefix(4).prefix { isPart($0.text) })
  }

  private static func isPart(_ text: String) -> Bool {
    let digits = text.count { $0.isNumber }
    let isNumber = digits > 6 && !text.contains(where: \.isLetter)
    return !isNumber && !text.contains(":") && !text.contains("：")
      && text.split(separator: " ").count <= 14
  }
}
