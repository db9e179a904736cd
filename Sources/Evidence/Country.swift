/// Countries and groups of countries, by the names that documents use for them.
public enum Country {
  /// A country or region named in a text.
  public struct Mention: Hashable, Sendable {
    /// UTF-8 offsets into the text that was given.
    public let range: Range<Int>
    public let region: Region
    /// Whether only a code of two or three letters stands there, which may mean something else.
    public let isCode: Bool
  }

  /// What a territory covers.
  public enum Region: Hashable, Sendable {
    /// ISO 3166-1 alpha-2 codes, never empty.
    case countries(Set<String>)
    case worldwide
  }

  /// The alpha-2 codes that are known.
  public static let codes: [String] = CountryTable.entries.map(\.code)

  /// The country that a text on its own names, in English, Chinese, German, French or its own
  /// language, or by its code in capitals; nil for regions and for anything else.
  public static func code(of text: some StringProtocol) -> String? {
    guard let mention = mentions(in: text).first, case .countries(let codes) = mention.region,
      codes.count == 1
    else { return nil }
    var offset = 0
    for scalar in text.unicodeScalars {
      let isOutside = !mention.range.contains(offset)
      if isOutside, scalar.properties.isAlphabetic || scalar.properties.numericType != nil {
        return nil
      }
      offset += UTF8.width(scalar)
    }
    return codes.first
  }

  /// The countries and regions that a text names, in the order of their places.
  public static func mentions(in text: some StringProtocol) -> [Mention] {
    let folded = FoldedText(text)
    var found: [Mention] = []
    var position = 0
    while position < folded.scalars.count {
      guard let (region, end, isCode) = CountryTable.longestName(in: folded, at: position) else {
        position += 1
        continue
      }
      found.append(
        Mention(
          range: folded.offsets[position]..<folded.offsets[end], region: region, isCode: isCode))
      position = end
    }
    return found
  }

  /// Everything that a text names taken together; nil when it names nothing.
  ///
  /// Codes count where the text has no names, or in one list with names: `US, Canada`.
  public static func territory(in text: some StringProtocol) -> Region? {
    let all = mentions(in: text)
    let hasNames = all.contains { !$0.isCode }
    let listed = all.indices.filter { index in
      !hasNames || !all[index].isCode
        || index > 0 && isList(between: all[index - 1], all[index], in: text)
        || index + 1 < all.count && isList(between: all[index], all[index + 1], in: text)
    }
    var result: Set<String> = []
    for mention in listed.map({ all[$0] }) {
      switch mention.region {
      case .worldwide: return .worldwide
      case .countries(let codes): result.formUnion(codes)
      }
    }
    return result.isEmpty ? nil : .countries(result)
  }

  /// Whether nothing but signs and the words of a list stand between two mentions.
  private static func isList(
    between first: Mention, _ second: Mention, in text: some StringProtocol
  ) -> Bool {
    let bytes = Array(text.utf8)
    let between = first.range.upperBound..<second.range.lowerBound
    let gap = String(decoding: bytes[between], as: UTF8.self)
    let joints: Set<String> = ["and", "or", "the", "amazon", "und", "et", "y", "e", "和", "及", "与"]
    return gap.lowercased().split { !$0.isLetter && !$0.isNumber }
      .allSatisfy { joints.contains(String($0)) }
  }
}

extension Country.Region {
  /// Whether a country is part of it.
  ///
  /// - Parameter code: ISO 3166-1 alpha-2, `UK` being taken as `GB`.
  public func covers(_ code: String) -> Bool {
    switch self {
    case .worldwide: true
    case .countries(let codes): codes.contains(code == "UK" ? "GB" : code)
    }
  }
}

/// Text folded scalar by scalar, each with the UTF-8 offset of what it was made of.
struct FoldedText {
  private(set) var scalars: [Unicode.Scalar] = []
  /// As many as scalars, and the text's end.
  private(set) var offsets: [Int] = []
  /// Whether the scalar was a capital letter.
  private(set) var isCapital: [Bool] = []

  init(_ text: some StringProtocol) {
    var offset = 0
    for scalar in text.unicodeScalars {
      for folded in TextFolding.baseLetters(scalar).unicodeScalars {
        // Points fall away, so that U.S.A. is USA; line ends and dashes part words as blanks do.
        if folded == "." { continue }
        let isGap = folded == "\n" || folded == "\t" || folded == "-" || folded == "\r"
        scalars.append(isGap ? " " : folded)
        offsets.append(offset)
        isCapital.append(scalar.properties.isUppercase)
      }
      offset += UTF8.width(scalar)
    }
    offsets.append(offset)
  }
}
