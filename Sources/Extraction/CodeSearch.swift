internal import Codes
internal import Evidence
internal import Poppler

/// Looks for machine-readable codes on the pages of a document, at next to no cost where there
/// are none.
///
/// Only pictures that may be a code are looked at. A page is drawn only where its words say that
/// there is one and no picture was: some draw codes as so many black squares.
struct CodeSearch {
  /// Points: no camera reads a smaller code.
  private static let leastSide = 18.0
  /// Of the page's shorter side.
  private static let mostShare = 0.5
  /// Between width and height.
  private static let mostStretch = 1.25
  /// Enough for the largest code there is, and for many a photo to be told from it.
  private static let picturePixels = 360_000
  /// A module of a code on an invoice is half a millimetre: three pixels.
  private static let resolution = 150.0
  private static let pagePixels = 4_000_000

  private let expected: ExpectedCodes
  private let limits: ExtractionLimits
  private var picturesLeft: Int
  private var pagesLeft: Int
  private var codesLeft: Int
  /// Where pictures of earlier pages were no code: a logo stands at one place on all of them.
  private var barren: Set<Box> = []

  /// - Parameter pixels: No picture of the document has more.
  init(expected: ExpectedCodes, limits: ExtractionLimits, pixelsOfPicture pixels: Int) {
    self.expected = expected
    self.limits = limits
    picturesLeft = min(limits.codePictures, limits.codePicturePixels / max(1, pixels))
    pagesLeft = limits.codePages
    codesLeft = limits.codes
  }

  /// The codes on a page whose words and pictures are known.
  mutating func codes(
    on page: borrowing PDFPage, lines: [[Word]], pictures: [PlacedPicture]
  ) -> [PageCode] {
    var codes: [PageCode] = []
    for picture in pictures where mayBeCode(picture.box, on: page) && picturesLeft > 0 {
      picturesLeft -= 1
      let found = read(picture, on: page)
      if found.isEmpty { barren.insert(picture.box) }
      codes += found
    }
    if codes.isEmpty, pagesLeft > 0, expected.areOn(lines) {
      pagesLeft -= 1
      codes = read(page)
    }
    codes = Array(codes.filter { $0.text.utf8.count <= limits.codeText }.prefix(codesLeft))
    codesLeft -= codes.count
    return codes
  }

  private func mayBeCode(_ box: Box, on page: borrowing PDFPage) -> Bool {
    let (short, long) = (min(box.width, box.height), max(box.width, box.height))
    return short >= Self.leastSide && long <= Self.mostStretch * short
      && long <= Self.mostShare * min(page.width, page.height) && !barren.contains(box)
  }

  /// The picture is the code, frame and all: where it is turned, places within it mean nothing.
  private func read(_ picture: PlacedPicture, on page: borrowing PDFPage) -> [PageCode] {
    guard
      let image = page.image(of: picture, format: .rgb, pixelLimit: Self.picturePixels)
    else { return [] }
    return CodeReader.codes(in: image).map { PageCode($0.format, text: $0.text, box: picture.box) }
  }

  private func read(_ page: borrowing PDFPage) -> [PageCode] {
    page.image(resolution: Self.resolution, format: .rgb, pixelLimit: Self.pagePixels)
      .map(CodeReader.codes) ?? []
  }
}

extension ExpectedCodes {
  /// Whether the words of a paper are among these, in whatever order and however they are parted.
  fileprivate func areOn(_ lines: [[Word]]) -> Bool {
    guard !papers.isEmpty else { return false }
    let text = Array(lines.joined().map(\.text).joined().utf8)
    return text.withUnsafeBytes { text in
      papers.contains { words in
        words.allSatisfy { ByteSearch.first(Array($0.utf8), in: text) != nil }
      }
    }
  }
}
