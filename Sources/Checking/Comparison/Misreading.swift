internal import Evidence

/// Texts that look alike: what recognition takes for each other.
public enum Misreading {
  /// Characters of one group are told apart by context only.
  private static let groups = [
    "0oOQDoо〇", "1iIlL|!丨", "2zZ", "5sS", "6bG", "8B", "9gq", "uvUV", "cC(", "wW", "xX×", "kK",
    "pP", "土士", "未末", "已己巳", "日曰", "人入八", "干千于", "大太犬", "天夭", "王玉壬", "木本术",
    "折拆", "戊戌戍", "贝见", "晴睛", "微徵", "侯候", "壹亶", "治冶", "洗冼", "田由甲申", "候侯", "折析",
    "-–—一", ".,·、", ":：;", "亚业", "东车", "厂广", "司同", "圆园", "未来", "科料", "拨拔",
  ]

  private static let representatives: [Character: Character] = {
    var result: [Character: Character] = [:]
    for group in groups {
      guard let first = group.first else { continue }
      let representative = result[first] ?? first
      for character in group where result[character] == nil {
        result[character] = representative
      }
    }
    return result
  }()

  /// Whether two texts that are not the same may be one text of which letters were misread: they
  /// agree up to characters that look alike, or up to one in eight that is another.
  public static func mayExplain(_ found: String, _ expected: String) -> Bool {
    let (first, second) = (folded(found), folded(expected))
    guard !first.isEmpty, !second.isEmpty else { return false }
    if first == second { return true }
    let allowed = min(first.count, second.count) / lettersForOneError
    return allowed > 0 && distance(first, second, atMost: allowed) <= allowed
  }

  private static let lettersForOneError = 8

  private static func folded(_ text: String) -> [Character] {
    text.filter { $0.isLetter || $0.isNumber }.map {
      representatives[$0] ?? Character($0.lowercased())
    }
  }

  /// How many characters have to be put in, taken out or changed (Levenshtein); more than `limit`
  /// is told as `limit + 1`.
  private static func distance(_ first: [Character], _ second: [Character], atMost limit: Int)
    -> Int
  {
    guard abs(first.count - second.count) <= limit else { return limit + 1 }
    var row = Array(0...second.count)
    for (line, character) in first.enumerated() {
      var diagonal = row[0]
      row[0] = line + 1
      for (column, other) in second.enumerated() {
        let above = row[column + 1]
        row[column + 1] = min(
          diagonal + (character == other ? 0 : 1), min(above, row[column]) + 1)
        diagonal = above
      }
    }
    return row[second.count]
  }
}
