internal import Evidence
internal import Knowledge

/// Reads papers that are neither invoices nor letters of authorization: certificates, bills,
/// statements, reports, declarations.
///
/// The kind's definition says where each field stands: under which labels, under which code of an
/// office, or in which other place.
struct PaperReader {
  let evidence: DocumentEvidence
  let fields: LabelledFields
  private let codes: FieldCodes
  private let letter: LetterText

  init(_ evidence: DocumentEvidence) {
    self.evidence = evidence
    fields = LabelledFields(evidence)
    codes = FieldCodes(evidence)
    letter = LetterText(evidence)
  }

  /// The fields that the definition of the kind names, the sections that the text has, and what
  /// stands in those that are asked for.
  func read(_ kind: DocumentKind) -> [ReadDocument.Field] {
    guard let definition = evidence.knowledge.kinds.definitions[kind] else { return [] }
    var result = FieldList()
    let places = definition.fields.first { $0.name == "name" }?.concepts ?? []
    let holder = HolderReader(evidence, letter: letter).read(places)
    for field in definition.fields {
      let coded = coded(field.name, by: definition.codes[field.name] ?? [])
      result.add(field.name, coded ?? state(of: field.name, from: field.concepts, holder: holder))
    }
    for field in definition.codes.keys.sorted()
    where !definition.fields.contains(where: { $0.name == field }) {
      result.add(field, coded(field, by: definition.codes[field] ?? []))
    }
    let sections = definition.sections.flatMap { Sections(evidence: evidence).state(under: $0) }
    result.add("sections", sections)
    let texts = definition.sectionTexts.map { SectionTexts(evidence, under: $0).fields() } ?? []
    return result.fields + texts
  }

  /// Every date that the pages name.
  var days: [Cited<[Day]>] {
    evidence.dates.map { Cited(fields.settlement.days(of: $0.content), at: $0.place) }
  }

  private func state(
    of field: FieldName, from places: [String], holder: PaperHolder
  ) -> FieldState? {
    let zone =
      places.contains(ZoneReader.place) ? ZoneReader(evidence).state(of: field) : nil
    // What check digits prove is not disputed by what stands above it; names have none.
    if places.first == ZoneReader.place, let zone { return zone }
    let others = places.filter { $0 != ZoneReader.place }
    return printed(field, from: others, holder: holder) ?? zone
  }

  private func printed(
    _ field: FieldName, from places: [String], holder: PaperHolder
  ) -> FieldState? {
    switch field {
    case "name": return holder.name
    case "address": return AddressSearch(evidence: evidence, holder: holder).state(places)
    case "number", "tracking", "registration":
      return PaperNumbers(evidence: evidence, fields: fields).state(places)
    case "expires", "term.end":
      return PaperTerm(evidence: evidence, settlement: fields.settlement).end(places)
    case "term.start":
      return PaperTerm(evidence: evidence, settlement: fields.settlement).start(places)
    case "brand": return MarkReader(evidence: evidence, holder: holder).state(places)
    case "boxes": return PackageCount(evidence: evidence, fields: fields).state(places)
    case "total", "net", "tax", "currency":
      let sums = bill
      return places.lazy.compactMap { sums[FieldName($0)] }.first
    case "signatory.name", "signatory.title", "contact.name", "received_by", "representative":
      return PersonSearch(evidence: evidence, letter: letter).state(places, field: field)
    case _ where field.text.hasSuffix(".name"):
      return HolderReader(evidence, letter: letter).read(places).name
    case _ where field.type == .date:
      return PaperDates(evidence, letter: letter, settlement: fields.settlement)
        .state(places)
    default: return fields.state(of: places)
    }
  }

  /// The sums of a paper that asks for money.
  private var bill: [FieldName: FieldState] {
    let totals = TotalsReader(evidence: evidence, table: .none).read()
    var states = Dictionary(totals.states.map { ($0.name, $0.state) }) { first, _ in first }
    states["currency"] = CurrencyDecision(evidence: evidence).state(beside: totals.currency)
    return states
  }

  /// The field under the code that an office's certificates have for it.
  private func coded(_ field: FieldName, by numbers: [String]) -> FieldState? {
    guard let value = codes.values(of: numbers).first else { return nil }
    switch field {
    case "name": return value.holder?.state
    case "address": return value.holder?.address.map(FieldDecision.certain)
    case "representative": return value.holder?.state
    case "brand":
      return BrandReader.brand(in: value.texts[0].text).map { mark in
        FieldDecision.certain(
          FieldCandidate(
            .text(mark), at: value.texts[0].place(of: 0..<value.texts[0].range.count), score: 0.9))
      }
    case _ where field.type == .date:
      let token = evidence.dates.first { $0.line.index == value.texts[0].line.index }
      let days = token.map { token in
        fields.settlement.days(of: token.content).map {
          FieldCandidate(.date($0), at: token.place, score: 0.94)
        }
      }
      return FieldDecision.settle(days ?? [])
    case "number", "registration":
      return WholeNumber.candidate(in: value.texts[0], score: 0.95).map(FieldDecision.certain)
    default:
      return FieldDecision.certain(FieldCandidate(.text(value.text), at: value.place, score: 0.9))
    }
  }
}

extension FieldDecision {
  /// A reading that has no rival.
  static func certain(_ candidate: FieldCandidate) -> FieldState {
    .known(cite(candidate, candidate.score))
  }
}
