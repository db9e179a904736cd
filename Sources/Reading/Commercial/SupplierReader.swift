internal import Evidence
internal import Identifiers
internal import Knowledge

/// Finds who issued a document: by a label, the letterhead, the sender's line above the address,
/// the foot with the registration data, the bank account's holder, the domain of its e-mail.
struct SupplierReader {
  let evidence: DocumentEvidence
  /// Lines that belong to the buyer or to where goods are sent.
  let othersLines: Set<Int>
  let table: LineTable
  /// The words of the domains of e-mails and websites that are not the buyer's.
  let domainWords: Set<String>

  init(evidence: DocumentEvidence, othersLines: Set<Int>, table: LineTable) {
    self.evidence = evidence
    self.othersLines = othersLines
    self.table = table
    domainWords = Self.domainWords(evidence, besides: othersLines)
  }

  /// Names at the places where companies put their own name, with what each place is worth.
  func sightings() -> [NameSighting] {
    var sightings: [NameSighting] = []
    for line in evidence.text.lines where !isOthers(line) {
      if let sighting = mayHoldName(line) ? sighting(line) : nil { sightings.append(sighting) }
      sightings += mentions(in: line, after: "cue.payee", score: 0.57)
      sightings += mentions(in: line, after: "cue.legal_name", score: 0.9)
      if let signed = signature(line) { sightings.append(signed) }
    }
    // The second line of a letterhead is no company of its own.
    let seconds = sightings.filter { $0.form >= 0.7 }.flatMap { whole in
      sightings.filter { part in
        part.line.index != whole.line.index && part.key != whole.key
          && whole.key.hasSuffix(part.key) && part.line.box.y0 > whole.line.box.y0
          && part.line.box.y0 - whole.line.box.y1 < whole.line.box.height
      }.map(\.line.index)
    }
    return sightings.filter { !seconds.contains($0.line.index) }
  }

  /// Where a paper names one company besides the buyer, that is who issued it.
  private func theOnlyOne(_ sightings: [NameSighting]) -> [NameSighting] {
    let companies = sightings.filter { $0.form >= 0.7 }
    guard Set(companies.map(\.key)).count == 1, companies.allSatisfy({ $0.candidate.score < 0.6 })
    else { return sightings }
    return companies.map { $0.raised(by: 0.18) }
  }

  /// `for Name Ltd`, above the line for the signature: whoever signs has issued the paper.
  private func signature(_ line: TextLine) -> NameSighting? {
    guard line.box.midY > line.page.height * 0.4,
      let cue = evidence.said("cue.signed_for", in: line).filter({ $0.lowerBound <= 2 })
        .max(by: { $0.upperBound < $1.upperBound }),
      cue.upperBound + 3 < line.text.utf8.count
    else { return nil }
    let rest = line.substring(cue.upperBound..<line.text.utf8.count)
    let lead = rest.prefix { !$0.isLetter && !$0.isNumber }.utf8.count
    let range = CompanyName.cut((cue.upperBound + lead)..<line.text.utf8.count, of: line)
    let name = line.substring(range).trimmingBlanks
    let form = CompanyName.legalForm(in: name)
    guard NameJudge(evidence: evidence).isName(range, of: line),
      name.split(separator: " ").count <= 8,
      name.first?.isUppercase ?? false, form >= 0.7 || line.box.midY > line.page.height * 0.6,
      range.upperBound >= line.text.utf8.count - 1
    else { return nil }
    return NameSighting(
      FieldCandidate(.text(name), at: line.place(of: range), score: form >= 0.7 ? 0.6 : 0.45),
      in: line, form: form)
  }

  /// What sightings together say.
  ///
  /// - Parameter buyerNames: The buyer's names, folded; they cannot be the supplier's by position
  ///   alone.
  func names(by all: [NameSighting], buyerNames: Set<String>) -> [FieldCandidate] {
    var sightings = all.compactMap { sighting -> NameSighting? in
      guard buyerNames.contains(sighting.key) else { return sighting }
      // A company may bill itself, and the report has to say so; but elsewhere its name is the
      // buyer's.
      return sighting.candidate.score > 0.57 ? sighting.raised(by: -0.12) : nil
    }
    sightings = NameSighting.underLegalNames(sightings)
    // A name with a legal form is a company's; large words without one are then a slogan.
    if sightings.contains(where: { $0.form >= 0.7 && $0.candidate.score >= 0.55 }) {
      sightings.removeAll { $0.form < 0.7 }
    }
    sightings = theOnlyOne(sightings)
    let grouped = Dictionary(grouping: sightings, by: \.key)
    return sightings.map { sighting in
      let count = grouped[sighting.key]?.count ?? 1
      let isInDomain = domainWords.contains { domain in
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
    let judge = NameJudge(evidence: evidence)
    let first = behindLabel(CompanyName.firstPart(of: line), of: line)
    let range = judge.ownName(CompanyName.withoutMark(first, of: line), of: line)
    guard !range.isEmpty else { return nil }
    let text = line.substring(range)
    guard judge.isName(range, of: line), !isLabelOrTitle(line, text: text)
    else { return nil }
    let whole = Letterhead.wrapped(text, in: line, of: evidence.text) { isOthers($0) }
    let name = whole?.text ?? text
    let isTradingAs = evidence.said("cue.trading_as", in: line).contains {
      $0.lowerBound > range.lowerBound + 3 && $0.upperBound < range.upperBound
    }
    let form = isTradingAs ? 0.8 : CompanyName.legalForm(in: name)
    let key = TextFolding.compact(name)
    guard key.count >= 2 else { return nil }
    let place = score(line, text: name, form: form, end: range.upperBound)
    let isBank = ["bank", "sparkasse", "银行"].contains { name.lowercased().contains($0) }
    let score = place - (isBank ? 0.25 : 0)
    guard score > 0 else { return nil }
    return NameSighting(
      FieldCandidate(.text(name), at: whole?.place ?? line.place(of: range), score: score),
      in: line, form: form)
  }

  /// A stretch without the label that it begins with: 销售方名称 南京….
  private func behindLabel(_ range: Range<Int>, of line: TextLine) -> Range<Int> {
    let label = evidence.hits(of: "supplier", in: line).first {
      $0.startsLine && !$0.isVertical
        && ($0.hasColon || FoldedText.isIdeographic(line.text.unicodeScalars.first ?? "a"))
        && $0.end > range.lowerBound && $0.end < range.upperBound
    }
    guard let label else { return range }
    let lead = line.substring(label.end..<range.upperBound).prefix {
      !$0.isLetter && !$0.isNumber
    }.utf8.count
    return lead > 0 ? min(label.end + lead, range.upperBound)..<range.upperBound : range
  }

  /// Companies that a sentence names behind words that tell who they are: `Please pay … to
  /// Name Ltd` (who is paid has sold, mostly), `… is a trading name of Name Ltd`.
  private func mentions(in line: TextLine, after cue: String, score: Double) -> [NameSighting] {
    let cues = evidence.said(cue, in: line)
    guard !cues.isEmpty else { return [] }
    return CompanyMentions.ranges(in: line.text).compactMap { range in
      guard cues.contains(where: { $0.upperBound <= range.lowerBound }) else { return nil }
      let name = line.substring(range)
      return NameSighting(
        FieldCandidate(.text(name), at: line.place(of: range), score: score), in: line,
        form: CompanyName.legalForm(in: name))
    }
  }

  private func score(_ line: TextLine, text: String, form: Double, end: Int) -> Double {
    let isPart = end < line.text.utf8.count
    let height = line.box.midY / max(1, line.page.height)
    let growth = line.fontSize / max(1, evidence.text.bodySize)
    if form >= 0.7 {
      // A sentence that mentions a company is not its letterhead.
      guard line.text.split(separator: " ").count <= 12 || isPart else { return 0 }
      if isRegistered(line, behind: end) { return 0.8 }
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

  /// Whether a line says of a company what the law asks a sender to say of itself: register,
  /// capital, seat.
  private func isRegistered(_ line: TextLine, behind end: Int) -> Bool {
    let numbers = evidence.hits(of: "registration", in: line).map(\.range)
    return (evidence.said("cue.name_end", in: line) + numbers).contains { $0.lowerBound >= end }
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

  private static func domainWords(
    _ evidence: DocumentEvidence, besides othersLines: Set<Int>
  ) -> Set<String> {
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
