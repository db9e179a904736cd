/// Finds e-mail addresses, websites and telephone numbers in a text.
public enum ContactReader {
  public enum Kind: Hashable, Sendable { case email, website, phone }

  public struct Candidate: Hashable, Sendable {
    public let kind: Kind
    /// UTF-8 offsets into the text that was given.
    public let range: Range<Int>
    /// E-mails and websites in lower case without blanks, websites without scheme and `www.`;
    /// telephone numbers as their digits, with `+` where one was printed.
    public let value: String
    /// Whether the form alone shows what it is; a telephone number of bare digits needs a label.
    public let isCertain: Bool
  }

  /// All contacts of a text in the order of their places; no two overlap.
  public static func candidates(in text: some StringProtocol) -> [Candidate] {
    let scanned = ScannedText(text)
    var found = WebAddress.emails(in: scanned)
    for candidate in WebAddress.websites(in: scanned) + phones(in: scanned, labelled: false)
    where !found.contains(where: { $0.range.overlaps(candidate.range) }) {
      found.append(candidate)
    }
    return found.sorted { $0.range.lowerBound < $1.range.lowerBound }
  }

  public static func emails(in text: some StringProtocol) -> [Candidate] {
    WebAddress.emails(in: ScannedText(text))
  }

  /// Websites; a bare domain counts only where it stands alone, and that of an e-mail never.
  public static func websites(in text: some StringProtocol) -> [Candidate] {
    candidates(in: text).filter { $0.kind == .website }
  }

  /// Telephone numbers of 7 to 15 digits.
  ///
  /// - Parameter labelled: Whether a label says that the text is a telephone number, so that
  ///   digits without a form of their own will do.
  public static func phones(in text: some StringProtocol, labelled: Bool = false) -> [Candidate] {
    let scanned = ScannedText(text)
    let web = WebAddress.emails(in: scanned) + WebAddress.websites(in: scanned)
    return phones(in: scanned, labelled: labelled).filter { phone in
      !web.contains { $0.range.overlaps(phone.range) }
    }
  }

  private static func phones(in text: ScannedText, labelled: Bool) -> [Candidate] {
    PhoneNumber.candidates(in: text, labelled: labelled).map {
      Candidate(
        kind: .phone, range: $0.range, value: ($0.hasPlus ? "+" : "") + $0.digits,
        isCertain: $0.isCertain || labelled)
    }
  }
}
