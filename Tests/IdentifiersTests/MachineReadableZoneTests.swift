import Evidence
import Identifiers
import Testing

/// The examples are those of ICAO Doc 9303, parts 4, 5 and 6.
@Suite struct `A machine-readable zone` {
  private static let passport = [
    "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<", "L898902C36UTO7408122F1204159ZE184226B<<<<<10",
  ]
  private static let smallCard = [
    "I<UTOD231458907<<<<<<<<<<<<<<<", "7408122F1204159UTO<<<<<<<<<<<6",
    "ERIKSSON<<ANNA<MARIA<<<<<<<<<<",
  ]
  private static let largeCard = [
    "I<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<", "D231458907UTO7408122F1204159<<<<<<<6",
  ]

  @Test(arguments: [(passport, "L898902C3"), (smallCard, "D23145890"), (largeCard, "D23145890")])
  func `gives number, names and expiry`(_ lines: [String], _ number: String) throws {
    let zone = try #require(MachineReadableZone(lines))
    #expect(zone.number == number)
    #expect(zone.surname == "ERIKSSON" && zone.givenNames == "ANNA MARIA")
    #expect(zone.expires == Day(year: 2012, month: 4, day: 15))
  }

  @Test func `that a reader parted, or cut at its end, is the same`() throws {
    let spaced = MachineReadableZone([
      Self.passport[0].replacing("<<", with: "< <"), String(Self.passport[1].prefix(36)),
    ])
    let whole = try #require(MachineReadableZone(Self.passport))
    #expect(spaced == whole)
    #expect(
      MachineReadableZone([
        Self.passport[0], Self.passport[1].replacing("7408122", with: "74O8I22"),
      ]) == whole)
  }

  /// Number, birth and expiry are proved: no digit of them can be another.
  @Test func `with a digit changed is none`() {
    let data = Array(Self.passport[1])
    for position in Array(0..<10) + Array(13..<20) + Array(21..<28) where data[position].isNumber {
      var changed = data
      changed[position] = data[position] == "9" ? "3" : "9"
      #expect(MachineReadableZone([Self.passport[0], String(changed)]) == nil, "\(position)")
    }
  }

  @Test(arguments: [
    [], [""], ["P<UTO", "L898"], ["lower<<case", "x"], Array(repeating: "<", count: 3),
  ])
  func `is no other text`(_ lines: [String]) {
    #expect(MachineReadableZone(lines) == nil)
  }
}
