/// The arithmetic that check digits have in common, over digits as numbers.
enum CheckDigits {
  /// The values of ASCII digits; nil when anything else is among them.
  static func digits(_ text: some Sequence<UInt8>) -> [Int]? {
    var result: [Int] = []
    for byte in text {
      guard (48...57).contains(byte) else { return nil }
      result.append(Int(byte) - 48)
    }
    return result
  }

  static func weighted(_ digits: some Sequence<Int>, _ weights: [Int]) -> Int {
    zip(digits, weights).reduce(0) { $0 + $1.0 * $1.1 }
  }

  /// The number that the digits write, modulo something small.
  static func remainder(_ digits: some Sequence<Int>, by modulus: Int) -> Int {
    digits.reduce(0) { ($0 * 10 + $1) % modulus }
  }

  /// ISO/IEC 7812-1 annex B: every second digit from the right doubled.
  static func passesLuhn(_ digits: [Int]) -> Bool {
    let sum = digits.reversed().enumerated().reduce(0) { sum, item in
      let doubled = item.offset % 2 == 1 ? item.element * 2 : item.element
      return sum + doubled / 10 + doubled % 10
    }
    return sum % 10 == 0
  }

  /// ISO/IEC 7064, MOD 11,10.
  static func passesMod11And10(_ digits: [Int]) -> Bool {
    guard let last = digits.last else { return false }
    var product = 10
    for digit in digits.dropLast() {
      let sum = (digit + product) % 10
      product = (sum == 0 ? 10 : sum) * 2 % 11
    }
    return (product + last) % 10 == 1
  }

  /// GS1: weights 3 and 1 from the right, the check digit itself with 1.
  static func passesGS1(_ digits: [Int]) -> Bool {
    let sum = digits.reversed().enumerated().reduce(0) {
      $0 + $1.element * ($1.offset % 2 == 1 ? 3 : 1)
    }
    return sum % 10 == 0
  }

  /// ISO/IEC 7064, MOD 97-10, letters as two digits (A = 10).
  static func mod97(_ alphanumerics: some Sequence<UInt8>) -> Int? {
    var remainder = 0
    for byte in alphanumerics {
      switch byte {
      case 48...57: remainder = (remainder * 10 + Int(byte) - 48) % 97
      case 65...90: remainder = (remainder * 100 + Int(byte) - 55) % 97
      default: return nil
      }
    }
    return remainder
  }
}

/// What ASCII upper-case text is made of.
enum Form {
  static func isDigit(_ byte: UInt8) -> Bool { (48...57).contains(byte) }
  static func isLetter(_ byte: UInt8) -> Bool { (65...90).contains(byte) }
  static func isAlphanumeric(_ byte: UInt8) -> Bool { isDigit(byte) || isLetter(byte) }

  static func areDigits(_ bytes: some Collection<UInt8>, _ counts: ClosedRange<Int>) -> Bool {
    counts.contains(bytes.count) && bytes.allSatisfy(isDigit)
  }

  static func areDigits(_ bytes: some Collection<UInt8>, _ count: Int) -> Bool {
    areDigits(bytes, count...count)
  }
}
