internal import Evidence

/// Amounts of money in Chinese words: 壹万贰仟叁佰元整.
enum ChineseAmount {
  private static let digits: [Character: Int64] = [
    "零": 0, "〇": 0, "壹": 1, "一": 1, "贰": 2, "貳": 2, "二": 2, "叁": 3, "參": 3, "三": 3, "肆": 4,
    "四": 4, "伍": 5, "五": 5, "陆": 6, "陸": 6, "六": 6, "柒": 7, "七": 7, "捌": 8, "八": 8, "玖": 9,
    "九": 9,
  ]
  private static let units: [Character: Int64] = [
    "拾": 10, "十": 10, "佰": 100, "百": 100, "仟": 1000, "千": 1000,
  ]
  private static let powers: [Character: Int64] = [
    "万": 10_000, "萬": 10_000, "亿": 100_000_000, "億": 100_000_000,
  ]
  private static let coins: [Character: Int64] = [
    "元": 100, "圆": 100, "圓": 100, "角": 10, "分": 1,
  ]
  private static let ignored: Set<Character> = ["人", "民", "币", "幣", "整", "正", "¥", " ", ":"]

  /// Nil for what is no such amount; plain digits are read too.
  static func read(_ text: String) -> DecimalNumber? {
    let narrow = TextFolding.narrow(text)
    if let plain = DecimalNumber(plain: narrow) { return plain }
    // Fen so far, then the closed groups, the open group and the open digit of the next coin.
    var (fen, closed, open, digit): (Int64, Int64, Int64, Int64?) = (0, 0, 0, nil)
    var seenCoin = false
    for character in narrow {
      if let value = digits[character] {
        digit = value
      } else if let unit = units[character] {
        open += (digit ?? 1) * unit
        digit = nil
      } else if let power = powers[character] {
        closed += (open + (digit ?? 0)) * power
        (open, digit) = (0, nil)
      } else if let coin = coins[character] {
        fen += (closed + open + (digit ?? 0)) * coin
        (closed, open, digit, seenCoin) = (0, 0, nil, true)
      } else if !ignored.contains(character) {
        return nil
      }
      guard fen < 100_000_000_000_000, closed < 1_000_000_000_000, open < 100_000 else {
        return nil
      }
    }
    guard seenCoin, digit ?? 0 == 0, open == 0, closed == 0 else { return nil }
    return DecimalNumber(mantissa: fen, scale: 2)
  }
}
