internal import CReader
internal import Glibc

/// All that a reader may open once it is confined, to read: fonts and data, nothing of a person's.
///
/// Libraries, databases and models are better loaded before (`ReaderServer.init`): each document's
/// process begins as a copy, and may load no program of its own.
enum ReadableData {
  /// Files, and folders with all that is below them; those that are not there are passed over.
  static var paths: [String] {
    [
      // Fonts of the system, and how they are found.
      "/usr/share/fonts", "/usr/local/share/fonts", "/usr/share/ghostscript",
      "/etc/fonts", "/usr/share/fontconfig", "/var/cache/fontconfig",
      // Poppler's tables: characters by number in the fonts of China, Japan and Korea.
      "/usr/share/poppler",
    ]
  }

  /// Leaves this process, and all that it forks, only these; true when that holds.
  static func closeAllElse(_ layers: UInt32) -> Bool {
    let paths = paths.map { strdup($0) }
    defer { paths.forEach { free($0) } }
    let pointers = paths.map { UnsafePointer($0) }
    return rdr_close_files(layers, pointers, pointers.count) == 0
  }
}
