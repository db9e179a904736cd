internal import Evidence
internal import Identifiers
internal import Knowledge

/// Reads the machine-readable zone of an identity document.
struct ZoneReader {
  /// What rules for kinds call it as a place of fields.
  static let place = "machine-readable-zone"

  private let zone: MachineReadableZone?
  private let place: Place?

  init(_ evidence: DocumentEvidence) {
    let lines = evidence.text.lines.filter(Self.mayBeOfZone)
    for length in [3, 2] {
      for start in lines.indices.dropLast(length - 1) {
        let rows = lines[start..<(start + length)]
        guard let zone = MachineReadableZone(rows.map(\.text)), let first = rows.first else {
          continue
        }
        let own = rows.filter { $0.page.number == first.page.number }
          .map { $0.place(of: 0..<$0.text.utf8.count) }
        self.zone = zone
        place = Place.joined(own, text: rows.map(\.text).joined(separator: " "))
        return
      }
    }
    zone = nil
    place = nil
  }

  func state(of field: FieldName) -> FieldState? {
    guard let zone, let place else { return nil }
    let value: FieldValue?
    switch field {
    case "number": value = .text(zone.number)
    case "name": value = .text((zone.givenNames + " " + zone.surname).trimmingBlanks)
    case "expires": value = zone.expires.map(FieldValue.date)
    default: value = nil
    }
    return value.map { .known(Cited($0, at: place, confidence: Self.confidence)) }
  }

  /// Three check digits agree.
  private static let confidence = 0.97

  private static func mayBeOfZone(_ line: TextLine) -> Bool {
    let text = line.text.filter { $0 != " " }
    return text.utf8.count >= 26
      && (text.contains("<") || text.count(where: \.isNumber) >= 14)
      && text.utf8.allSatisfy { (48...57).contains($0) || (65...90).contains($0) || $0 == 60 }
  }
}
