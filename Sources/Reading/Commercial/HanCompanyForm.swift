internal import Evidence

/// Tells the legal forms of Chinese and Japanese names, which stand anywhere in them and have no
/// blanks around.
///
/// Compares bytes: texts without Han characters, which most are, cost one look at each byte.
enum HanCompanyForm {
  private static let forms = CompanyForms.han.map { Array($0.utf8) }
  private static let endings = CompanyForms.hanEndings.map { Array($0.utf8) }
  /// The bytes that forms begin with.
  private static let leads = Set(forms.map { $0[0] })

  private static let general = Array("公司".utf8)
  private static let pronouns = ["貴", "贵", "本", "我", "敝", "弊", "该", "該"].map {
    Array($0.utf8)
  }

  /// 1 where a text has a legal form, 0.9 where it ends as names of works and shops do, else 0.
  static func plainness(in text: some StringProtocol) -> Double {
    guard text.utf8.contains(where: { $0 >= 0xE3 }) else { return 0 }
    let bytes = Array(text.utf8)
    if first(in: bytes) != nil { return 1 }
    return ending(of: bytes) != nil && text.count >= 4 ? 0.9 : 0
  }

  /// Where the first form stands, or the word that ends a text as names of works and shops end;
  /// by UTF-8 offsets.
  static func range(in text: some StringProtocol) -> Range<Int>? {
    let bytes = Array(text.utf8)
    return first(in: bytes) ?? ending(of: bytes)
  }

  private static func ending(of bytes: [UInt8]) -> Range<Int>? {
    let longest = endings.filter {
      bytes.count > $0.count && bytes.suffix($0.count).elementsEqual($0)
    }.max { $0.count < $1.count }
    return longest.map { bytes.count - $0.count..<bytes.count }
  }

  private static func first(in bytes: [UInt8]) -> Range<Int>? {
    for start in bytes.indices where leads.contains(bytes[start]) {
      let found = forms.filter {
        start + $0.count <= bytes.count && bytes[start..<start + $0.count].elementsEqual($0)
      }
      if let longest = found.max(by: { $0.count < $1.count }) {
        // `貴公司` is whoever is addressed.
        if longest == general, pronouns.contains(where: { bytes[..<start].suffix(3) == $0[...] }) {
          continue
        }
        return start..<start + longest.count
      }
    }
    return nil
  }
}
