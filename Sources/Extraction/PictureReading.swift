public import Recognition

/// What becomes of pages whose text has to be read from their picture.
public enum PictureReading {
  /// They stay unread.
  case never
  /// Another reader has to read the document: this one loads no engine.
  case elsewhere
  /// They are read here.
  ///
  /// - Parameters:
  ///   - everyPage: Whatever the pages' own text says.
  case here(RecognizerChoice, everyPage: Bool)

  /// Whether pages are read as pictures whatever their own text says.
  var isForEveryPage: Bool {
    if case .here(_, everyPage: true) = self { true } else { false }
  }
}
