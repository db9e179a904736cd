public import Evidence
internal import Readers
internal import Recognition

/// What this machine has of what reading needs, and what to install for the rest.
public struct Machine: Sendable {
  /// One thing that was looked at.
  public struct Fact: Sendable {
    public let title: LocalizedText
    public let words: LocalizedText
    public let isAsItShould: Bool
  }

  public let facts: [Fact]

  /// Looks at this machine now; files are verified by their digests.
  public init() { facts = [Self.paddle, Self.tesseract, Self.isolation] }

  private static var paddle: Fact {
    let title = LocalizedText(en: "PP-OCR", zh: "PP-OCR")
    let folder = ModelsFolder.path
    do throws(PaddleError) {
      guard let folder else { throw .noFolder }
      for file in PaddleFiles.all { _ = try PaddleFiles.bytes(of: file, in: folder) }
      return Fact(
        title: title,
        words: LocalizedText(en: "complete, in \(folder)", zh: "完整，位于 \(folder)"),
        isAsItShould: true)
    } catch {
      return Fact(title: title, words: error.words, isAsItShould: false)
    }
  }

  private static var tesseract: Fact {
    let data = TesseractRecognizer.data
    let there = data.filter { TesseractRecognizer.isInstalled($0.name) }.map(\.name)
    let missing = data.filter { !TesseractRecognizer.isInstalled($0.name) }.map(\.package)
    let names = there.joined(separator: ", ")
    var words = LocalizedText(
      en: there.isEmpty ? "no data of languages" : "reads with \(names)",
      zh: there.isEmpty ? "没有语言数据" : "可用数据：\(names)")
    if !missing.isEmpty {
      let packages = missing.joined(separator: " ")
      words =
        words
        + LocalizedText(
          en: "; for the rest: apt install \(packages)", zh: "；其余请安装：apt install \(packages)")
    }
    return Fact(
      title: LocalizedText(en: "Tesseract", zh: "Tesseract"), words: words,
      isAsItShould: missing.isEmpty)
  }

  private static var isolation: Fact {
    Fact(
      title: LocalizedText(en: "isolation", zh: "隔离"),
      words: Sandbox.warning
        ?? LocalizedText(
          en: "readers are confined: files, calls, memory", zh: "读取进程已隔离：文件、系统调用、内存"),
      isAsItShould: Sandbox.missing.isEmpty)
  }
}
