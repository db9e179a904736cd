internal import Evidence

/// One reading of a field: the value, where it stands, and how much speaks for it.
struct FieldCandidate: Sendable {
  let value: FieldValue
  let place: Place
  /// 0 to 1.
  let score: Double

  init(_ value: FieldValue, at place: Place, score: Double) {
    self.value = value
    self.place = place
    self.score = score
  }

  func lowered(by step: Double) -> FieldCandidate {
    FieldCandidate(value, at: place, score: max(0.05, score - step))
  }

  /// Each value once for each text that states it: sixteen sentences that say the same are one.
  static func withoutEchoes(_ all: [(candidate: FieldCandidate, line: String)]) -> [FieldCandidate]
  {
    var seen: Set<String> = []
    return all.filter { seen.insert("\($0.candidate.value.canonical) \($0.line)").inserted }
      .map(\.candidate)
  }
}

/// Settles the readings of a field: one, several, or none.
enum FieldDecision {
  /// The least score at which a reading is stated at all.
  static let leastScore = 0.5
  /// How far the best must be ahead of the next for it to stand alone.
  static let lead = 0.12

  /// From this score on a reading rests on a label of its own.
  static let plainScore = 0.84

  /// Equal values support each other; different ones that are about as likely stay ambiguous.
  static func settle(_ all: [FieldCandidate]) -> FieldState? {
    // What stands under a plain label speaks for itself; what a vague one points at is then noise.
    let isPlain = all.contains { $0.score >= plainScore }
    let candidates = isPlain ? all.filter { $0.score >= plainScore - 0.1 } : all
    var groups: [(value: FieldValue, best: FieldCandidate, doubt: Double)] = []
    for candidate in candidates {
      if let index = groups.firstIndex(where: { $0.value == candidate.value }) {
        let isBetter = candidate.score > groups[index].best.score
        groups[index].doubt *= 1 - candidate.score * 0.6
        if isBetter { groups[index].best = candidate }
      } else {
        groups.append((candidate.value, candidate, 1 - candidate.score))
      }
    }
    let ranked = groups.map { ($0.best, 1 - $0.doubt) }.filter { $0.1 >= leastScore }
      .sorted {
        ($0.1, $1.0.place.page, $1.0.place.span.lowerBound) > (
          $1.1, $0.0.place.page, $0.0.place.span.lowerBound
        )
      }
    guard let (best, score) = ranked.first else { return nil }
    let rivals = ranked.dropFirst().filter { $0.1 > score - lead }
    guard rivals.isEmpty else {
      return .ambiguous(ranked.prefix(rivals.count + 1).map { cite($0.0, $0.1) })
    }
    let next = ranked.dropFirst().first?.1 ?? 0
    return .known(cite(best, min(0.99, score * (1 - 0.25 * next))))
  }

  static func cite(_ candidate: FieldCandidate, _ confidence: Double) -> Cited<FieldValue> {
    Cited(candidate.value, at: candidate.place, confidence: (confidence * 100).rounded() / 100)
  }
}
