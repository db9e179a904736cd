internal import Evidence
internal import Knowledge

/// Each cited item stands on an invoice.
struct ItemsCoveredCheck: CheckKind {
  static let name = "items-covered"
  static let summary = LocalizedText(
    en:
      "the item stands on a line of a sound document of 'kinds', by ASIN, GTIN, model, SKU or the "
      + "words of its title",
    zh: "该商品出现在 “kinds” 中某份合格文件的明细行上（按 ASIN、GTIN、型号、SKU 或品名匹配）")
  static let scopes: Set<ScopeKind> = [.entries]
  static let slots: Set<MessageSlot> = [.found, .expected, .kind]

  private let kinds: Set<DocumentKind>

  init(_ arguments: ArgumentReader) { kinds = Set(arguments.kinds("kinds")) }

  func judge(_ target: CheckTarget, in context: CaseContext) -> [CheckResult] {
    guard case .entry(let node, let path) = target else { return [] }
    let item = CitedItem(node, path: path)
    let items = CitedItem.all(in: context)
    let result = outcome(for: item, among: items, in: context)
    return [result.on(field: "\(path).asin", subject: item.asin)]
  }

  private func outcome(
    for item: CitedItem, among items: [CitedItem], in context: CaseContext
  ) -> CheckResult {
    let sound = context.sound(kinds)
    // Without any document of the kind the missing document is the finding.
    let coverages = sound.map { Coverage(of: item, among: items, on: $0) }
    if let covering = coverages.first(where: { $0.match == .yes }) {
      return CheckResult.pass.shown(at: covering.places, of: covering.path).withoutDocument
    }
    let mendable = context.mendable(kinds).map { Coverage(of: item, among: items, on: $0) }
    if context.couldBeAnything || mendable.contains(where: { $0.match != .no }) {
      return .unknown(.elsewhere)
    }
    if sound.isEmpty, mendable.isEmpty { return .notApplicable }
    let name = item.title.isEmpty ? item.asin ?? item.path : item.title
    if let near = coverages.first(where: { $0.match == .maybe }) {
      return CheckResult.unknown(.incomparable, found: near.text, expected: name)
        .shown(at: near.places, of: near.path).withoutDocument
    }
    let label = context.wording.label(of: kinds.sorted { $0.rawValue < $1.rawValue }[0])
    return .fail(expected: name, [.kind: label])
  }
}

/// What one document has on its lines for an item.
struct Coverage: Sendable {
  let path: EvidencePath
  private(set) var match = LineMatch.no
  private(set) var places: [Place] = []
  private(set) var text = ""
  /// Units on lines that are certainly about the item, as far as their quantity is known.
  private(set) var units = DecimalNumber.zero
  /// Whether there may be more: a quantity or a line that could not be read, packs for units.
  private(set) var mayBeMore = false

  init(
    of item: CitedItem, among items: [CitedItem], on judged: JudgedDocument, packs: [String] = []
  ) {
    path = judged.path
    let document = judged.document
    if document.lineCount == 0 { searchText(for: item, on: judged) }
    for index in 0..<document.lineCount {
      let line = InvoiceLine(index + 1, of: document)
      let match = line.match(item, among: items)
      if match == .no { continue }
      if match == .yes, self.match != .yes { (places, text) = ([], "") }
      if match == .yes || self.match != .yes {
        places += line.places
        if text.isEmpty { text = line.description.isEmpty ? line.identifier : line.description }
      }
      if match == .yes { count(line, packs: packs) } else { mayBeMore = true }
      if self.match != .yes { self.match = match }
    }
  }

  private mutating func count(_ line: InvoiceLine, packs: [String]) {
    let unit = Tokens.words(of: line.unit)
    if packs.contains(where: { Tokens.contains(Tokens.words(of: $0), in: unit) }) {
      mayBeMore = true
    }
    switch line.quantity {
    case .known(let cited): units = units + (cited.value.decimal ?? .zero)
    case .ambiguous(let readings):
      units = units + (readings.compactMap(\.value.decimal).min() ?? .zero)
      mayBeMore = true
    case .unknown, .absent: mayBeMore = true
    }
  }

  /// Without lines, the item's codes may still stand on the page.
  private mutating func searchText(for item: CitedItem, on judged: JudgedDocument) {
    mayBeMore = true
    let words = Set(Tokens.words(of: judged.searchText).map(CitedItem.trimmed))
    let joined = TextFolding.compact(judged.searchText)
    let isNamed = item.codes.contains {
      words.contains($0) || ($0.count >= 8 && joined.contains($0))
    }
    match = isNamed ? .yes : .maybe
  }
}

extension CheckResult {
  /// The same result about the bundle: its proofs stay, it is of no one document.
  var withoutDocument: CheckResult {
    var copy = self
    copy.document = nil
    return copy
  }
}
