private import Evidence

/// What can be said of a text that claims to be an identifier.
public enum IdentifierVerdict: Hashable, Sendable {
  /// The form is right, and so is the check digit where the scheme has one.
  case valid
  case wrongForm
  case wrongCheckDigit
}

/// A scheme of identifiers; the raw values are the names that reports and rules use.
public enum IdentifierScheme: String, Hashable, Sendable, CaseIterable {
  /// GB 32100-2015: 统一社会信用代码.
  case uscc
  /// GB 11714-1997: 组织机构代码, nine characters.
  case organisationCode = "organisation-code"
  /// GB 11643-1999: PRC resident identity number.
  case residentID = "resident-id"
  /// Code of a classic Chinese VAT invoice (发票代码).
  case fapiaoCode = "fapiao-code"
  /// Number of a classic Chinese VAT invoice (发票号码).
  case fapiaoNumber = "fapiao-number"
  /// Number of a fully digital Chinese invoice (数电票).
  case digitalFapiao = "digital-fapiao"
  /// VAT number of an EU member, Northern Ireland or Great Britain, with its country prefix.
  case vat
  /// Swiss UID: CHE and nine digits.
  case uidCH = "uid-ch"
  /// ISO 13616.
  case iban
  /// US employer identification number.
  case ein
  /// Registration number of a company at Companies House.
  case companyUK = "company-uk"
  /// Corporate number of Japan's National Tax Agency (法人番号): a check digit before the twelve of
  /// the register.
  case corporateJP = "corporate-jp"
  case gtin8 = "gtin-8"
  case gtin12 = "gtin-12"
  case gtin13 = "gtin-13"
  case gtin14 = "gtin-14"
  case isbn10 = "isbn-10"
  case asin
  case fnsku
  case amazonOrder = "amazon-order"
  case fbaShipment = "fba-shipment"
  case ups
  /// FedEx Express, twelve digits.
  case fedexExpress = "fedex-12"
  /// FedEx Ground, fifteen digits.
  case fedexGround = "fedex-15"
  case usps
  /// UPU S10: international postal items.
  case s10

  /// Judges a text as printed; blanks and the scheme's usual separators are allowed.
  public func verdict(on text: some StringProtocol) -> IdentifierVerdict {
    let bytes = Array(compact(text).utf8)
    guard !bytes.isEmpty else { return .wrongForm }
    switch self {
    case .uscc: return ChineseIdentifier.uscc(bytes)
    case .organisationCode: return ChineseIdentifier.organisationCode(bytes)
    case .residentID: return ChineseIdentifier.residentID(bytes)
    case .fapiaoCode: return .form(bytes.count == 10 || bytes.count == 12, digits: bytes)
    case .fapiaoNumber: return .form(bytes.count == 8, digits: bytes)
    case .digitalFapiao: return ChineseIdentifier.digitalFapiao(bytes)
    case .vat: return VATNumber.verdict(on: bytes)
    case .uidCH: return VATNumber.swissUID(bytes)
    case .iban: return BankIdentifier.iban(bytes)
    case .ein: return CompanyIdentifier.ein(bytes)
    case .companyUK: return CompanyIdentifier.companyUK(bytes)
    case .corporateJP: return CompanyIdentifier.corporateJP(bytes)
    case .gtin8: return ProductIdentifier.gtin(bytes, length: 8)
    case .gtin12: return ProductIdentifier.gtin(bytes, length: 12)
    case .gtin13: return ProductIdentifier.gtin(bytes, length: 13)
    case .gtin14: return ProductIdentifier.gtin(bytes, length: 14)
    case .isbn10: return ProductIdentifier.isbn10(bytes)
    case .asin: return ProductIdentifier.asin(bytes)
    case .fnsku: return ProductIdentifier.fnsku(bytes)
    case .amazonOrder: return ProductIdentifier.amazonOrder(bytes)
    case .fbaShipment: return ProductIdentifier.fbaShipment(bytes)
    case .ups: return TrackingNumber.ups(bytes)
    case .fedexExpress: return TrackingNumber.fedexExpress(bytes)
    case .fedexGround: return TrackingNumber.fedexGround(bytes)
    case .usps: return TrackingNumber.usps(bytes)
    case .s10: return TrackingNumber.s10(bytes)
    }
  }

  /// Whether every form of the scheme carries a check digit, so that `valid` proves something.
  public var hasCheckDigit: Bool {
    switch self {
    case .fapiaoCode, .fapiaoNumber, .digitalFapiao, .vat, .ein, .companyUK, .asin, .fnsku,
      .amazonOrder, .fbaShipment:
      false
    default: true
    }
  }

  /// The text narrowed, in upper case, without blanks and the separators that the scheme allows.
  public func compact(_ text: some StringProtocol) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      let narrow = TextFolding.narrow(scalar)
      if narrow.properties.isWhitespace || separators.contains(narrow) { continue }
      result += narrow.properties.uppercaseMapping
    }
    return result
  }

  /// The schemes that judge the text valid, in the order of `allCases`.
  ///
  /// Several schemes share a form: any twelve digits pass as `fedex-12` in one of ten cases.
  public static func schemes(matching text: some StringProtocol) -> [IdentifierScheme] {
    allCases.filter { $0.verdict(on: text) == .valid }
  }

  private var separators: Set<Unicode.Scalar> {
    switch self {
    case .amazonOrder, .ein, .asin, .fnsku, .fapiaoCode, .fapiaoNumber, .digitalFapiao: []
    case .vat, .uidCH: ["-", ".", "/"]
    default: ["-", "."]
    }
  }
}

extension IdentifierVerdict {
  /// A scheme without check digit: the form is all there is.
  static func form(_ isRight: Bool) -> IdentifierVerdict { isRight ? .valid : .wrongForm }

  static func form(_ isRight: Bool, digits bytes: [UInt8]) -> IdentifierVerdict {
    form(isRight && bytes.allSatisfy(Form.isDigit))
  }

  /// A form that is right already, and its check digit.
  static func check(_ passes: Bool) -> IdentifierVerdict { passes ? .valid : .wrongCheckDigit }
}
