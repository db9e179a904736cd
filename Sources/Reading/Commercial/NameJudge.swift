internal import Evidence
internal import Knowledge

/// Tells whether words can name a party: what is explained as something else cannot.
struct NameJudge {
  let evidence: DocumentEvidence

  /// Whether a stretch of a line can be a name: no place, street, title, label, contact, date,
  /// sum or sentence.
  func isName(_ range: Range<Int>, of line: TextLine) -> Bool {
    let text = line.substring(range)
    guard CompanyName.isPlausible(text), !holdsContact(range, of: line), !isAddressing(text),
      !isValue(range, of: line), !Self.isAmountInWords(text), !isNumberedLabel(range, of: line),
      !isFormAndRemark(range, of: line)
    else { return false }
    // The AB of 4191 AB Geldermalsen and the CO of Denver, CO 80274 are no legal forms.
    if isTownWithCode(text) { return false }
    if CompanyName.legalForm(in: text) >= 0.7 { return sentenceEnds(in: range, of: line).isEmpty }
    // `Spokane` of `Spokane, WA 99202`.
    if isTownWithCode(line.text) || AddressShape.isDivision(text) { return false }
    return !isPlace(text) && !isTitle(range, of: line) && !isLabel(range, of: line)
      && !isSentence(text)
  }

  /// A stretch that begins with a name without what is said of the company behind it: `Name Pty
  /// Ltd ABN 51 629 471 385`, `SARL NAME au capital de …`, `Name Ltd (Co. No. 2014)`.
  func ownName(_ whole: Range<Int>, of line: TextLine) -> Range<Int> {
    let range = HanNamePart(evidence: evidence).range(in: whole, of: line)
    let labels = ["tax_id", "registration", "phone"].flatMap {
      evidence.hits(of: $0, in: line).map(\.range)
    }
    let ends =
      (labels + evidence.said("cue.name_end", in: line)).map(\.lowerBound)
      + [remark(in: range, of: line)].compactMap { $0 }
      + sentenceEnds(in: range, of: line)
    let inside = ends.filter { $0 > range.lowerBound + 4 && $0 < range.upperBound }.sorted()
    let end = inside.first {
      CompanyName.legalForm(in: line.substring(range.lowerBound..<$0)) >= 0.7
    }
    guard let end else { return withoutTitle(range, of: line) }
    let name = line.substring(range.lowerBound..<end)
    let tail = name.reversed().prefix { " (（,;-–:|/".contains($0) }
    let whole = range.lowerBound..<(end - tail.reduce(0) { $0 + String($1).utf8.count })
    return withoutVerb(whole, of: line)
  }

  /// A name without the small word behind its legal form: `Kelmo Ltd is` registered somewhere.
  private func withoutVerb(_ range: Range<Int>, of line: TextLine) -> Range<Int> {
    let name = line.substring(range)
    guard let blank = name.lastIndex(of: " "),
      name[name.index(after: blank)...].allSatisfy(\.isLowercase)
    else { return range }
    let short =
      range
      .lowerBound..<(range.lowerBound
      + name.utf8.distance(from: name.startIndex, to: blank))
    return CompanyName.legalForm(in: line.substring(short)) >= 0.7 ? short : range
  }

  /// A stretch without the title of the paper that ends it: `温州…阀门厂 送货单`.
  private func withoutTitle(_ range: Range<Int>, of line: TextLine) -> Range<Int> {
    let titles = evidence.knowledge.kinds.index.matches(in: line.folded).filter {
      $0.meaning.role == .title
    }.map { line.offset(ofUnit: $0.units.lowerBound)..<line.end(ofUnit: $0.units.upperBound - 1) }
    let last = titles.filter {
      $0.upperBound == range.upperBound && $0.lowerBound > range.lowerBound
    }
    .max { $0.count < $1.count }
    guard let last else { return range }
    let lead = line.substring(range.lowerBound..<last.lowerBound)
    guard lead.last == " ", lead.trimmingBlanks.count >= 3 else { return range }
    return range.lowerBound..<(range.lowerBound + lead.trimmingBlanks.utf8.count)
  }

  /// Where sentences end; the points inside of a legal form (`Sdn. Bhd.`) end none.
  private func sentenceEnds(in range: Range<Int>, of line: TextLine) -> [Int] {
    let text = line.substring(range)
    return FullStop.ranges(in: text).filter { stop in
      let rest = IdentifierScan.slice(text, stop.upperBound..<text.utf8.count)
      let next = rest.prefix { $0 != " " && $0 != "," }
      return CompanyName.legalForm(in: "X " + next) < 0.2
    }.map { range.lowerBound + $0.lowerBound }
  }

  /// Where a bracket begins that holds a number or does not end.
  private func remark(in range: Range<Int>, of line: TextLine) -> Int? {
    let text = line.substring(range)
    guard let open = text.lastIndex(where: { "(（".contains($0) }) else { return nil }
    let rest = text[open...]
    let isOpen = !rest.contains { ")）".contains($0) }
    guard isOpen || rest.count(where: \.isNumber) >= 4 else { return nil }
    return range.lowerBound + text.utf8.distance(from: text.startIndex, to: open)
  }

  /// A town, a street, a country, a post box, or what may be one.
  func isPlace(_ text: String) -> Bool { isPostal(text) || AddressShape.isStreet(text) }

  /// What hardly occurs but in an address.
  func isPostal(_ text: String) -> Bool {
    let hasNumber = text.contains(where: \.isNumber)
    return AddressShape.isCertain(text) || Country.code(of: text) != nil
      || hasNumber && (TownLine.isTown(text) || AddressShape.isPostBox(text))
  }

  private func isTownWithCode(_ text: String) -> Bool {
    guard text.contains(where: \.isNumber) else { return false }
    return AmericanAddress.isCityLine(text)
      || text.first?.isNumber ?? false && TownLine.isTown(text)
  }

  /// `Attn: …`, `z. Hd. …`, `Firma`: words that stand in an address and are no name.
  func isAddressing(_ text: String) -> Bool {
    let folded = TextFolding.fold(text)
    if Self.courtesies.contains(folded.filter { $0 != "." && $0 != ":" && $0 != "/" }) {
      return true
    }
    return Self.attentions.contains { lead in
      guard folded.hasPrefix(lead) else { return false }
      return lead.last.map { !$0.isLetter } ?? false
        || !(folded.dropFirst(lead.count).first?.isLetter ?? false)
    }
  }

  private static let prepositions: Set<String> = [
    "with", "to", "by", "from", "for", "of", "at", "an", "für", "von", "bei", "zu", "à", "par",
    "pour",
    "de", "da", "per", "di", "por", "para", "a", "aan", "van", "voor", "bij", "till", "från", "til",
    "fra", "dla", "od", "do", "pro",
  ]
  /// `Monsieur Paul Garnier`, `Frau Mag. Eva Trenkler`.
  func isCourteous(_ text: String) -> Bool {
    let words = text.split(separator: " ")
    guard (2...5).contains(words.count) else { return false }
    return [
      "monsieur", "madame", "m", "mme", "mlle", "mr", "mrs", "ms", "miss", "herrn", "herr", "frau",
      "familie", "sig", "sigra", "sr", "sra", "dhr", "mevr", "dña", "d", "hr", "fru",
    ].contains(TextFolding.compact(words[0]))
  }

  private static let attentions = [
    "attn", "attention", "att:", "att.", "fao", "z. hd", "z.hd", "zhd", "zu handen", "z. h.", "c/o",
    "care of", "an die", "an den", "an das", "kundennr", "t.a.v.", "tav ", "ter attentie",
    "alla c.a.", "c.a.", "alla cortese",
    "a l'attention", "a l attention", "p/a", "a la att", "a la atencion", "all'attenzione", "dept",
    "to the attention", "for the attention", "do rak", "k rukam",
  ]
  private static let courtesies: Set<String> = [
    "firma", "fa", "herrn", "herr", "frau", "company", "familie", "eheleute", "mr", "mrs", "ms",
    "messrs", "m", "mme", "monsieur", "madame", "spettle", "spett", "spettabile", "sig", "sigra",
    "sr", "sra", "sres", "exmos srs", "exmo sr", "an", "to", "ms ", "to:", "buchhaltung",
    "rechnungsabteilung", "accounts payable", "finanzen", "einkauf", "purchasing department",
    "accounts department", "finance department", "service comptabilite", "comptabilite",
    "ufficio acquisti",
    "departamento de compras", "recommande", "lettre recommandee", "einschreiben", "per e-mail",
    "per email", "vorab per e-mail", "par e-mail", "par courriel", "by email", "by e-mail",
    "by post",
    "per post", "personlich", "vertraulich", "personnel", "confidentiel", "private & confidential",
    "confidential", "raccomandata", "via pec", "per posta", "certificado", "por correo",
    "aangetekend", "per mail", "registered mail", "priority", "prioritaire", "societe", "postfach",
    "same", "same as above", "idem",
    "same address",
    "as above", "wie oben", "same as billing address", "same as bill to", "same as consignee",
  ]

  private func holdsContact(_ range: Range<Int>, of line: TextLine) -> Bool {
    evidence.contacts.contains {
      $0.line.index == line.index && range.overlaps($0.range)
        && ($0.content.isCertain || $0.content.kind != .phone)
    }
  }

  /// Whether a date or a sum takes up most of a stretch.
  private func isValue(_ range: Range<Int>, of line: TextLine) -> Bool {
    guard line.text.utf8.contains(where: { (48...57).contains($0) }) else { return false }
    let values =
      evidence.dates.filter { $0.line.index == line.index }.map(\.range)
      + evidence.amounts.filter { $0.line.index == line.index && $0.content.currency != nil }
      .map(\.range)
    return values.contains { $0.overlaps(range) && $0.clamped(to: range).count * 2 >= range.count }
  }

  /// Whether the title of some kind of paper takes up most of a stretch: `Auftragsbestätigung`.
  func isTitle(_ range: Range<Int>, of line: TextLine) -> Bool {
    let index = evidence.knowledge.kinds.index
    let ranges = index.matches(in: line.folded).filter { $0.meaning.role == .title }.map {
      line.offset(ofUnit: $0.units.lowerBound)..<line.end(ofUnit: $0.units.upperBound - 1)
    }
    return covers(ranges, range, of: line, atLeast: 0.66)
  }

  /// Whether labels of other things take up most of a stretch.
  private func isLabel(_ range: Range<Int>, of line: TextLine) -> Bool {
    let hits = (evidence.hitsOfLine[line.index] ?? []).filter { hit in
      !hit.isVertical && hit.isWord
        && hit.meanings.contains { meaning in
          let concept = evidence.knowledge.labels.concepts[meaning.concept]
          return !meaning.isWeak && concept.name != "license.name"
        }
    }
    return covers(hits.map(\.range), range, of: line, atLeast: 0.75)
  }

  private func covers(
    _ parts: [Range<Int>], _ range: Range<Int>, of line: TextLine, atLeast share: Double
  ) -> Bool {
    guard !parts.isEmpty else { return false }
    func letters(_ range: Range<Int>) -> Int {
      line.substring(range).count { $0.isLetter || $0.isNumber }
    }
    var covered = 0
    var end = range.lowerBound
    for part in parts.sorted(by: { $0.lowerBound < $1.lowerBound }) {
      let own =
        max(
          part.lowerBound, end)..<max(
          max(part.lowerBound, end), min(part.upperBound, range.upperBound))
      guard !own.isEmpty else { continue }
      covered += letters(own)
      end = own.upperBound
    }
    return Double(covered) >= Double(letters(range)) * share
  }

  /// Whether a text runs on as sentences do: it ends one and begins another, or most of its words
  /// are small.
  private func isSentence(_ text: String) -> Bool {
    if text.unicodeScalars.contains(where: { $0.value >= 0x3000 }) {
      let hiragana = text.unicodeScalars.count { (0x3041...0x309F).contains($0.value) }
      return hiragana > 7 || text.contains("。") || text.contains("，") && text.count > 24
    }
    let words = text.split(separator: " ")
    // `Order placed with`
    if words.count >= 2, let last = words.last, Self.prepositions.contains(String(last)) {
      return true
    }
    // `hello.`
    if words.count == 1, text.last.map({ ".!?…".contains($0) }) ?? false { return true }
    // `Bon 004417 Kasse 1`, `3977 (gratuit)`: no name has a number inside; a year may end it.
    let numbered = words.firstIndex { $0.count { $0.isNumber } >= 3 }
    if let numbered, numbered < words.count - 1 || !(words[numbered].first?.isNumber ?? false) {
      return true
    }
    // `Net 30 days`
    if zip(words, words.dropFirst()).contains(where: { number, next in
      number.allSatisfy(\.isNumber) && (next.first?.isLowercase ?? false)
    }) {
      return true
    }
    let isStopped = FullStop.ranges(in: text).contains { $0.upperBound < text.utf8.count }
    let small = words.count { $0.first?.isLowercase ?? false }
    return isStopped || words.count >= 5 && small * 3 >= words.count * 2
      || words.count >= 4 && text.hasSuffix(".") && small * 2 >= words.count
  }
}
