internal import Evidence
internal import Knowledge

/// Finds to whom a letter is addressed: mostly the one whom it authorizes, and never its writer.
struct Addressee {
  let evidence: DocumentEvidence
  let marketplaces: Marketplaces

  private static let score = 0.6

  /// The name over the address that the letter is sent to.
  ///
  /// A letter that names nobody else in its head, foot or signature has only its writer's address.
  ///
  /// - Parameter writers: The names of the letter's head, foot and signature.
  func name(besides writers: [PartyEvidence]) -> FieldCandidate? {
    guard let block = AddressWindow(evidence).recipient else { return nil }
    let name = block.name.value.canonical
    let key = NameKey(name)
    let hasWriter = writers.contains { writer in
      let other = writer.candidate
      return other.score >= FieldDecision.leastScore
        && !key.isSame(as: NameKey(other.value.canonical)) && isAbove(other.place, block.line)
    }
    guard hasWriter, !marketplaces.names(name), PartyName.mayBe(name),
      CompanyName.legalForm(in: name) >= 0.7
        || !PersonName.isLikely(name) && !Self.breaksOff(name)
    else { return nil }
    return FieldCandidate(.text(name), at: block.name.place, score: Self.score)
  }

  /// `Alla cortese attenzione di` leads to a name.
  private static func breaksOff(_ text: String) -> Bool {
    text.hasSuffix(":") || text.split(separator: " ").last?.first?.isLowercase ?? true
  }

  /// The writer's own address follows his name; whom he writes to stands below or apart.
  private func isAbove(_ place: Place, _ line: TextLine) -> Bool {
    guard place.page == line.page.number, let box = place.boxes.first else { return true }
    return box.midY < line.box.midY || box.midY > line.page.height * 0.4
  }
}
