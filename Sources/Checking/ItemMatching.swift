internal import Evidence

/// An item that the notice cites, taken apart for a search on invoices.
struct CitedItem: Sendable {
  let path: String
  let asin: String?
  /// Everything that names just this item, compact: ASIN, GTINs, model, SKU, FNSKU.
  let codes: Set<String>
  /// The ASIN and GTINs alone: a line that bears another one of them is another product.
  let asins: Set<String>
  let gtins: Set<String>
  /// The words of its title that tell it from others; the brand left out.
  let titleWords: Set<String>
  let title: String
  let unitsSold: DecimalNumber?

  init(_ node: CaseFile.Node, path: String) {
    func texts(_ key: String) -> [String] {
      (node[key]?.list ?? node[key].map { [$0] } ?? []).compactMap(\.canonical)
    }
    self.path = path
    asin = node["asin"]?.canonical
    asins = Set(texts("asin").map(TextFolding.compact))
    gtins = Set(texts("identifiers").map(TextFolding.compact).map(Self.trimmed))
    let models = (texts("model") + texts("sku") + texts("fnsku")).map(TextFolding.compact)
    codes = asins.union(gtins).union(models.filter { $0.count >= 3 })
    title = node["title"]?.canonical ?? ""
    let brand = Set(texts("brand").flatMap { Tokens.words(of: $0) })
    titleWords = Set(Tokens.words(of: title)).subtracting(brand).subtracting(Self.fillers)
    unitsSold = node["units_sold"]?.number
  }

  /// A UPC of twelve digits is the EAN with a zero before it.
  static func trimmed(_ digits: String) -> String {
    digits.allSatisfy(\.isNumber) ? String(digits.drop { $0 == "0" }) : digits
  }

  static let fillers: Set<String> = [
    "a", "an", "and", "the", "of", "for", "with", "in", "to", "by", "new", "pcs", "pc", "x", "und",
    "mit", "fur", "der", "die", "das",
  ]

  /// Every item of the case.
  static func all(in context: CaseContext) -> [CitedItem] {
    context.readCase.file.nodes(at: "items[]").map { CitedItem($0.node, path: $0.path) }
  }
}

/// Whether a line of an invoice is about a cited item.
enum LineMatch: Hashable, Sendable { case yes, maybe, no }

/// What a line of an invoice says of its product.
struct InvoiceLine: Sendable {
  let index: Int
  let description: String
  let identifier: String
  let quantity: FieldState
  let unit: String
  let places: [Place]
  /// Words, and runs of words that are written together elsewhere: `sv`, `d200`, `svd200`.
  private let compounds: Set<String>
  private let words: Set<String>
  private let isRead: Bool

  init(_ index: Int, of document: ReadDocument) {
    func text(_ member: String) -> String {
      document.readings(of: .line(index, member)).map(\.value.canonical).joined(separator: " ")
    }
    self.index = index
    description = text("description")
    identifier = text("identifier")
    quantity = document.state(of: .line(index, "quantity"))
    unit = text("unit")
    places = ["description", "identifier", "quantity"].compactMap {
      document.readings(of: .line(index, $0)).first?.place
    }
    let parts = Tokens.words(of: identifier) + Tokens.words(of: description)
    words = Set(parts)
    var compounds = Set(parts.map(CitedItem.trimmed)).union(parts)
    for length in 2...4 where parts.count >= length {
      for start in 0...(parts.count - length) {
        compounds.insert(parts[start..<(start + length)].joined())
      }
    }
    self.compounds = compounds
    isRead = !parts.isEmpty
  }

  /// How the line fits one item among all that the notice cites.
  func match(_ item: CitedItem, among items: [CitedItem]) -> LineMatch {
    guard isRead else { return .maybe }
    if !compounds.isDisjoint(with: item.codes) { return .yes }
    if bearsForeignCode(for: item, among: items) { return .no }
    return fit(item, among: items)
  }

  /// Whether the line names another product by a code that this item cannot have.
  private func bearsForeignCode(for item: CitedItem, among items: [CitedItem]) -> Bool {
    for other in items where other.path != item.path {
      if !compounds.isDisjoint(with: other.codes.subtracting(item.codes)) { return true }
    }
    let looksLikeASIN = words.contains { $0.count == 10 && $0.hasPrefix("b0") }
    if looksLikeASIN, !item.asins.isEmpty { return true }
    let looksLikeGTIN = words.contains { (12...14).contains($0.count) && $0.allSatisfy(\.isNumber) }
    return looksLikeGTIN && !item.gtins.isEmpty
  }

  /// By the words of the title alone.
  private func fit(_ item: CitedItem, among items: [CitedItem]) -> LineMatch {
    let own = words.subtracting(CitedItem.fillers)
    let shared = own.intersection(item.titleWords)
    guard !item.titleWords.isEmpty else { return .maybe }
    guard Self.sameScript(description, item.title) else { return .maybe }
    let rivals = items.filter { $0.path != item.path }.map { own.intersection($0.titleWords).count }
    let isBest = rivals.allSatisfy { $0 < shared.count }
    let titleShare = Double(shared.count) / Double(item.titleWords.count)
    let ownWords = own.filter { !$0.contains(where: \.isNumber) }
    let ownShare =
      ownWords.isEmpty ? 0 : Double(shared.intersection(ownWords).count) / Double(ownWords.count)
    if item.titleWords.isSubset(of: own), shared.count >= 2 { return isBest ? .yes : .maybe }
    // A short name all of whose words stand in a long title.
    if ownShare == 1, shared.count >= 3 { return isBest ? .yes : .maybe }
    return shared.count >= 2 && (titleShare >= 0.6 || ownShare == 1) ? .maybe : .no
  }

  private static func sameScript(_ left: String, _ right: String) -> Bool {
    func ideographs(_ text: String) -> Bool { text.contains(where: Tokens.isIdeograph) }
    return ideographs(left) == ideographs(right)
  }
}
