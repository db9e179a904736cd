internal import Evidence
internal import Knowledge

/// The blocks that labels give to the parties.
struct PartyBlocks {
  /// The buyer's: those of whom an agency acts for, where there is one; none where he is named
  /// and was not understood.
  let buyer: [PartyBlock]
  /// Where goods are sent, and who pays for the buyer.
  let receivers: [PartyBlock]
  let supplier: [PartyBlock]

  /// - Parameter isBuyersOwn: Whether the buyer issues the paper, so that whom it addresses sells.
  init(_ finder: PartyBlockFinder, isBuyersOwn: Bool) {
    let principals = finder.blocks(of: "principal")
    let named = finder.blocks(of: "supplier")
    let taken = Set(named.flatMap(\.lines))
    // A bare `Name:` inside another party's block is that party's.
    let all = finder.blocks(of: "buyer").filter {
      !finder.isWeak($0, as: "buyer") || !taken.contains($0.hit.line.index)
    }
    let addressees = isBuyersOwn ? all.filter(finder.isAddressed) : []
    let payers = all.filter { block in !addressees.contains { $0.lines == block.lines } }
    supplier = named + (named.isEmpty ? addressees : [])
    let actsForAnother = !principals.isEmpty || finder.isNamedAnywhere("principal")
    buyer = actsForAnother ? principals : payers
    receivers = finder.blocks(of: "ship_to") + (principals.isEmpty ? [] : payers)
  }

  var buyerLines: Set<Int> { Set(buyer.flatMap(\.lines)) }
  /// Of the buyer and of who receives or pays for it.
  var buyersLines: Set<Int> { buyerLines.union(receivers.flatMap(\.lines)) }
  var suppliersLines: Set<Int> { Set(supplier.flatMap(\.lines)) }
  /// Of everybody but the buyer.
  var otherLines: Set<Int> { suppliersLines.union(receivers.flatMap(\.lines)) }
}
