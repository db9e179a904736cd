extension ExtractionLimits {
  private static let numbers: [any WritableKeyPath<ExtractionLimits, Int> & Sendable] = [
    \.pages, \.words, \.wordText, \.pageSide, \.pixels, \.pictures, \.nameText, \.attachments,
    \.attachmentContent, \.eInvoiceLines, \.eInvoiceText, \.eInvoicePartyTexts, \.annotations,
    \.fonts, \.codes, \.codeText, \.codePictures, \.codePicturePixels, \.codePages,
    \.recognizedPages, \.recognizedPixels,
  ]

  /// The limits as one argument of a process.
  public var argument: String {
    Self.numbers.map { String(self[keyPath: $0]) }.joined(separator: ",")
  }

  /// Nil unless every limit is there.
  public init?(argument: String) {
    let values = argument.split(separator: ",").map { Int($0) }
    guard values.count == Self.numbers.count else { return nil }
    self.init()
    for (number, value) in zip(Self.numbers, values) {
      guard let value else { return nil }
      self[keyPath: number] = value
    }
  }
}
