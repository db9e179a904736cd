public import Evidence
internal import Digest
internal import Glibc

/// The files of ONNX Runtime and of PP-OCR, known by their digests: nothing else is run.
public enum PaddleFiles {
  /// A file that has to lie in the folder of models.
  public struct Known: Hashable, Sendable {
    public let name: String
    /// SHA-256, in lower-case hexadecimal.
    public let digest: String
  }

  /// Of `onnxruntime` 1.32.0.
  public static let library = Known(name: "libonnxruntime.so.1.32.0", digest: libraryDigest)

  #if arch(arm64)
    private static let libraryDigest =
      "49852228a93995158b2a813d4df487d47a1b76b0eaa894507ef49e91b6d7954a"
  #else
    private static let libraryDigest =
      "6c1585d1bbf45b0712ea4a21b705c5fcb4ba04ff2e30f1fbf81a49faf658638f"
  #endif
  /// Finds text, of `rapidocr` 3.10.0.
  public static let detection = Known(
    name: "PP-OCRv6_det_small.onnx",
    digest: "090f04abcd9d9a7498bc4ebf677e4cb9bdce1fe4197ddb7e529f1ef44e1ff94f")
  /// Reads lines of text, of `rapidocr` 3.10.0.
  public static let recognition = Known(
    name: "PP-OCRv6_rec_small.onnx",
    digest: "6f327246b50388f3c176ae304bd95767ea6dc0c9ae92153ef8cbe210b3c14884")

  public static let all = [library, detection, recognition]

  /// Whether all files are there; whether they are the right ones is not looked at.
  public static func areInstalled(in folder: String?) -> Bool {
    guard let folder else { return false }
    return all.allSatisfy { access("\(folder)/\($0.name)", R_OK) == 0 }
  }

  /// Reads a file and compares its digest.
  public static func bytes(of file: Known, in folder: String) throws(PaddleError) -> [UInt8] {
    let path = "\(folder)/\(file.name)"
    guard let bytes = read(path) else { throw .missing(path) }
    var digest = SHA256()
    digest.update(bytes.span.bytes)
    guard digest.hexadecimal() == file.digest else { throw .unknown(path) }
    return bytes
  }

  private static func read(_ path: String) -> [UInt8]? {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { return nil }
    let size = Int(status.st_size)
    let bytes = [UInt8](unsafeUninitializedCapacity: size) { target, count in
      while count < size, let base = target.baseAddress {
        let received = Glibc.read(descriptor, base + count, size - count)
        if received < 0, errno == EINTR { continue }
        guard received > 0 else { break }
        count += received
      }
    }
    return bytes.count == size ? bytes : nil
  }
}

/// Why PP-OCR cannot be used.
public enum PaddleError: Error, Hashable {
  /// Nobody says where the files are.
  case noFolder
  case missing(String)
  /// The file is not the one that this version knows.
  case unknown(String)
  /// ONNX Runtime refuses the file, in its own words.
  case refused(String)

  /// For a person; lower case, no full stop.
  public var words: LocalizedText {
    switch self {
    case .noFolder:
      LocalizedText(
        en: "PP-OCR is not used: neither HOME nor DOSSIER_MODELS says where its files are",
        zh: "未使用 PP-OCR：HOME 与 DOSSIER_MODELS 均未指明其文件位置")
    case .missing(let path):
      LocalizedText(
        en: "PP-OCR is not used: \(path) is not there; .ci/install puts it there",
        zh: "未使用 PP-OCR：缺少 \(path)；运行 .ci/install 即可安装")
    case .unknown(let path):
      LocalizedText(
        en: "PP-OCR is not used: \(path) is not the file that this version knows (SHA-256); "
          + ".ci/install replaces it",
        zh: "未使用 PP-OCR：\(path) 与本版本所认的文件不符（SHA-256）；运行 .ci/install 可替换")
    case .refused(let words):
      LocalizedText(
        en: "PP-OCR is not used: ONNX Runtime says: \(words)",
        zh: "未使用 PP-OCR：ONNX Runtime 报告：\(words)")
    }
  }
}
