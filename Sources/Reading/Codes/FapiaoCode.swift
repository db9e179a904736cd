internal import Evidence

/// The QR code of Chinese VAT invoices: values between commas, nothing said of their meaning.
///
/// `01,10,044002400111,42681449,7315.93,20250321,04532932823511217327,0368,` on classic ones:
/// version, type, invoice code, number, amount, date, check code, checksum. Fully digital ones
/// leave invoice code and check code empty and have a number of twenty digits.
enum FapiaoCode {
  /// What the code states; none where it is no such code.
  static func terms(of text: String) -> [ReadCode.Term] {
    let parts = text.split(separator: ",", omittingEmptySubsequences: false).map {
      $0.trimmingPrefix { $0 == " " }
    }
    guard parts.count >= 6, parts[0] == "01", isDigits(parts[1], [2]),
      parts[2].isEmpty || isDigits(parts[2], [10, 12]), isDigits(parts[3], [8, 20])
    else { return [] }
    var terms: [ReadCode.Term] = []
    func add(_ name: FieldName, _ value: FieldValue?) {
      if let value { terms.append(ReadCode.Term(name, value)) }
    }
    add("number", .text(String(parts[3])))
    add("invoice_code", parts[2].isEmpty ? nil : .text(String(parts[2])))
    add("issue_date", day(parts[5]).map(FieldValue.date))
    add("amount", DecimalNumber(plain: String(parts[4])).map(FieldValue.decimal))
    if parts.count > 6, isDigits(parts[6], [20]) { add("check_code", .text(String(parts[6]))) }
    return terms
  }

  private static func isDigits(_ text: Substring, _ counts: Set<Int>) -> Bool {
    counts.contains(text.utf8.count) && text.utf8.allSatisfy { (48...57).contains($0) }
  }

  private static func day(_ text: Substring) -> Day? {
    guard isDigits(text, [8]), let year = Int(text.prefix(4)),
      let month = Int(text.dropFirst(4).prefix(2)), let day = Int(text.suffix(2))
    else { return nil }
    return Day(year: year, month: month, day: day)
  }
}
