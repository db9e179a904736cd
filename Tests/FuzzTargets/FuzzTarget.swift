import Dossier
import Evidence
import Extraction
import Identifiers
import Intake
import Knowledge
import Poppler
import Readers
import Reading

/// The parsers of our own that meet strangers' bytes, each as a function of bytes.
///
/// A target ends for every input, and what it returns keeps the promises of its type; a broken
/// promise stops the process, for a fuzzer or a test to see.
public enum FuzzTarget: String, CaseIterable, Sendable {
  case dates, amounts, contacts, identifiers
  case caseFile = "case-file"
  case rules, xml, pictures, frames, words

  /// Parses the bytes.
  public func run(_ bytes: [UInt8]) {
    switch self {
    case .dates:
      let text = String(decoding: bytes, as: UTF8.self)
      for compact in [false, true] {
        Self.expectParted(
          DateReader.candidates(in: text, allowingCompact: compact).map(\.range), in: text)
      }
    case .amounts:
      let text = String(decoding: bytes, as: UTF8.self)
      Self.expectParted(AmountReader.candidates(in: text).map(\.range), in: text)
      Self.expectParted(AmountReader.percentages(in: text).map(\.range), in: text)
    case .contacts:
      let text = String(decoding: bytes, as: UTF8.self)
      for candidate in ContactReader.candidates(in: text) {
        precondition(candidate.range.upperBound <= text.utf8.count)
      }
    case .identifiers:
      let text = String(decoding: bytes, as: UTF8.self)
      for scheme in IdentifierScheme.allCases { _ = scheme.verdict(on: text) }
    case .caseFile: Self.readCaseFile(bytes)
    case .rules: Self.readRules(bytes)
    case .xml:
      var parts = 0
      EInvoiceExtraction.run(bytes) { _ in parts += 1 }
      precondition(parts > 0)
    case .pictures: Self.readPicture(bytes)
    case .frames: Self.readAnswer(bytes)
    case .words: Self.groupWords(bytes)
    }
  }

  private static func expectParted(_ ranges: [Range<Int>], in text: String) {
    var end = 0
    for range in ranges {
      precondition(range.lowerBound >= end && range.upperBound <= text.utf8.count)
      end = range.upperBound
    }
  }

  private static func readCaseFile(_ bytes: [UInt8]) {
    var decoder = CaseDecoder(file: "case.yaml", ticketCategories: CaseSchema.ticketCategories)
    do throws(CaseFileError) {
      let file = try decoder.decode(bytes)
      precondition(!file.ticket.isEmpty)
    } catch {
      precondition(!error.problems.isEmpty)
    }
  }

  /// The first byte says in which place of the rules the rest stands.
  private static func readRules(_ bytes: [UInt8]) {
    let paths = RuleFiles.embedded.files.map(\.path)
    guard let first = bytes.first, !paths.isEmpty else { return }
    let path = paths[Int(first) % paths.count]
    let text = String(decoding: bytes.dropFirst(), as: UTF8.self)
    _ = RuleLibrary.problems(in: RuleFiles(files: [RuleFiles.File(path: path, text: text)]))
  }

  private static func readPicture(_ bytes: [UInt8]) {
    let types = [
      "image/png", "image/jpeg", "image/tiff", "image/gif", "image/bmp", "image/webp",
      "image/heic", "image/jp2",
    ]
    for type in types {
      PictureExtraction.run(bytes, mediaType: type) { part in
        if case .page(let page) = part { precondition(page.width > 0 && page.height > 0) }
      }
    }
  }

  private static func readAnswer(_ bytes: [UInt8]) {
    let limits = ExtractionLimits()
    var decoder = ReplyDecoder(limits: limits)
    do { try decoder.decode(bytes) } catch {}
    _ = ReaderRequest(bytes)
    _ = ReplyHead(bytes, atMost: 64 << 20)
    for case .extracted(.page(let page)) in decoder.parts {
      precondition(page.spans.count == page.words.count && page.words.count <= limits.words)
    }
  }

  /// Characters of eight bytes each: a scalar, and where it stands.
  private static func groupWords(_ bytes: [UInt8]) {
    let size = 8
    let characters = stride(from: 0, to: bytes.count - size + 1, by: size).map { start in
      let value = UInt32(bytes[start]) | UInt32(bytes[start + 1]) << 8
      let (x, y) = (4 * Double(bytes[start + 2]), 4 * Double(bytes[start + 3]))
      // Sizes of all orders, turned and lying boxes among them.
      let width = Double(Int8(bitPattern: bytes[start + 4])) / 4
      let height = Double(Int8(bitPattern: bytes[start + 5]))
      return PlacedCharacter(
        Unicode.Scalar(value) ?? " ", style: bytes[start + 6] & 1 == 0 ? 0 : nil,
        x0: x, y0: y, x1: x + width, y1: y + height)
    }
    let text = PlacedText(
      characters: characters, styles: [TextStyle(fontName: "F", fontSize: 10)])
    let page = Box(x0: 0, y0: 0, x1: 1000, y1: 1000)
    let lines = PageLayout.lines(of: text, page: page)
    let count = lines.reduce(0) { $0 + $1.reduce(0) { $0 + $1.text.unicodeScalars.count } }
    precondition(lines.allSatisfy { !$0.isEmpty })
    precondition(count <= 4 * characters.count)
  }
}
