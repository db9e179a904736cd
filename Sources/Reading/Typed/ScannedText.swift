private import Evidence

/// Text as narrowed scalars, each with its UTF-8 offset: what the typed readers walk over.
struct ScannedText {
  let scalars: [Unicode.Scalar]
  /// The UTF-8 offset of each scalar in the original text, and the text's end.
  private let offsets: [Int]

  init(_ text: some StringProtocol) {
    var scalars: [Unicode.Scalar] = []
    var offsets: [Int] = []
    scalars.reserveCapacity(text.utf8.count)
    offsets.reserveCapacity(text.utf8.count + 1)
    var offset = 0
    for scalar in text.unicodeScalars {
      scalars.append(TextFolding.narrow(scalar))
      offsets.append(offset)
      offset += UTF8.width(scalar)
    }
    offsets.append(offset)
    self.scalars = scalars
    self.offsets = offsets
  }

  private init(scalars: [Unicode.Scalar], offsets: [Int]) {
    self.scalars = scalars
    self.offsets = offsets
  }

  var count: Int { scalars.count }

  /// The scalar at a position; nil outside the text.
  subscript(position: Int) -> Unicode.Scalar? {
    scalars.indices.contains(position) ? scalars[position] : nil
  }

  /// UTF-8 offsets into the original text.
  func range(_ positions: Range<Int>) -> Range<Int> {
    let end = positions.isEmpty ? offsets[positions.lowerBound] : offsets[positions.upperBound]
    return offsets[positions.lowerBound]..<end
  }

  func string(_ positions: Range<Int>) -> String {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars[positions])
    return String(view)
  }

  func isDigit(_ position: Int) -> Bool { self[position].map(Self.isDigit) ?? false }

  /// A letter of an alphabet, which makes one word with its neighbours; Han and kana do not.
  func isLetter(_ position: Int) -> Bool { self[position].map(Self.isLetter) ?? false }

  /// A blank or tab, but no line end.
  func isBlank(_ position: Int) -> Bool { self[position] == " " || self[position] == "\t" }

  /// The position after the digits that begin here.
  func endOfDigits(_ start: Int) -> Int {
    var end = start
    while isDigit(end) { end += 1 }
    return end
  }

  func endOfLetters(_ start: Int) -> Int {
    var end = start
    while isLetter(end) { end += 1 }
    return end
  }

  func skippingBlanks(_ start: Int) -> Int {
    var end = start
    while isBlank(end) { end += 1 }
    return end
  }

  /// The number that digits write; nil for none or more than nine.
  func number(_ positions: Range<Int>) -> Int? {
    guard !positions.isEmpty, positions.count <= 9 else { return nil }
    return positions.reduce(0) { $0 * 10 + Int(scalars[$1].value) - 48 }
  }

  static func isDigit(_ scalar: Unicode.Scalar) -> Bool { (48...57).contains(scalar.value) }

  static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 65...90, 97...122: true
    case 0..<0xAA: false
    case 0xAA, 0xBA: false
    case 0x2E80...0x31FF, 0x3400...0x9FFF, 0xF900...0xFAFF, 0xAC00...0xD7AF: false
    default: scalar.properties.isAlphabetic
    }
  }

  /// The text with letter-spaced runs (`2 0 2 6 - 0 5 - 1 4`) closed up; nil without any.
  func closingLetterSpacing() -> ScannedText? {
    guard scalars.indices.contains(where: { endOfSpacedRun($0) > $0 + 1 }) else { return nil }
    var kept: [Unicode.Scalar] = []
    var keptOffsets: [Int] = []
    var position = 0
    while position < count {
      let end = endOfSpacedRun(position)
      for place in position..<end where end == position + 1 || !isBlank(place) {
        kept.append(scalars[place])
        keptOffsets.append(offsets[place])
      }
      position = end
    }
    return ScannedText(scalars: kept, offsets: keptOffsets + [offsets[count]])
  }

  /// The end of a run of single digits and signs with a blank between any two; one scalar on
  /// where there is none with at least six of them.
  private func endOfSpacedRun(_ start: Int) -> Int {
    guard isDigit(start), start == 0 || !isDigit(start - 1) else { return start + 1 }
    var end = start + 1
    while isBlank(end), let next = self[end + 1], next != " ", !isDigit(end + 2),
      !Self.isLetter(next)
    {
      end += 2
    }
    return end - start >= 11 ? end : start + 1
  }
}
