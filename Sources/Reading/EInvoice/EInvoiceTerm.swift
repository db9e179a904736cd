internal import Evidence

/// A value of an e-invoice under the name that the contract has for it.
struct EInvoiceTerm: Sendable {
  /// What happens where the page says something else.
  enum Standing: Sendable {
    /// The e-invoice is believed, and the difference is told.
    case binding
    /// The page is believed: an invoice may show another contact than its XML names.
    case secondary
  }

  let name: FieldName
  let value: FieldValue
  /// As it stands in the XML.
  let text: String
  let standing: Standing
  /// Other values that are as good: a party has several tax numbers.
  let others: [String]

  init?(
    _ name: FieldName, _ text: String?, standing: Standing = .binding, others: [String] = []
  ) {
    guard let text, let value = Self.value(of: text, type: name.type) else { return nil }
    self.name = name
    self.value = value
    self.text = text
    self.standing = standing
    self.others = others
  }

  /// Where it stands: in the XML, which has no page to show.
  var place: Place { Place(page: 1, span: 0..<0, boxes: [], source: .xml, text: text) }

  /// Amounts by value, dates to the day, texts by their letters and digits.
  func agrees(with printed: FieldValue) -> Bool {
    switch (value, printed) {
    // Credit notes are printed with a minus or without.
    case (.decimal(let own), .decimal(let other)): own.magnitude == other.magnitude
    case (.text, .text(let other)):
      ([value.canonical] + others).map(TextFolding.compact).contains(TextFolding.compact(other))
    default: value == printed
    }
  }

  /// Whether one of two names begins or ends with the whole of the other: a legal form, a
  /// salutation or a number stands before or behind it.
  func isKin(of printed: FieldValue) -> Bool {
    guard name.text.hasSuffix(".name"), case .text(let own) = value, case .text(let other) = printed
    else { return false }
    let names = [own, other].map { text in
      text.split(separator: " ").map { TextFolding.compact(String($0)) }.filter { !$0.isEmpty }
    }.sorted { $0.count < $1.count }
    let (short, long) = (names[0], names[1])
    guard short.reduce(0, { $0 + $1.count }) >= Self.leastNameLetters else { return false }
    return long.prefix(short.count) == short[...] || long.suffix(short.count) == short[...]
  }

  private static let leastNameLetters = 6

  private static func value(of text: String, type: FieldType) -> FieldValue? {
    switch type {
    case .text: .text(text)
    case .date: day(text).map(FieldValue.date)
    case .decimal: decimal(text).map(FieldValue.decimal)
    }
  }

  /// `20260514` (format 102 of UNTDID 2379) or `2026-05-14`, with or without time and zone.
  private static func day(_ text: String) -> Day? {
    let digits = text.prefix(10).filter { $0 != "-" }.prefix(8)
    guard digits.utf8.count == 8, digits.utf8.allSatisfy({ (48...57).contains($0) }),
      let year = Int(digits.prefix(4)), let month = Int(digits.dropFirst(4).prefix(2)),
      let number = Int(digits.suffix(2))
    else { return nil }
    return Day(year: year, month: month, day: number)
  }

  /// Two places behind the point stay; zeros behind those say nothing.
  private static func decimal(_ text: String) -> DecimalNumber? {
    let plain = text.hasPrefix("+") ? String(text.dropFirst()) : text
    guard let number = DecimalNumber(plain: plain) else { return nil }
    return number.scale <= 2 ? number : cut(number)
  }

  private static func cut(_ number: DecimalNumber) -> DecimalNumber {
    let reduced = number.reduced
    return reduced.scale > 2 ? reduced : reduced + DecimalNumber(mantissa: 0, scale: 2)
  }
}

extension EInvoice {
  /// What it says beside its lines, in the contract's words and order.
  var terms: [EInvoiceTerm] {
    [
      EInvoiceTerm("number", number), EInvoiceTerm("issue_date", issueDate),
      EInvoiceTerm("due_date", dueDate), EInvoiceTerm("currency", currency?.uppercased()),
      EInvoiceTerm("net", net), EInvoiceTerm("tax", tax), EInvoiceTerm("total", total),
      EInvoiceTerm("payable", payable),
    ].compactMap(\.self) + terms(of: seller, "supplier") + terms(of: buyer, "buyer")
  }

  private func terms(of party: Party, _ role: String) -> [EInvoiceTerm] {
    func name(_ member: String) -> FieldName { FieldName("\(role).\(member)") }
    let address = party.address.isEmpty ? nil : party.address.joined(separator: ", ")
    return [
      EInvoiceTerm(name("name"), party.name),
      EInvoiceTerm(name("address"), address, standing: .secondary),
      EInvoiceTerm(name("phone"), party.phone, standing: .secondary),
      EInvoiceTerm(name("email"), party.email, standing: .secondary),
      EInvoiceTerm(name("website"), party.website, standing: .secondary),
      EInvoiceTerm(name("tax_id"), party.taxIDs.first, others: Array(party.taxIDs.dropFirst())),
    ].compactMap(\.self)
  }
}

extension EInvoice.Line {
  /// What the line says, as the fields of that line.
  func terms(index: Int) -> [EInvoiceTerm] {
    [
      EInvoiceTerm(.line(index, "description"), name),
      EInvoiceTerm(.line(index, "identifier"), identifier),
      EInvoiceTerm(.line(index, "quantity"), quantity),
      EInvoiceTerm(.line(index, "unit"), unitName),
      EInvoiceTerm(.line(index, "unit_price"), unitPrice),
      EInvoiceTerm(.line(index, "amount"), amount),
    ].compactMap(\.self)
  }

  /// The unit as invoices print it; the code itself for one that is not common in trade.
  private var unitName: String? {
    guard let unit else { return nil }
    return Self.unitNames[unit.uppercased()] ?? unit
  }

  /// Of UN/ECE Recommendations 20 and 21, what goods are counted in.
  private static let unitNames: [String: String] = [
    "C62": "pcs", "H87": "pcs", "EA": "pcs", "PCE": "pcs", "NAR": "pcs", "NMP": "pack",
    "PA": "pack", "PK": "pack", "XPK": "pack", "BX": "box", "XBX": "box", "CT": "carton",
    "XCT": "carton", "CS": "case", "XCS": "case", "PF": "pallet", "PX": "pallet", "XPX": "pallet",
    "DZN": "dozen", "SET": "set", "PR": "pair", "NPR": "pair", "KGM": "kg", "GRM": "g",
    "MTR": "m", "LTR": "l", "HUR": "h",
  ]
}
