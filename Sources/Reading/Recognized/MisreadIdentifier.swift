internal import Identifiers

/// An identifier that was read from a picture, judged by its check digit.
enum MisreadIdentifier {
  /// What the check digit says of it.
  enum Finding: Hashable {
    /// It passes: every character is right.
    case proved
    /// It passes when characters are taken for those that look like them, in one way only.
    case settled(String)
    /// It fails, and no such change or more than one makes it pass.
    case misread
  }

  private static let schemes: [IdentifierScheme] = [.uscc, .vat, .uidCH, .iban]

  /// Characters that stand for each other in pictures.
  private static let alike: [Character: String] = {
    var result: [Character: String] = [:]
    for group in ["0ODQ", "1IL", "2Z", "5S", "8B", "6G", "UV", "VY", "CG", "7T", "4A"] {
      for character in group {
        result[character, default: ""] += group.filter { $0 != character }
      }
    }
    return result
  }()

  /// Nil for a text that has the form of no scheme with a check digit.
  static func finding(on text: String) -> Finding? {
    var isChecked = false
    for scheme in schemes {
      let compact = scheme.compact(text)
      switch scheme.verdict(on: compact) {
      // Of VAT numbers, some states' have no check digit: a change of one character tells.
      case .valid where isDecisive(scheme, compact): return .proved
      case .valid: return nil
      case .wrongCheckDigit: isChecked = true
      case .wrongForm: isChecked = isChecked || (scheme == .uscc && isNearly(compact))
      }
    }
    guard isChecked else { return nil }
    let variants = Set(schemes.flatMap { passing($0, $0.compact(text)) })
    return variants.count == 1 ? variants.first.map { .settled($0) } : .misread
  }

  /// Whether the scheme would notice a digit that is another.
  private static func isDecisive(_ scheme: IdentifierScheme, _ text: String) -> Bool {
    guard let place = text.lastIndex(where: \.isNumber), let digit = text[place].wholeNumberValue
    else { return false }
    let other = text.replacingCharacters(in: place, with: Character(String((digit + 1) % 10)))
    return scheme.verdict(on: other) != .valid
  }

  /// Whether it has the length of a credit code, and letters that those never have.
  private static func isNearly(_ text: String) -> Bool {
    text.count == 18 && text.allSatisfy { $0.isASCII && ($0.isNumber || $0.isUppercase) }
      && text.filter(\.isNumber).count >= 9
  }

  /// The texts that differ in one or two characters, look alike, and pass.
  private static func passing(_ scheme: IdentifierScheme, _ text: String) -> [String] {
    guard text.count <= 34 else { return [] }
    let once = variants(of: text)
    let passing = once.filter { scheme.verdict(on: $0) == .valid }
    if !passing.isEmpty { return passing }
    return once.flatMap(variants).filter { scheme.verdict(on: $0) == .valid }
  }

  private static func variants(of text: String) -> [String] {
    text.indices.flatMap { place in
      (alike[text[place]] ?? "").map { text.replacingCharacters(in: place, with: $0) }
    }
  }
}

extension String {
  fileprivate func replacingCharacters(in place: Index, with character: Character) -> String {
    String(self[..<place]) + String(character) + String(self[index(after: place)...])
  }
}
