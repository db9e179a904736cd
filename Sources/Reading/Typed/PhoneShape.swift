/// The shape of a row of digits that may be a telephone number.
struct PhoneShape {
  let hasPlus: Bool
  let opensBracket: Bool
  var digits = ""
  /// How many digits each group has.
  var groups: [Int] = []
  /// The sign in front of each group but the first; a blank where there is no other.
  var separators: [Unicode.Scalar] = []

  /// Whether nothing can be missing from it.
  var isComplete: Bool {
    if hasPlus {
      let isMobileOfChina = digits.hasPrefix("861") && digits.utf8.count == 13
      return isMobileOfChina || (digits.hasPrefix("1") && digits.utf8.count == 11)
    }
    return isAmerican || isChineseMobile || isChineseLandline
  }

  /// Whether nothing but a telephone number looks so.
  var isCertain: Bool {
    if hasPlus { return digits.utf8.count >= 8 }
    if isAmerican { return true }
    if opensBracket { return groups.count > 1 && digits.utf8.count >= 8 }
    return isChineseLandline || isService || isChineseWithoutPlus
  }

  /// Whether it may be one without a label: a national trunk zero and groups, a mobile number.
  var isPlausible: Bool {
    if isCertain || isChineseMobile { return true }
    guard digits.hasPrefix("0"), !digits.hasPrefix("000"), digits.utf8.count >= 9 else {
      return false
    }
    return groups.count > 1 ? !hasAmountShape : digits.utf8.count <= 12
  }

  /// 555-123-4567, (555) 123-4567, 1-555-123-4567.
  private var isAmerican: Bool {
    let national = groups.first == 1 && digits.hasPrefix("1") ? Array(groups.dropFirst()) : groups
    let lead = digits.utf8.dropFirst(groups.count - national.count).first
    guard national == [3, 3, 4], let lead, lead >= UInt8(ascii: "2") else { return false }
    return opensBracket || separators.contains { $0 != " " }
  }

  /// 0755-12345678, 021-62345678, 0755-8888 8888.
  private var isChineseLandline: Bool {
    guard digits.hasPrefix("0"), let area = groups.first, (3...4).contains(area),
      separators.first == "-" || separators.first == ")"
    else { return false }
    let rest = groups.dropFirst().prefix(2).reduce(0, +)
    return (7...8).contains(rest) || (7...8).contains(groups.count > 1 ? groups[1] : 0)
  }

  /// 86-755-12345678.
  private var isChineseWithoutPlus: Bool {
    (groups.first == 2 || groups.first == 4) && (digits.hasPrefix("86") || digits.hasPrefix("0086"))
      && (11...15).contains(digits.utf8.count) && separators.first == "-"
  }

  /// 400-123-4567, 800 810 1234.
  private var isService: Bool {
    (digits.hasPrefix("400") || digits.hasPrefix("800")) && digits.utf8.count == 10
      && groups.count >= 2 && separators.contains("-")
  }

  private var isChineseMobile: Bool {
    let bytes = Array(digits.utf8)
    guard bytes.count == 11, bytes[0] == UInt8(ascii: "1"), bytes[1] >= UInt8(ascii: "3") else {
      return false
    }
    return groups == [11] || groups == [3, 4, 4]
  }

  /// Groups of three behind points, as in 012.345.678, could be an amount.
  private var hasAmountShape: Bool {
    separators.allSatisfy { $0 == "." } && groups.dropFirst().allSatisfy { $0 == 3 }
  }
}
