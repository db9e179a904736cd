internal import Evidence
internal import Identifiers
internal import Knowledge

/// Finds who issued a document: by a label, the letterhead, the sender's line above the address,
/// the foot with the registration data, the bank account's holder, the domain of its e-mail.
struct SupplierReader {
  let evidence: DocumentEvidence
  /// Lines that belong to the buyer or to where goods are sent.
  let othersLines: Set<Int>
  /// The buyer's name, folded; it cannot be the supplier by position alone.
  let buyerNames: Set<String>
  let table: LineTable

  /// Names by the places that companies put their own name.
  func names() -> [FieldCandidate] {
    var sightings: [NameSighting] = []
    for line in evidence.text.lines where !isOthers(line) {
      if let sighting = mayHoldName(line) ? sighting(line) : nil { sightings.append(sighting) }
      sightings += mentions(in: line, after: "cue.payee", score: 0.58)
      sightings += mentions(in: line, after: "cue.legal_name", score: 0.9)
    }
    sightings = NameSighting.underLegalNames(sightings)
    // A name with a legal form is a company's; large words without one are then a slogan.
    if sightings.contains(where: { $0.form >= 0.7 && $0.candidate.score >= 0.55 }) {
      sightings.removeAll { $0.form < 0.7 }
    }
    let domains = domainWords
    let grouped = Dictionary(grouping: sightings, by: \.key)
    return sightings.map { sighting in
      let count = grouped[sighting.key]?.count ?? 1
      let isInDomain = domains.contains { domain in
        domain.count >= 4
          && (Self.holds(sighting.candidate.value.canonical, domain: domain)
            || TextFolding.compact(domain).contains(sighting.key))
      }
      return sighting.raised(by: (isInDomain ? 0.3 : 0) + (count > 1 ? 0.12 : 0)).candidate
    }
  }

  private func isOthers(_ line: TextLine) -> Bool {
    othersLines.contains(line.index) || table.usedLines.contains(line.index)
  }

  private func mayHoldName(_ line: TextLine) -> Bool {
    line.text.utf8.count <= 400 && !isValueOfOtherLabel(line)
      && evidence.said("cue.legal_name", in: line).isEmpty
  }

  /// Whether a line stands below a label that names another thing: `Represented by:`.
  private func isValueOfOtherLabel(_ line: TextLine) -> Bool {
    let above = evidence.text.lines.filter {
      $0.page.number == line.page.number && $0.box.y1 <= line.box.y0 + 2
        && line.box.y0 - $0.box.y1 < line.box.height && abs($0.box.x0 - line.box.x0) < 6
    }
    return above.contains { other in
      (evidence.hitsOfLine[other.index] ?? []).contains { hit in
        hit.startsLine && hit.hasColon && hit.endsLine
          && hit.meanings.contains { meaning in
            evidence.knowledge.labels.concepts[meaning.concept].type == .name
          }
      }
    }
  }

  private func sighting(_ line: TextLine) -> NameSighting? {
    let range = beforeNumbers(
      CompanyName.withoutMark(CompanyName.firstPart(of: line), of: line), of: line)
    guard !range.isEmpty else { return nil }
    let text = line.substring(range)
    guard CompanyName.isPlausible(text), !isLabelOrTitle(line, text: text),
      !evidence.contacts.contains(where: {
        $0.line.index == line.index && range.overlaps($0.range) && $0.content.kind != .phone
      })
    else { return nil }
    let whole = Letterhead.wrapped(text, in: line, of: evidence.text) { isOthers($0) }
    let name = whole?.text ?? text
    let isTradingAs = evidence.said("cue.trading_as", in: line).contains {
      $0.lowerBound > range.lowerBound + 3 && $0.upperBound < range.upperBound
    }
    let form = isTradingAs ? 0.8 : CompanyName.legalForm(in: name)
    let key = TextFolding.compact(name)
    guard key.count >= 2 else { return nil }
    let place = score(line, text: name, form: form, isPart: range.upperBound < line.text.utf8.count)
    // A company may bill itself, and the report has to say so; but elsewhere its name is the buyer's.
    let isBank = ["bank", "sparkasse", "银行"].contains { name.lowercased().contains($0) }
    let score = place - (buyerNames.contains(key) ? 0.12 : 0) - (isBank ? 0.25 : 0)
    guard place > 0.45 || !buyerNames.contains(key), score > 0 else { return nil }
    return NameSighting(
      FieldCandidate(.text(name), at: whole?.place ?? line.place(of: range), score: score),
      form: form)
  }

  /// Companies that a sentence names behind words that tell who they are: `Please pay … to
  /// Name Ltd` (who is paid has sold, mostly), `… is a trading name of Name Ltd`.
  private func mentions(in line: TextLine, after cue: String, score: Double) -> [NameSighting] {
    let cues = evidence.said(cue, in: line)
    guard !cues.isEmpty else { return [] }
    return CompanyMentions.ranges(in: line.text).compactMap { range in
      guard cues.contains(where: { $0.upperBound <= range.lowerBound }) else { return nil }
      let name = line.substring(range)
      guard !buyerNames.contains(TextFolding.compact(name)) else { return nil }
      return NameSighting(
        FieldCandidate(.text(name), at: line.place(of: range), score: score),
        form: CompanyName.legalForm(in: name))
    }
  }

  /// `Name Pty Ltd ABN 51 629 471 385`, `SARL NAME au capital de …`: the label of a number, or
  /// what else is said of a company, ends the name.
  private func beforeNumbers(_ range: Range<Int>, of line: TextLine) -> Range<Int> {
    let labels = ["tax_id", "registration", "phone"].flatMap {
      evidence.hits(of: $0, in: line).map(\.range)
    }
    let end = (labels + evidence.said("cue.name_end", in: line)).map(\.lowerBound).filter {
      $0 > range.lowerBound + 4 && $0 < range.upperBound
    }.min()
    guard let end, CompanyName.legalForm(in: line.substring(range.lowerBound..<end)) >= 0.7 else {
      return range
    }
    return range.lowerBound..<(end - 1)
  }

  private func score(_ line: TextLine, text: String, form: Double, isPart: Bool) -> Double {
    let height = line.box.midY / max(1, line.page.height)
    let growth = line.fontSize / max(1, evidence.text.bodySize)
    if form >= 0.7 {
      // A sentence that mentions a company is not its letterhead.
      guard line.text.split(separator: " ").count <= 12 || isPart else { return 0 }
      if height < 0.28 { return line.page.number == 1 ? 0.66 + min(0.15, (growth - 1) * 0.2) : 0.5 }
      if height > 0.86 { return 0.6 }
      return 0.42
    }
    guard line.page.number == 1, height < 0.3, !line.text.contains(where: \.isNumber) else {
      return 0
    }
    // Without a legal form the domain of the company's own e-mail or website has to speak for it.
    guard growth >= 1.25, height < 0.2 else {
      let isInDomain = domainWords.contains { $0.count >= 5 && Self.holds(text, domain: $0) }
      return isInDomain && line.text.split(separator: " ").count <= 6 ? 0.4 : 0
    }
    // What is set large at the very top, before anything else, is the letterhead.
    let isFirst = !evidence.text.lines.contains {
      $0.page.number == 1 && $0.box.y1 < line.box.y0 && $0.fontSize >= line.fontSize
    }
    return 0.3 + min(0.2, (growth - 1) * 0.2) + (form * 0.2) + (isFirst && height < 0.13 ? 0.2 : 0)
  }

  private func isLabelOrTitle(_ line: TextLine, text: String) -> Bool {
    let letters = line.folded.units.count
    let covered = (evidence.hitsOfLine[line.index] ?? [])
      .filter { !$0.meanings.allSatisfy(\.isWeak) || $0.hasColon }
      .reduce(0) { $0 + FoldedText(line.substring($1.range)).units.count }
    if covered * 2 >= letters { return true }
    if startsWithOtherLabel(line) { return true }
    if evidence.startsWithLabel(line), CompanyName.legalForm(in: text) < 0.7 { return true }
    let titles = evidence.knowledge.kinds.index.matches(in: line.folded).filter {
      $0.meaning.role == .title
    }
    return titles.contains { $0.units.count * 3 >= letters * 2 }
  }

  /// Whether a line says by its label that it names something other than the company.
  private func startsWithOtherLabel(_ line: TextLine) -> Bool {
    (evidence.hitsOfLine[line.index] ?? []).contains { hit in
      hit.startsLine && (hit.hasColon || hit.isWord)
        && hit.names(evidence.concept("license.name")) == nil
        && hit.meanings.contains { meaning in
          guard !meaning.isWeak else { return false }
          switch evidence.knowledge.labels.concepts[meaning.concept].type {
          case .name, .identifier, .date, .amount, .address: return true
          default: return false
          }
        }
    }
  }

  /// The words of the domains of e-mails and websites that are not the buyer's.
  private var domainWords: Set<String> {
    let free: Set<String> = [
      "gmail", "outlook", "hotmail", "yahoo", "163", "126", "qq", "gmx", "web", "icloud", "aol",
      "mail",
      "foxmail", "googlemail", "live", "t-online", "sina",
    ]
    var words: Set<String> = []
    for token in evidence.contacts
    where token.content.kind != .phone && !othersLines.contains(token.line.index) {
      let domain = token.content.value.split(separator: "@").last ?? ""
      let labels = domain.split(separator: "/").first?.split(separator: ".") ?? []
      guard labels.count >= 2 else { continue }
      let second = labels[labels.count - 2]
      let isShared = ["co", "com", "org", "net", "ac"].contains(second) && labels.count >= 3
      let word = String(isShared ? labels[labels.count - 3] : second)
      if !free.contains(word) { words.insert(word.lowercased()) }
    }
    return words
  }

  /// Whether a name has every word of a domain: Töpferei Anneliese Vogt has toepferei-vogt.
  private static func holds(_ name: String, domain: String) -> Bool {
    var spelled = name.lowercased()
    for (umlaut, letters) in [("ä", "ae"), ("ö", "oe"), ("ü", "ue"), ("ß", "ss")] {
      spelled = spelled.split(separator: Character(umlaut), omittingEmptySubsequences: false)
        .joined(separator: letters)
    }
    return [TextFolding.compact(name), TextFolding.compact(spelled)].contains { name in
      domain.split(separator: "-").allSatisfy { name.contains($0) }
    }
  }
}
