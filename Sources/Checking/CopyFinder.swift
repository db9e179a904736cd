internal import Evidence

/// Finds documents that are there twice.
enum CopyFinder {
  /// For each document the first one that it is a copy of, or nil.
  static func originals(of documents: [ReadDocument]) -> [EvidencePath?] {
    // Folders may hold thousands of files: what can be looked up is.
    var byHash: [String: Int] = [:]
    var byText: [String: Int] = [:]
    var numbered: [DocumentKind: [Int]] = [:]
    return documents.enumerated().map { index, document in
      let received = document.extracted.received
      // Empty files are all alike, and each is a gap of its own.
      let hash = received.size > 0 ? received.sha256 : nil
      let text = pagesText(document)
      let number = document.kind.flatMap { kind in
        kind.isCommercial && document.state(of: "number").known != nil ? kind : nil
      }
      let earlier = [
        hash.flatMap { byHash[$0] },
        document.extracted.isFullyRead ? text.flatMap { byText[$0] } : nil,
        number.flatMap { kind in
          numbered[kind]?.first { position in
            bearsSameNumber(document, as: documents[position])
              && !contradicts(document, documents[position])
          }
        },
      ].compactMap(\.self).min()
      if let earlier { return documents[earlier].path }
      if let hash, byHash[hash] == nil { byHash[hash] = index }
      if let text, byText[text] == nil { byText[text] = index }
      if let number { numbered[number, default: []].append(index) }
      return nil
    }
  }

  /// Nil where no page has any.
  private static func pagesText(_ document: ReadDocument) -> String? {
    let pages = document.extracted.pages
    return pages.contains { !$0.text.isEmpty }
      ? pages.map(\.text).joined(separator: "\u{C}") : nil
  }

  /// Whether both are commercial papers of one kind, one issuer and one number.
  static func bearsSameNumber(_ document: ReadDocument, as other: ReadDocument) -> Bool {
    guard let kind = document.kind, kind == other.kind, kind.isCommercial,
      let number = document.state(of: "number").known?.value.canonical,
      let otherNumber = other.state(of: "number").known?.value.canonical,
      Likeness.identifier.agreement(number, otherNumber).isSame
    else { return false }
    func agreement(_ field: FieldName, _ likeness: Likeness) -> Agreement? {
      guard let left = document.state(of: field).known?.value.canonical,
        let right = other.state(of: field).known?.value.canonical
      else { return nil }
      return likeness.agreement(left, right)
    }
    if agreement("supplier.tax_id", .identifier)?.isSame == true { return true }
    if let names = agreement("supplier.name", .name) { return names != .differs }
    return agreement("issue_date", .text)?.isSame == true
  }

  /// Fields in which two papers of one number must not differ.
  static let telling: [FieldName] = ["issue_date", "currency", "total", "buyer.name"]

  /// Whether what both state is not the same.
  static func contradicts(_ document: ReadDocument, _ other: ReadDocument) -> Bool {
    difference(document, other) != nil
  }

  /// The first telling field in which the two differ.
  static func difference(_ document: ReadDocument, _ other: ReadDocument) -> FieldName? {
    let lines = min(document.lineCount, other.lineCount)
    let quantities = lines > 0 ? (1...lines).map { FieldName.line($0, "quantity") } : []
    return (telling + quantities).first { field in
      guard let left = document.state(of: field).known?.value,
        let right = other.state(of: field).known?.value
      else { return false }
      if field == "buyer.name" {
        return Likeness.name.agreement(left.canonical, right.canonical) == .differs
      }
      return left != right
    }
  }
}
