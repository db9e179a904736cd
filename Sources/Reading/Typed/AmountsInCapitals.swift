public import Evidence

extension ChineseNumeral {
  /// The amounts in capitals that stand in a text, with their UTF-8 offsets.
  public static func amounts(
    in text: some StringProtocol
  ) -> [(range: Range<Int>, value: DecimalNumber)] {
    let scanned = ScannedText(text)
    var found: [(range: Range<Int>, value: DecimalNumber)] = []
    var position = 0
    while position < scanned.count {
      guard let first = scanned[position], digit(first) != nil || first == "拾" || first == "十"
      else {
        position += 1
        continue
      }
      var end = position
      while let scalar = scanned[end], isPartOfAmount(scalar) || scalar == " " { end += 1 }
      while end > position, scanned[end - 1] == " " { end -= 1 }
      if let value = amount(scanned.string(position..<end)) {
        found.append((scanned.range(position..<end), value))
      }
      position = max(end, position + 1)
    }
    return found
  }
}
