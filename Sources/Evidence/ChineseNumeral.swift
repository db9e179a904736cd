/// Numbers in Chinese characters: the capitals (大写) of amounts, and the plain ones of dates.
public enum ChineseNumeral {
  /// Reads an amount that is all of the text, as `人民币壹万贰仟叁佰元整` or `⊗叁佰贰拾伍元零肆分`.
  ///
  /// Simplified and traditional forms and plain numerals may be mixed; nil for anything that is
  /// not well formed.
  public static func amount(_ text: some StringProtocol) -> DecimalNumber? {
    var parser = AmountInWords()
    for scalar in text.unicodeScalars {
      let narrow = TextFolding.narrow(scalar)
      if narrow == " " || narrow == ":" { continue }
      guard parser.take(narrow) else { return nil }
    }
    return parser.result
  }

  /// Whether a character can stand in an amount in capitals.
  public static func isPartOfAmount(_ scalar: Unicode.Scalar) -> Bool {
    AmountInWords.isPart(scalar)
  }

  /// Writes an amount in capitals as invoices do: `壹万陆仟肆佰零玖元零贰分`.
  ///
  /// Nil for negative amounts, for parts of a fen, and from one trillion on.
  public static func capitals(_ amount: DecimalNumber) -> String? {
    let reduced = amount.reduced
    guard !reduced.isNegative, reduced.scale <= 2 else { return nil }
    var fen = reduced.mantissa
    for _ in reduced.scale..<2 {
      guard fen < 1_000_000_000_000_000 else { return nil }
      fen *= 10
    }
    guard fen < 100_000_000_000_000 else { return nil }
    let yuan = Int(fen / 100)
    let jiao = Int(fen / 10 % 10)
    let last = Int(fen % 10)
    var result = yuan > 0 ? integer(yuan) + "元" : ""
    if jiao > 0 { result += capital(jiao) + "角" }
    if last > 0 { result += (jiao == 0 && yuan > 0 ? "零" : "") + capital(last) + "分" }
    if result.isEmpty { result = "零元" }
    return last == 0 ? result + "整" : result
  }

  /// The value of one numeral of 0 to 9; nil for any other scalar.
  public static func digit(_ scalar: Unicode.Scalar) -> Int? {
    switch scalar {
    case "零", "〇", "○": 0
    case "一", "壹", "壱", "弌": 1
    case "二", "贰", "貳", "弐", "貮", "两", "兩": 2
    case "三", "叁", "參", "叄", "参": 3
    case "四", "肆": 4
    case "五", "伍": 5
    case "六", "陆", "陸": 6
    case "七", "柒": 7
    case "八", "捌": 8
    case "九", "玖": 9
    default: nil
    }
  }

  /// Ten, hundred and thousand; nil for any other scalar.
  static func unit(_ scalar: Unicode.Scalar) -> Int64? {
    switch scalar {
    case "十", "拾": 10
    case "百", "佰": 100
    case "千", "仟": 1000
    default: nil
    }
  }

  public static func isSmallNumeral(_ scalar: Unicode.Scalar) -> Bool {
    digit(scalar) != nil || unit(scalar) != nil || scalar == "廿" || scalar == "卅"
  }

  /// Reads a number of 0 to 999: `十四`, `廿一`, `零五`, `一百一十五`.
  public static func smallNumber(_ text: String) -> Int? {
    guard !text.isEmpty, text.unicodeScalars.count <= 6 else { return nil }
    var value = 0
    var pending: Int?
    for scalar in text.unicodeScalars {
      if let digit = digit(scalar) {
        guard pending == nil || pending == 0 else { return nil }
        pending = digit
      } else if scalar == "廿" || scalar == "卅" {
        guard value == 0, pending == nil else { return nil }
        value = scalar == "廿" ? 20 : 30
      } else if let unit = unit(scalar), unit < 1000 {
        guard value % Int(unit * 10) == 0 else { return nil }
        value += (pending ?? 1) * Int(unit)
        pending = nil
      } else {
        return nil
      }
    }
    return value + (pending ?? 0)
  }

  private static func capital(_ digit: Int) -> String {
    ["零", "壹", "贰", "叁", "肆", "伍", "陆", "柒", "捌", "玖"][digit]
  }

  private static func integer(_ number: Int) -> String {
    let groups = [
      (number / 100_000_000, "亿"), (number / 10_000 % 10_000, "万"), (number % 10_000, ""),
    ]
    var result = ""
    var owesZero = false
    for (group, name) in groups {
      guard group > 0 else {
        owesZero = !result.isEmpty
        continue
      }
      if !result.isEmpty, owesZero || group < 1000 { result += "零" }
      result += section(group) + name
      owesZero = false
    }
    return result
  }

  /// A number of 1 to 9999.
  private static func section(_ number: Int) -> String {
    var result = ""
    var owesZero = false
    for (divisor, name) in [(1000, "仟"), (100, "佰"), (10, "拾"), (1, "")] {
      let digit = number / divisor % 10
      guard digit > 0 else {
        owesZero = !result.isEmpty
        continue
      }
      if owesZero { result += "零" }
      result += capital(digit) + name
      owesZero = false
    }
    return result
  }
}
