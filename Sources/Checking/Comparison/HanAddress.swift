private import Evidence

/// Takes apart an address in Chinese characters.
struct HanAddress {
  private(set) var numbers: [AddressParts.Number] = []
  private(set) var words: [String] = []
  private(set) var streets: Set<String> = []
  private var pending = ""
  private var rest: [Unicode.Scalar] = []

  mutating func parse(_ text: String) {
    rest = Self.prepared(text)
    while !rest.isEmpty {
      if takeNumber() || takeMarker() { continue }
      let scalar = rest.removeFirst()
      if scalar == " " { closeWord() } else { pending.unicodeScalars.append(scalar) }
    }
    closeWord()
  }

  /// Simplified, in small letters, with blanks for punctuation, without province and labels.
  private static func prepared(_ text: String) -> [Unicode.Scalar] {
    var scalars: [Unicode.Scalar] = []
    for scalar in text.unicodeScalars {
      let narrow = TraditionalChinese.simplified(TextFolding.narrow(scalar))
      let isWord = narrow.properties.isAlphabetic || narrow.properties.numericType != nil
      if isWord {
        scalars += Array(narrow.properties.lowercaseMapping.unicodeScalars)
      } else if narrow != " " {
        scalars.append(" ")
      }
    }
    while scalars.first == " " { scalars.removeFirst() }
    for name in AddressVocabulary.provinces where scalars.starts(with: name.unicodeScalars) {
      scalars.removeFirst(name.unicodeScalars.count)
      for ending in ["省", "壮族自治区", "回族自治区", "维吾尔自治区", "自治区"]
      where scalars.starts(with: ending.unicodeScalars) {
        scalars.removeFirst(ending.unicodeScalars.count)
      }
      break
    }
    return scalars
  }

  /// Digits or single letters, and what they number.
  private mutating func takeNumber() -> Bool {
    var value = ""
    var count = 0
    while count < rest.count, Self.isNumeral(rest[count]) {
      value.unicodeScalars.append(rest[count])
      count += 1
    }
    if count == 0, let (numeral, used) = chineseNumber() {
      value = numeral
      count = used
    }
    guard count > 0 else { return false }
    let behind = rest.dropFirst(count)
    for (marker, role) in Self.numberMarkers where behind.starts(with: marker.unicodeScalars) {
      append(value, role, count + marker.unicodeScalars.count)
      return true
    }
    // Latin words inside a Chinese address, such as the name of a park, are words.
    if !value.utf8.contains(where: { (48...57).contains($0) }), value.utf8.count > 1 {
      pending += value
      rest.removeFirst(count)
      return true
    }
    let hasPrimary = numbers.contains { $0.role == .primary && $0.value.utf8.count < 5 }
    append(value, hasPrimary && value.utf8.count < 5 ? .room : .primary, count)
    return true
  }

  private mutating func append(_ value: String, _ role: AddressParts.Role, _ count: Int) {
    closeWord()
    numbers.append(.init(value: value, role: role))
    rest.removeFirst(count)
  }

  /// 三 of 三楼, in digits.
  private func chineseNumber() -> (String, Int)? {
    let numerals: [Unicode.Scalar] = ["一", "二", "三", "四", "五", "六", "七", "八", "九", "十"]
    guard let first = rest.first, let digit = numerals.firstIndex(of: first) else { return nil }
    let behind = rest.dropFirst()
    let isNumber = Self.numberMarkers.contains { behind.starts(with: $0.0.unicodeScalars) }
    return isNumber ? (String(digit + 1), 1) : nil
  }

  private mutating func takeMarker() -> Bool {
    guard !pending.isEmpty else { return false }
    for marker in ["街道", "大道", "胡同", "路", "街", "道", "巷", "弄"]
    where rest.starts(with: marker.unicodeScalars) {
      rest.removeFirst(marker.unicodeScalars.count)
      if marker == "街道" {
        closeWord()
      } else {
        pending += marker
        streets.insert(pending)
        closeWord()
      }
      return true
    }
    for marker in ["市", "区", "县", "镇", "乡", "村"] where rest.starts(with: marker.unicodeScalars) {
      rest.removeFirst()
      closeWord()
      return true
    }
    return false
  }

  private mutating func closeWord() {
    if !pending.isEmpty, pending != "邮编" { words.append(pending) }
    pending = ""
  }

  private static func isNumeral(_ scalar: Unicode.Scalar) -> Bool {
    (48...57).contains(scalar.value) || (97...122).contains(scalar.value)
  }

  private static let numberMarkers: [(String, AddressParts.Role)] = [
    ("号楼", .building), ("号院", .primary), ("号", .primary), ("栋", .building), ("幢", .building),
    ("座", .building), ("楼", .floor), ("层", .floor), ("室", .room), ("房", .room),
    ("单元", .room), ("铺", .room),
  ]
}
