/// Finds known phrases in folded text; the longest phrase at a place wins.
public struct PhraseIndex<Meaning: Sendable>: Sendable {
  public struct Phrase: Sendable {
    public let scalars: [Unicode.Scalar]
    public let meaning: Meaning

    public init(_ text: String, _ meaning: Meaning) {
      scalars = FoldedText(text).scalars
      self.meaning = meaning
    }
  }

  public struct Match: Sendable {
    /// Range of the folded text's units.
    public let units: Range<Int>
    public let meaning: Meaning
  }

  private var phrases: [Phrase] = []
  /// Phrases by their first two scalars, the longest first.
  private var buckets: [UInt64: [Int]] = [:]

  /// Phrases of the same length and beginning are found in the order in which they stand here.
  public init(_ entries: some Sequence<Phrase>) {
    phrases = entries.filter { !$0.scalars.isEmpty }
    let longestFirst = phrases.indices.sorted {
      (phrases[$0].scalars.count, $1) > (phrases[$1].scalars.count, $0)
    }
    for index in longestFirst {
      guard let key = Self.key(phrases[index].scalars[...]) else { continue }
      buckets[key, default: []].append(index)
    }
  }

  public init(_ entries: some Sequence<(text: String, meaning: Meaning)>) {
    self.init(entries.map { Phrase($0.text, $0.meaning) })
  }

  /// Every match that is not inside a longer one; equal stretches give each of their meanings.
  public func matches(in text: FoldedText) -> [Match] {
    let units = text.units
    var found: [Match] = []
    for start in units.indices where units[start].startsPart {
      var longest = 0
      for candidate in candidates(at: start, in: units) {
        let phrase = phrases[candidate]
        let end = start + phrase.scalars.count
        guard phrase.scalars.count >= longest, end <= units.count, text.isBoundary(end),
          zip(units[start..<end], phrase.scalars).allSatisfy({ $0.scalar == $1 })
        else { continue }
        longest = phrase.scalars.count
        found.append(Match(units: start..<end, meaning: phrase.meaning))
      }
    }
    return Self.outermost(found)
  }

  private func candidates(at start: Int, in units: [FoldedText.Unit]) -> [Int] {
    let second = start + 1 < units.count ? units[start + 1].scalar.value : 0
    let first = UInt64(units[start].scalar.value) << 32
    let pairs = buckets[first | UInt64(second)] ?? []
    return second == 0 ? pairs : pairs + (buckets[first] ?? [])
  }

  private static func key(_ scalars: ArraySlice<Unicode.Scalar>) -> UInt64? {
    guard let first = scalars.first else { return nil }
    return UInt64(first.value) << 32 | UInt64(scalars.dropFirst().first?.value ?? 0)
  }

  private static func outermost(_ matches: [Match]) -> [Match] {
    matches.filter { inner in
      !matches.contains { outer in
        outer.units.count > inner.units.count && outer.units.lowerBound <= inner.units.lowerBound
          && outer.units.upperBound >= inner.units.upperBound
      }
    }
  }
}
