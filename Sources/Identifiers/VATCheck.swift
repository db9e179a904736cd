/// The national forms of VAT numbers whose check needs more than one set of weights.
enum VATCheck {
  static func austria(_ bytes: [UInt8]) -> IdentifierVerdict {
    guard bytes.count == 9, bytes[0] == UInt8(ascii: "U"),
      let digits = CheckDigits.digits(bytes.dropFirst())
    else { return .wrongForm }
    let sum = digits.dropLast().enumerated().reduce(0) { sum, item in
      let doubled = item.offset % 2 == 1 ? item.element * 2 : item.element
      return sum + doubled / 10 + doubled % 10
    }
    return .check((10 - (sum + 4) % 10) % 10 == digits[7])
  }

  static func belgium(_ bytes: [UInt8]) -> IdentifierVerdict {
    // Numbers from before 2005 have nine digits and are written with a zero in front today.
    let padded = bytes.count == 9 ? [UInt8(ascii: "0")] + bytes : bytes
    guard padded.count == 10, let digits = CheckDigits.digits(padded), digits[0] <= 1 else {
      return .wrongForm
    }
    return .check(97 - CheckDigits.remainder(digits[..<8], by: 97) == digits[8] * 10 + digits[9])
  }

  static func cyprus(_ bytes: [UInt8]) -> IdentifierVerdict {
    .form(
      bytes.count == 9 && bytes[..<8].allSatisfy(Form.isDigit) && Form.isLetter(bytes[8]))
  }

  static func lithuania(_ bytes: [UInt8]) -> IdentifierVerdict {
    .form(Form.areDigits(bytes, 9) || Form.areDigits(bytes, 12))
  }

  static func passesGreek(_ digits: [Int]) -> Bool {
    CheckDigits.weighted(digits, [256, 128, 64, 32, 16, 8, 4, 2]) % 11 % 10 == digits[8]
  }

  static func passesPolish(_ digits: [Int]) -> Bool {
    // A remainder of ten equals no digit: such numbers are not issued.
    CheckDigits.weighted(digits, [6, 5, 7, 2, 3, 4, 5, 6, 7]) % 11 == digits[9]
  }

  static func passesPortuguese(_ digits: [Int]) -> Bool {
    let difference = 11 - CheckDigits.weighted(digits, [9, 8, 7, 6, 5, 4, 3, 2]) % 11
    return digits[0] != 0 && (difference >= 10 ? 0 : difference) == digits[8]
  }

  static func sweden(_ bytes: [UInt8]) -> IdentifierVerdict {
    guard bytes.count == 12, let digits = CheckDigits.digits(bytes),
      (1...94).contains(digits[10] * 10 + digits[11])
    else { return .wrongForm }
    return .check(CheckDigits.passesLuhn(Array(digits[..<10])))
  }

  static func netherlands(_ bytes: [UInt8]) -> IdentifierVerdict {
    guard bytes.count == 12, bytes[9] == UInt8(ascii: "B"),
      let digits = CheckDigits.digits(bytes[..<9]), bytes[10...].allSatisfy(Form.isDigit)
    else { return .wrongForm }
    // Companies keep the old check over nine digits; sole traders have had MOD 97 since 2020.
    let remainder = CheckDigits.weighted(digits, [9, 8, 7, 6, 5, 4, 3, 2]) % 11
    return .check(remainder == digits[8] || CheckDigits.mod97("NL".utf8 + bytes) == 1)
  }

  static func britain(_ bytes: [UInt8]) -> IdentifierVerdict {
    if bytes.count == 5, let digits = CheckDigits.digits(bytes[2...]) {
      let isGovernment = bytes.starts(with: "GD".utf8) && digits[0] < 5
      let isHealth = bytes.starts(with: "HA".utf8) && digits[0] >= 5
      return .form(isGovernment || isHealth)
    }
    guard bytes.count == 9 || bytes.count == 12, let digits = CheckDigits.digits(bytes) else {
      return .wrongForm
    }
    let sum =
      CheckDigits.weighted(digits, [8, 7, 6, 5, 4, 3, 2]) + digits[7] * 10 + digits[8]
    return .check([0, 42, 55].contains(sum % 97))
  }

  static func france(_ bytes: [UInt8]) -> IdentifierVerdict {
    let alphabet = Array("0123456789ABCDEFGHJKLMNPQRSTUVWXYZ".utf8)
    guard bytes.count == 11, let siren = CheckDigits.digits(bytes[2...]),
      let first = alphabet.firstIndex(of: bytes[0]), let second = alphabet.firstIndex(of: bytes[1])
    else { return .wrongForm }
    let number = siren.reduce(0) { $0 * 10 + $1 }
    // Monaco's numbers begin with 000 and are no SIREN.
    guard siren.starts(with: [0, 0, 0]) || CheckDigits.passesLuhn(siren) else {
      return .wrongCheckDigit
    }
    if first < 10, second < 10 {
      return .check((number * 100 + 12) % 97 == first * 10 + second)
    }
    let key = first < 10 ? first * 24 + second - 10 : first * 34 + second - 100
    return .check((number + 1 + key / 11) % 11 == key % 11)
  }

  static func ireland(_ bytes: [UInt8]) -> IdentifierVerdict {
    let alphabet = Array("WABCDEFGHIJKLMNOPQRSTUV".utf8)
    guard bytes.count == 8 || bytes.count == 9, Form.isDigit(bytes[0]),
      let middle = CheckDigits.digits(bytes[2..<7]), let check = alphabet.firstIndex(of: bytes[7])
    else { return .wrongForm }
    let weights = [8, 7, 6, 5, 4, 3, 2]
    let lead = Int(bytes[0]) - 48
    guard Form.isDigit(bytes[1]) else {
      // Before 2013: a letter or sign in second place, the first digit last in the sum.
      let isOld = Form.isLetter(bytes[1]) || "+*".utf8.contains(bytes[1])
      guard bytes.count == 8, isOld else { return .wrongForm }
      return .check(CheckDigits.weighted([0] + middle + [lead], weights) % 23 == check)
    }
    var sum = CheckDigits.weighted([lead, Int(bytes[1]) - 48] + middle, weights)
    if bytes.count == 9 {
      guard let extra = alphabet.firstIndex(of: bytes[8]) else { return .wrongForm }
      sum += extra * 9
    }
    return .check(sum % 23 == check)
  }

  static func spain(_ bytes: [UInt8]) -> IdentifierVerdict {
    guard bytes.count == 9, Form.isAlphanumeric(bytes[8]),
      let middle = CheckDigits.digits(bytes[1..<8])
    else { return .wrongForm }
    let number = middle.reduce(0) { $0 * 10 + $1 }
    let personal = Array("TRWAGMYFPDXBNJZSQVHLCKE".utf8)
    switch bytes[0] {
    case 48...57:
      return personLetter((Int(bytes[0]) - 48) * 10_000_000 + number)
    case UInt8(ascii: "K"), UInt8(ascii: "L"), UInt8(ascii: "M"), UInt8(ascii: "X"):
      return personLetter(number)
    case UInt8(ascii: "Y"): return personLetter(10_000_000 + number)
    case UInt8(ascii: "Z"): return personLetter(20_000_000 + number)
    default: return company()
    }

    func personLetter(_ number: Int) -> IdentifierVerdict {
      guard Form.isLetter(bytes[8]) else { return .wrongForm }
      return .check(personal[number % 23] == bytes[8])
    }

    func company() -> IdentifierVerdict {
      guard "ABCDEFGHJNPQRSUVW".utf8.contains(bytes[0]) else { return .wrongForm }
      let sum = middle.enumerated().reduce(0) { sum, item in
        let doubled = item.offset % 2 == 0 ? item.element * 2 : item.element
        return sum + doubled / 10 + doubled % 10
      }
      let control = (10 - sum % 10) % 10
      let letter = Array("JABCDEFGHI".utf8)[control]
      // Which kinds of company get the letter has changed over time: either is taken.
      return .check(bytes[8] == letter || bytes[8] == UInt8(48 + control))
    }
  }
}
