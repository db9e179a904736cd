internal import COnnx
internal import Glibc

/// Why ONNX Runtime would not do something, in its own words.
public struct OnnxError: Error, Hashable {
  public let message: String
}

/// ONNX Runtime, opened from its shared library, and kept open as long as the process lives.
public final class OnnxRuntime {
  fileprivate let handle: OpaquePointer

  /// - Parameter path: Of the library. It is run: only a file that is known may be opened.
  public init(library path: String) throws(OnnxError) {
    handle = try ErrorText.take { onx_open(path, $0, $1) }
  }
}

/// A neural network, loaded to be run by one thread.
public final class OnnxModel {
  private let runtime: OnnxRuntime
  private let handle: OpaquePointer

  public init(_ bytes: [UInt8], runtime: OnnxRuntime) throws(OnnxError) {
    self.runtime = runtime
    handle = try ErrorText.take { onx_load(runtime.handle, bytes, bytes.count, $0, $1) }
  }

  deinit { onx_free(handle) }

  /// What the model's file says of itself under a key; nil for nothing.
  public func metadata(_ key: String) -> String? {
    guard let text = onx_metadata(handle, key) else { return nil }
    defer { free(text) }
    return String(cString: text)
  }

  /// What came out: its values, and its dimensions from the outermost, filled up with ones.
  public struct Output {
    public let values: UnsafePointer<Float>
    public let shape: [Int]
  }

  /// Runs the model; the output lives until `body` ends.
  ///
  /// - Precondition: There are as many values as the shape says.
  public func run<Result>(
    _ values: [Float], shape: [Int], _ body: (Output) -> Result
  ) throws(OnnxError) -> Result {
    precondition(shape.count == 4 && shape.reduce(1, *) == values.count)
    var output = onx_output()
    var text = ErrorText()
    guard
      text.fill({ onx_run(handle, values, shape.map(Int64.init), &output, $0, $1) }) == 0,
      let floats = output.values
    else { throw text.error }
    defer { onx_release(handle, &output) }
    let shape = [output.shape.0, output.shape.1, output.shape.2, output.shape.3].map(Int.init)
    return body(Output(values: floats, shape: shape))
  }
}

/// Room for the words of an error.
private struct ErrorText {
  private var bytes = [CChar](repeating: 0, count: 512)

  mutating func fill<Result>(
    _ call: (UnsafeMutablePointer<CChar>?, Int) -> Result
  ) -> Result {
    bytes.withUnsafeMutableBufferPointer { call($0.baseAddress, $0.count) }
  }

  var error: OnnxError {
    OnnxError(
      message: String(
        decoding: bytes.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self))
  }

  static func take(
    _ call: (UnsafeMutablePointer<CChar>?, Int) -> OpaquePointer?
  ) throws(OnnxError) -> OpaquePointer {
    var text = ErrorText()
    guard let handle = text.fill(call) else { throw text.error }
    return handle
  }
}
