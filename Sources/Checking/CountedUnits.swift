internal import Evidence

/// The units of items over the documents of some kinds, told apart by how these stand.
struct CountedUnits {
  /// On documents that prove something.
  private let sound: [Coverage]
  /// On documents that have findings of their own: mended, they prove these units and no more.
  private let flawed: [Coverage]
  /// Whether what is not told yet may hold more: a file of unknown kind, or one that was sent in
  /// another's stead.
  private let isOpen: Bool

  /// - Parameters:
  ///   - packs: Words for packs that hold several units.
  ///   - isMeant: Whether a document counts at all.
  init(
    of items: [CitedItem], on kinds: Set<DocumentKind>, packs: [String], in context: CaseContext,
    where isMeant: (JudgedDocument) -> Bool = { _ in true }
  ) {
    let all = CitedItem.all(in: context)
    func coverages(_ documents: [JudgedDocument]) -> [Coverage] {
      documents.filter(isMeant).flatMap { document in
        items.map { Coverage(of: $0, among: all, on: document, packs: packs) }
      }.filter { $0.match != .no }
    }
    let mendable = context.mendable(kinds)
    sound = coverages(context.sound(kinds))
    flawed = coverages(mendable.filter { $0.standing == .flawed })
    // What was sent in an invoice's stead says nothing of what the invoice will say.
    isOpen =
      context.couldBeAnything || !coverages(mendable.filter { $0.standing != .flawed }).isEmpty
  }

  /// Whether they are so many; too few only where they are with every document mended.
  ///
  /// - Parameter slots: What a message says of a shortage of so many units.
  func outcome(
    atLeast least: DecimalNumber, expected: String,
    slots: (_ missing: DecimalNumber) -> [MessageSlot: LocalizedText]
  ) -> CheckResult {
    if Self.units(sound) >= least { return .pass }
    let all = sound + flawed
    let found = Self.units(all)
    if isOpen || found >= least || flawed.contains(where: \.mayBeMore) {
      return .unknown(.elsewhere)
    }
    // That it stands on no document at all is told by another rule.
    guard all.contains(where: { $0.match == .yes }) else { return .notApplicable }
    let words = found.reduced.description
    let result: CheckResult =
      all.contains(where: \.mayBeMore)
      ? .unknown(.notUnderstood, found: words, expected: expected, slots(least - found))
      : .fail(found: words, expected: expected, slots(least - found))
    return all.reduce(result) { $0.shown(at: $1.places, of: $1.path) }.withoutDocument
  }

  private static func units(_ coverages: [Coverage]) -> DecimalNumber {
    coverages.map(\.units).reduce(.zero, +)
  }
}
