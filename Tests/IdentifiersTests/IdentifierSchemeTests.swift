import Identifiers
import Testing

@Suite struct IdentifierSchemeTests {
  @Test(
    arguments: [
      (.uscc, "91110000600037341L"), (.uscc, "91350100M000100Y43"), (.uscc, "91110000101623741K"),
      (.uscc, "911101066976941872"),
      // The sum is a multiple of 31: the check character is 0.
      (.uscc, "91440300MA5QEYFH70"), (.uscc, " 9111 0000 6000 3734 1l "),
      (.uscc, "９１１１０１０６６９７６９４１８７２"), (.organisationCode, "60003734-1"),
      (.residentID, "360426199101010071"), (.fapiaoCode, "011001605111"),
      (.fapiaoCode, "3200194130"), (.fapiaoNumber, "80100798"),
      (.digitalFapiao, "23442000000014209621"),
      (.digitalFapiao, "26952000000031774108"), (.vat, "DE136695976"), (.vat, "DE 136 695 976"),
      (.vat, "FR40303265045"), (.vat, "IT00743110157"), (.vat, "PL8567346215"),
      (.vat, "GB980780684"), (.vat, "NL004495445B01"), (.vat, "NL002455799B11"),
      (.vat, "BE 0428.759.497"), (.vat, "ATU13585627"), (.vat, "ESB58378431"),
      (.vat, "ES54362315K"), (.vat, "PT501964843"), (.vat, "DK13585628"), (.vat, "FI20774740"),
      (.vat, "SE123456789701"), (.vat, "LU15027442"), (.vat, "IE6433435F"),
      (.vat, "IE6433435OA"), (.vat, "IE8D79739I"), (.vat, "CY10259033P"), (.vat, "GBGD001"),
      (.uidCH, "CHE-100.155.212 MWST"), (.iban, "DE89 3704 0044 0532 0130 00"),
      (.iban, "GB29NWBK60161331926819"), (.ein, "12-3456789"), (.companyUK, "SC123456"),
      (.companyUK, "01234567"), (.gtin12, "036000241457"), (.gtin13, "9780471117094"),
      (.gtin8, "96385074"), (.gtin14, "00036000241457"), (.isbn10, "0-306-40615-2"),
      (.asin, "B08N5WRWNW"), (.asin, "0306406152"), (.fnsku, "X001ABCDEF"),
      (.amazonOrder, "058-3563777-5518068"), (.fbaShipment, "FBA15ABCDEFG"),
      (.ups, "1Z5R89390357567127"), (.fedexExpress, "986578788855"),
      (.fedexGround, "041441760228964"), (.usps, "0307 1790 0005 2348 3741"),
      (.usps, "9400111201080805483016"), (.s10, "RB123456785GB"),
    ] as [(IdentifierScheme, String)])
  func `published and well-formed identifiers are valid`(scheme: IdentifierScheme, text: String) {
    #expect(scheme.verdict(on: text) == .valid)
    #expect(IdentifierScheme.schemes(matching: text).contains(scheme))
  }

  @Test(
    arguments: [
      (.uscc, "91310115MA1H8R7C6D", .wrongCheckDigit), (.uscc, "91310115MA1H8R7C6", .wrongForm),
      (.uscc, "91310115MAIH8R7C67", .wrongForm), (.residentID, "360426199113010071", .wrongForm),
      (.residentID, "360426199101010072", .wrongCheckDigit), (.fapiaoNumber, "8010079", .wrongForm),
      (.digitalFapiao, "19442000000014209621", .wrongForm), (.vat, "DE136695978", .wrongCheckDigit),
      (.vat, "DE13669597", .wrongForm), (.vat, "XX136695976", .wrongForm),
      (.vat, "136695976", .wrongForm), (.vat, "FR41303265045", .wrongCheckDigit),
      (.iban, "DE89370400440532013001", .wrongCheckDigit),
      (.iban, "DE8937040044053201300", .wrongForm), (.amazonOrder, "05835637775518068", .wrongForm),
      (.ups, "1Z1111111111111111", .wrongCheckDigit),
      (.fedexExpress, "996578788855", .wrongCheckDigit),
      (.asin, "A08N5WRWNW", .wrongForm), (.asin, "0306406153", .wrongCheckDigit),
      (.fnsku, "B001ABCDEF", .wrongForm), (.fbaShipment, "FBA", .wrongForm),
      (.ein, "123456789", .wrongForm), (.uscc, "", .wrongForm),
    ] as [(IdentifierScheme, String, IdentifierVerdict)])
  func `what is wrong is named`(scheme: IdentifierScheme, text: String, verdict: IdentifierVerdict)
  {
    #expect(scheme.verdict(on: text) == verdict)
  }

  /// These schemes promise that no single wrong digit goes unnoticed.
  @Test(
    arguments: [
      (.uscc, "91110000600037341L"), (.residentID, "360426199101010071"), (.vat, "DE136695976"),
      (.vat, "IT00743110157"), (.vat, "FR40303265045"), (.vat, "BE0428759497"),
      (.vat, "ATU13585627"), (.iban, "DE89370400440532013000"), (.gtin13, "9780471117094"),
      (.gtin12, "036000241457"), (.isbn10, "0306406152"), (.fedexGround, "041441760228964"),
      (.usps, "9400111201080805483016"),
    ] as [(IdentifierScheme, String)])
  func `one changed digit is refused`(scheme: IdentifierScheme, text: String) {
    let bytes = Array(text.utf8)
    for (index, byte) in bytes.enumerated() where (48...57).contains(byte) {
      for other in UInt8(48)...57 where other != byte {
        var changed = bytes
        changed[index] = other
        let altered = String(decoding: changed, as: UTF8.self)
        #expect(scheme.verdict(on: altered) != .valid, "\(altered)")
      }
    }
  }

  @Test func `of all check digits exactly one fits`() {
    var generator = SystemRandomNumberGenerator()
    for (scheme, length) in [(IdentifierScheme.gtin13, 13), (.gtin14, 14), (.usps, 22)] {
      for _ in 0..<50 {
        let body = (1..<length).map { _ in String(Int.random(in: 0...9, using: &generator)) }
          .joined()
        let valid = (0...9).filter { scheme.verdict(on: body + String($0)) == .valid }
        #expect(valid.count == 1)
      }
    }
  }

  @Test func `numbers without their country's prefix are judged as that country's`() {
    #expect(VATNumber.verdict(onDomestic: "856-734-62-15", prefix: "PL") == .valid)
    #expect(VATNumber.verdict(onDomestic: "00743110158", prefix: "IT") == .wrongCheckDigit)
    #expect(VATNumber.verdict(onDomestic: "00743110157", prefix: "QQ") == .wrongForm)
  }

  @Test func `any text gets a verdict`() {
    let alphabet = Array("0123456789ABXZ-. é发１\u{0}".unicodeScalars)
    var generator = SystemRandomNumberGenerator()
    for _ in 0..<500 {
      var text = String.UnicodeScalarView()
      for _ in 0..<Int.random(in: 0...24, using: &generator) {
        text.append(alphabet.randomElement(using: &generator) ?? "0")
      }
      for scheme in IdentifierScheme.allCases where scheme.verdict(on: String(text)) == .valid {
        #expect(!scheme.compact(String(text)).isEmpty)
      }
    }
  }
}
