internal import Evidence
internal import Identifiers
internal import Knowledge

/// Reads business licences: 营业执照 in its forms, and registration papers of other countries.
struct LicenseReader {
  let evidence: DocumentEvidence
  let fields: LabelledFields

  init(_ evidence: DocumentEvidence) {
    self.evidence = evidence
    fields = LabelledFields(evidence)
  }

  /// The contract's fields of a business licence, in the contract's order.
  func read() -> [ReadDocument.Field] {
    var result = FieldList()
    result.add("name", name)
    result.add("registration", registration)
    result.add("representative", block("representative"))
    result.add("address", block("address"))
    result.add("established", fields.date(["established"]))
    result.add("expires", expires)
    result.add("scope", block("scope"))
    result.add("issue_date", fields.date(["issue_date"]))
    return result.fields
  }

  private var name: FieldState? {
    let candidates = blocks("license.name").filter { CompanyName.isPlausible($0.value.canonical) }
    if let state = FieldDecision.settle(candidates) { return state }
    let search = SupplierReader(
      evidence: evidence, othersLines: [], buyerNames: [], table: .none)
    return FieldDecision.settle(NameSupport.merge(search.names(), folding: true))
  }

  /// The code behind its label, or the only text of the page that has the code's form.
  private var registration: FieldState? {
    var candidates: [FieldCandidate] = []
    for name in ["tax_id", "registration", "number"] {
      guard let concept = evidence.concept(name) else { continue }
      for hit in evidence.hits(of: name) {
        guard let meaning = hit.names(concept) else { continue }
        for text in evidence.texts(at: hit) {
          guard let found = IdentifierScan.registration(in: text.text, schemes: [.uscc, .companyUK, .vat]) else { continue }
          let value = IdentifierScheme.uscc.verdict(on: found.value) == .wrongForm
            ? found.value : IdentifierScheme.uscc.compact(found.value)
          candidates.append(
            FieldCandidate(.text(value), at: text.place(of: found.range), score: text.score(for: meaning)))
          break
        }
      }
    }
    let shaped = candidates.filter { IdentifierScheme.uscc.verdict(on: $0.value.canonical) != .wrongForm }
    if let state = FieldDecision.settle(shaped.isEmpty ? candidates : shaped) { return state }
    let loose = evidence.text.lines.flatMap { line in
      IdentifierScan.words(of: line.text).compactMap { word -> FieldCandidate? in
        let text = IdentifierScan.slice(line.text, word)
        guard text.count == 18, IdentifierScheme.uscc.verdict(on: text) == .valid else { return nil }
        return FieldCandidate(.text(text), at: line.place(of: word), score: 0.8)
      }
    }
    return FieldDecision.settle(loose)
  }

  /// The last day of the term; 长期 has none.
  private var expires: FieldState? {
    for hit in evidence.hits(of: "license.term") {
      for text in evidence.texts(at: hit) {
        let dates = evidence.dates.filter {
          $0.line.index == text.line.index && $0.range.lowerBound >= text.range.lowerBound
        }
        let isOpen = evidence.hits(of: "cue.open_ended").first { $0.line.index == text.line.index }
        if let isOpen {
          return .known(Cited(.openEnded, at: isOpen.line.place(of: isOpen.range), confidence: 0.95))
        }
        guard let last = dates.last else { continue }
        // One date alone begins the term unless the words before it say that it ends it.
        let lead = text.line.substring(text.range.lowerBound..<last.range.lowerBound)
        guard dates.count > 1 || lead.contains("至") || lead.lowercased().contains("until") || lead.contains("-")
          || !text.text.contains("自") && !text.text.contains("起")
        else { continue }
        return FieldDecision.settle(
          fields.settlement.days(of: last.content).map {
            FieldCandidate(.date($0), at: last.place, score: 0.93)
          })
      }
    }
    return fields.date(["valid_until"])
  }

  // MARK: Texts that run over several lines

  private func block(_ name: String) -> FieldState? { FieldDecision.settle(blocks(name)) }

  private func blocks(_ name: String) -> [FieldCandidate] {
    guard let concept = evidence.concept(name) else { return [] }
    return evidence.hits(of: name).compactMap { hit in
      guard let meaning = hit.names(concept), let first = evidence.texts(at: hit).first,
        hit.startsLine || hit.hasColon
      else { return nil }
      var places = [first.place(of: 0..<first.range.count)]
      var text = first.text
      var last = first.line
      while places.count < 12, let next = continuation(of: last, first: first) {
        let isHan = text.unicodeScalars.last.map { $0.value >= 0x2E80 } ?? false
        text += (isHan ? "" : " ") + next.text
        places.append(next.place(of: 0..<next.text.utf8.count))
        last = next
      }
      let place = Place(
        page: first.line.page.number,
        span: places[0].span.lowerBound..<max(places[0].span.lowerBound, places[places.count - 1].span.upperBound),
        boxes: places.flatMap(\.boxes), source: places[0].source, text: text)
      return FieldCandidate(.text(text), at: place, score: first.score(for: meaning))
    }
  }

  /// Whether a label to its left in the row claims a line.
  private func hasOwnLabel(_ line: TextLine) -> Bool {
    evidence.text.left(of: line).first.map { neighbour in
      evidence.startsWithLabel(neighbour)
        || evidence.hitsOfLine[neighbour.index]?.isEmpty == false
        || evidence.hits.contains { $0.line.index == neighbour.index }
    } ?? false
  }

  /// The next line of a wrapped text: right below, aligned with it, and no label.
  private func continuation(of line: TextLine, first: LabelledText) -> TextLine? {
    let start = first.line.words(at: first.range).lowerBound
    let left = first.line.box(ofWords: start..<start + 1).x0
    let reach = Box(x0: left - 2, y0: line.box.y0, x1: max(left + 20, line.box.x1), y1: line.box.y1)
    guard let next = evidence.text.below(reach, on: line.page, within: line.box.height * 1.0).first,
      abs(next.box.x0 - left) < 8, !evidence.startsWithLabel(next), !hasOwnLabel(next)
    else { return nil }
    return next
  }
}
