public import Evidence

/// Finds the word that was probably meant.
public enum Suggestion {
  /// The nearest candidate, the first of equally near ones; nil when none is near enough.
  ///
  /// One slip (a letter wrong, missing, too many, or two swapped) is forgiven for each three
  /// letters, at least one; case and `-`, `_`, blank make no difference.
  public static func nearest(to text: String, among candidates: some Sequence<String>) -> String? {
    let wanted = folded(text)
    // Longer than any name there is: not worth the comparison.
    guard !wanted.isEmpty, wanted.count <= 64 else { return nil }
    var best: (candidate: String, distance: Int)?
    for candidate in candidates {
      let letters = folded(candidate)
      let distance = distance(wanted, letters)
      let allowed = max(1, min(wanted.count, letters.count) / 3)
      guard distance <= allowed, distance < letters.count, distance < best?.distance ?? .max
      else { continue }
      best = (candidate, distance)
    }
    return best?.candidate
  }

  /// `; did you mean 'ticket'?`, or nothing.
  public static func clause(for text: String, among candidates: some Sequence<String>) -> String {
    question(for: text, among: candidates)?.en ?? ""
  }

  /// The same in every language; nil for nothing.
  public static func question(
    for text: String, among candidates: some Sequence<String>
  ) -> LocalizedText? {
    nearest(to: text, among: candidates).map {
      LocalizedText(en: "; did you mean '\($0)'?", zh: "；是否应为 '\($0)'？")
    }
  }

  private static func folded(_ text: String) -> [Character] {
    text.prefix(65).map { $0 == "-" || $0 == " " ? "_" : $0.lowercased().first ?? $0 }
  }

  /// Damerau-Levenshtein distance in its restricted form (no edit of what was swapped).
  static func distance(_ left: [Character], _ right: [Character]) -> Int {
    var beforeLast: [Int] = []
    var last = Array(0...right.count)
    for (row, letter) in left.enumerated() {
      var current = [row + 1]
      for (column, other) in right.enumerated() {
        var least = min(
          last[column + 1] + 1, current[column] + 1, last[column] + (letter == other ? 0 : 1))
        if row > 0, column > 0, letter == right[column - 1], left[row - 1] == other {
          least = min(least, beforeLast[column - 1] + 1)
        }
        current.append(least)
      }
      beforeLast = last
      last = current
    }
    return last[right.count]
  }
}
