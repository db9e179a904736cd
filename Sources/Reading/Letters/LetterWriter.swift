internal import Evidence

/// Tells who wrote a letter beyond doubt: the company of its head that also signs it, or whose
/// name is that of the address from which it is signed.
struct LetterWriter {
  let evidence: DocumentEvidence
  let layout: LetterLayout

  func keys(among head: [PartyEvidence]) -> [NameKey] {
    let names = head.map(\.candidate).filter { $0.place.page == 1 }
    let keys = Set(names.map { NameKey($0.value.canonical) }.filter(\.hasForm))
    return keys.filter { key in
      let stands = names.filter { NameKey($0.value.canonical).isSame(as: key) }
      let lines = Set(stands.compactMap { $0.place.boxes.first?.midY })
      return lines.count > 1 || isSender(key)
    }
  }

  /// Whether the domain of a contact beside the signature has the name's first word.
  private func isSender(_ key: NameKey) -> Bool {
    guard let word = key.stem.first, word.count >= 4 else { return false }
    return evidence.contacts.contains { token in
      layout.isSigning(token.line) && token.line.text.lowercased().contains("@")
        && TextFolding.compact(token.line.text.split(separator: "@").last ?? "").hasPrefix(word)
    }
  }
}
