internal import Evidence
internal import Knowledge

/// Reads the address that a paper has for its holder.
struct AddressSearch {
  let evidence: DocumentEvidence
  let holder: PaperHolder

  /// The address by the first of the places that has one.
  func state(_ places: [String]) -> FieldState? {
    for place in places {
      let found = place == "holder-block" ? blocks : labelled(place)
      if let state = FieldDecision.settle(found) { return state }
    }
    return nil
  }

  /// Below the holder's name, wherever that stands.
  private var blocks: [FieldCandidate] {
    let own = holder.blocks.compactMap(\.address)
    guard own.isEmpty, let name = holder.name?.known?.value.canonical else {
      return Array(own.prefix(1))
    }
    let key = TextFolding.compact(name)
    return AddressWindow(evidence).blocks
      .filter { TextFolding.compact($0.name.value.canonical) == key }.compactMap(\.address)
      .prefix(1).map { $0 }
  }

  /// Under a label of its own.
  ///
  /// Of several addresses the one is meant that comes next behind the
  /// holder's name.
  private func labelled(_ concept: String) -> [FieldCandidate] {
    guard let number = evidence.concept(concept) else { return [] }
    let found = evidence.hits(of: concept).compactMap { hit -> (LabelHit, FieldCandidate)? in
      guard let meaning = hit.names(number),
        let block = PaperBlock(at: hit, weakly: meaning.isWeak, in: evidence)
      else { return nil }
      let score = block.texts[0].score(for: meaning)
      if let postal = PostalLines.address(in: block.texts, score: score) { return (hit, postal) }
      let lines = PostalLines.leading(block.texts)
      guard !lines.isEmpty else { return nil }
      let whole = PostalLines.joined(lines, score: score)
      return isAddress(whole.value.canonical) ? (hit, whole) : nil
    }
    guard found.count > 1, let line = holder.blocks.first?.line else {
      return found.map(\.1)
    }
    let behind = found.filter { isBehind($0.0.line, line) }
    return (behind.first ?? found.first).map { [$0.1] } ?? []
  }

  private func isBehind(_ line: TextLine, _ name: TextLine) -> Bool {
    (line.page.number, line.box.y0) > (name.page.number, name.box.y0 - 2)
  }

  private func isAddress(_ text: String) -> Bool {
    let isHan = text.unicodeScalars.contains { $0.value >= 0x3400 }
    return isHan ? text.count >= 6 : text.contains(where: \.isNumber) && text.count >= 8
  }
}
