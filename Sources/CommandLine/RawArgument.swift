import ArgumentParser
import Evidence
import Glibc

/// A path of the command line, byte for byte.
///
/// Swift mends arguments that are not UTF-8, and a mended path names no file. So each byte that
/// is not part of valid UTF-8 travels through the parser as a private-use scalar of its own.
struct RawArgument: ExpressibleByArgument, Hashable {
  let bytes: [UInt8]

  init(bytes: [UInt8]) { self.bytes = bytes }

  init?(argument: String) {
    let bytes = Self.decode(argument)
    guard !bytes.isEmpty else { return nil }
    self.bytes = bytes
  }

  static var defaultCompletionKind: CompletionKind { .file() }

  /// The path as it may be printed.
  var printable: String { EvidencePath(bytes: bytes).description }

  private static let stand = UInt32(0x10FF00)

  /// The arguments of this process, after its name, as the parser may see them.
  static func encodedArguments() -> [String] {
    (1..<max(1, Int(CommandLine.argc))).compactMap { index in
      CommandLine.unsafeArgv[index].map { argument in
        encode(Array(UnsafeRawBufferPointer(start: argument, count: strlen(argument))))
      }
    }
  }

  static func encode(_ bytes: [UInt8]) -> String {
    var result = ""
    var rest = bytes[...]
    while let first = rest.first {
      var decoder = UTF8()
      var iterator = rest.makeIterator()
      if case .scalarValue(let scalar) = decoder.decode(&iterator), scalar.value < stand {
        result.unicodeScalars.append(scalar)
        rest = rest.dropFirst(UTF8.width(scalar))
      } else {
        if let scalar = Unicode.Scalar(stand + UInt32(first)) {
          result.unicodeScalars.append(scalar)
        }
        rest = rest.dropFirst()
      }
    }
    return result
  }

  static func decode(_ text: String) -> [UInt8] {
    text.unicodeScalars.flatMap { scalar in
      scalar.value >= stand ? [UInt8(truncatingIfNeeded: scalar.value)] : Array(String(scalar).utf8)
    }
  }
}
