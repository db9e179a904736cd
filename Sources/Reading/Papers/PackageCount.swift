internal import Evidence
internal import Knowledge

/// Reads how many packages a paper of transport is about: under its label, or the one count of
/// packages that it states anywhere (`86 CARTONS`).
struct PackageCount {
  let evidence: DocumentEvidence
  let fields: LabelledFields

  func state(_ places: [String]) -> FieldState? {
    for place in places {
      let found =
        place == "package-units" ? FieldDecision.settle(stated) : fields.state(of: [place])
      if let found { return found }
    }
    return nil
  }

  /// The only count, or the largest where it is the sum of the others.
  private var stated: [FieldCandidate] {
    let counts = evidence.text.lines.flatMap(counts)
    let values = Set(counts.map(\.value))
    guard let largest = values.compactMap(\.decimal).max() else { return [] }
    let others = values.compactMap(\.decimal).filter { $0 < largest }
    guard others.isEmpty || others.reduce(.zero, +) == largest else { return [] }
    return counts.filter { $0.value == .decimal(largest) }
  }

  /// A pallet carries packages and is none.
  private func isLoad(_ unit: String?) -> Bool {
    TextFolding.fold(unit ?? "").hasPrefix("palle")
      || TextFolding.fold(unit ?? "").hasPrefix("palett")
  }

  private func counts(in line: TextLine) -> [FieldCandidate] {
    QuantityReader.candidates(in: line.text).compactMap { quantity in
      guard quantity.unitKind == .package, let value = quantity.readings.first?.value,
        quantity.readings.count == 1, !isLoad(quantity.unit)
      else { return nil }
      return FieldCandidate(.decimal(value), at: line.place(of: quantity.range), score: 0.72)
    }
  }
}
