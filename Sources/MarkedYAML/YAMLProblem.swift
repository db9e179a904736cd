/// What is wrong with a YAML file, and where.
public struct YAMLProblem: Error, Hashable, Sendable, CustomStringConvertible {
  /// The file as the caller named it, printable.
  public let file: String
  public let mark: Mark?
  /// Lower case, no full stop; found, expected and the remedy.
  public let message: String

  public init(file: String, mark: Mark?, message: String) {
    self.file = file
    self.mark = mark
    self.message = message
  }

  /// `FILE:LINE:COLUMN: MESSAGE`.
  public var description: String {
    let place = mark.map { ":\($0.line):\($0.column)" } ?? ""
    return "\(file)\(place): \(message)"
  }
}
