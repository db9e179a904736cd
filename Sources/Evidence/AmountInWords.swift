/// Reads an amount in Chinese capitals scalar by scalar, refusing what is out of order.
struct AmountInWords {
  private var total: Int64 = 0
  private var section: Int64 = 0
  private var pending: Int64?
  /// What the next unit must be smaller than, so that 贰佰叁仟 is refused.
  private var unitLimit: Int64 = 10_000
  private var groupLimit: Int64 = .max
  private var yuan: Int64?
  private var jiao: Int64?
  private var fen: Int64?
  private var isClosed = false
  private var hasNumeral = false

  /// Whether a scalar can stand in an amount.
  static func isPart(_ scalar: Unicode.Scalar) -> Bool {
    ChineseNumeral.digit(scalar) != nil || ChineseNumeral.unit(scalar) != nil
      || "万萬亿億元圆圓園角分整正".unicodeScalars.contains(scalar)
  }

  /// The amount, once a currency unit was read and nothing is left over.
  var result: DecimalNumber? {
    guard hasNumeral, pending == nil || pending == 0, yuan != nil || jiao != nil || fen != nil,
      section == 0, total == 0
    else { return nil }
    let whole = yuan ?? 0
    guard whole < 1_000_000_000_000 else { return nil }
    return DecimalNumber(mantissa: whole * 100 + (jiao ?? 0) * 10 + (fen ?? 0), scale: 2).reduced
  }

  /// Takes the next scalar; false when it cannot follow.
  mutating func take(_ scalar: Unicode.Scalar) -> Bool {
    if isClosed { return false }
    if let digit = ChineseNumeral.digit(scalar) {
      guard pending == nil || pending == 0, fen == nil else { return false }
      pending = Int64(digit)
      hasNumeral = true
      return true
    }
    if let unit = ChineseNumeral.unit(scalar) { return take(unit: unit) }
    switch scalar {
    case "万", "萬": return take(group: 10_000)
    case "亿", "億": return take(group: 100_000_000)
    case "元", "圆", "圓", "園": return takeYuan()
    case "角":
      guard jiao == nil, fen == nil, let value = takeCoin() else { return false }
      jiao = value
      return true
    case "分":
      guard fen == nil, let value = takeCoin() else { return false }
      fen = value
      return true
    case "整", "正":
      isClosed = pending == nil || pending == 0
      return isClosed
    case "人", "民", "币", "幣", "⊗", "ⓧ", "¥":
      return !hasNumeral
    default: return false
    }
  }

  private mutating func take(unit: Int64) -> Bool {
    guard yuan == nil, unit < unitLimit, pending != nil || (unit == 10 && section == 0) else {
      return false
    }
    section += (pending ?? 1) * unit
    hasNumeral = true
    pending = nil
    unitLimit = unit
    return true
  }

  private mutating func take(group: Int64) -> Bool {
    let value = section + (pending ?? 0)
    // 万亿 multiplies what is there; 亿 after 万 alone would be 壹万亿.
    guard yuan == nil, group < groupLimit, hasNumeral, value < 10_000 else { return false }
    total += value * group
    section = 0
    pending = nil
    unitLimit = 10_000
    groupLimit = group
    return true
  }

  private mutating func takeYuan() -> Bool {
    guard yuan == nil, jiao == nil, fen == nil, hasNumeral else { return false }
    yuan = total + section + (pending ?? 0)
    total = 0
    section = 0
    pending = nil
    return true
  }

  private mutating func takeCoin() -> Int64? {
    guard total == 0, section == 0, let value = pending else { return nil }
    pending = nil
    return value
  }
}
