/// Which extensions files of a kind bear, and which kinds an extension promises.
public enum MediaTypes {
  /// One kind of file: its media types as libmagic and others name it, and its extensions.
  private struct Kind {
    /// The registered name first.
    let types: [String]
    /// In lower case, the usual one first.
    let extensions: [String]
  }

  /// The media types whose bytes a file with this extension may hold, the usual first.
  ///
  /// Empty for an extension that is not known, in which case nothing is promised.
  public static func forExtension(_ fileExtension: some StringProtocol) -> [String] {
    let wanted = fileExtension.lowercased()
    return kinds.filter { $0.extensions.contains(wanted) }.flatMap(\.types)
  }

  /// The extensions that files of a media type bear, the usual first; empty when not known.
  public static func extensions(for mediaType: String) -> [String] {
    kinds.filter { $0.types.contains(mediaType) }.flatMap(\.extensions)
  }

  private static let kinds: [Kind] = [
    Kind(types: ["application/pdf"], extensions: ["pdf"]),
    Kind(types: ["image/jpeg"], extensions: ["jpg", "jpeg", "jpe", "jfif"]),
    Kind(types: ["image/png"], extensions: ["png"]),
    Kind(types: ["image/tiff"], extensions: ["tif", "tiff"]),
    Kind(types: ["image/gif"], extensions: ["gif"]),
    Kind(types: ["image/bmp", "image/x-ms-bmp"], extensions: ["bmp", "dib"]),
    Kind(types: ["image/webp"], extensions: ["webp"]),
    Kind(types: ["image/heic", "image/heif"], extensions: ["heic", "heif"]),
    Kind(types: ["image/avif"], extensions: ["avif"]),
    Kind(types: ["image/jp2"], extensions: ["jp2", "j2k", "jpf"]),
    Kind(types: ["image/svg+xml", "text/xml", "application/xml"], extensions: ["svg"]),
    Kind(
      types: [
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        "application/zip",
      ], extensions: ["docx"]),
    Kind(
      types: [
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "application/zip",
      ], extensions: ["xlsx"]),
    Kind(
      types: [
        "application/vnd.openxmlformats-officedocument.presentationml.presentation",
        "application/zip",
      ], extensions: ["pptx"]),
    Kind(types: ["application/msword", "application/x-ole-storage"], extensions: ["doc"]),
    Kind(types: ["application/vnd.ms-excel", "application/x-ole-storage"], extensions: ["xls"]),
    Kind(
      types: ["application/vnd.ms-powerpoint", "application/x-ole-storage"], extensions: ["ppt"]),
    Kind(types: ["application/vnd.ms-outlook", "application/x-ole-storage"], extensions: ["msg"]),
    Kind(types: ["application/vnd.oasis.opendocument.text"], extensions: ["odt"]),
    Kind(types: ["application/vnd.oasis.opendocument.spreadsheet"], extensions: ["ods"]),
    Kind(types: ["application/rtf", "text/rtf"], extensions: ["rtf"]),
    Kind(types: ["message/rfc822", "text/plain", "text/html"], extensions: ["eml"]),
    Kind(types: ["text/html", "application/xhtml+xml", "text/xml"], extensions: ["html", "htm"]),
    Kind(types: ["application/xml", "text/xml", "text/plain"], extensions: ["xml"]),
    Kind(types: ["application/json", "text/plain"], extensions: ["json"]),
    Kind(types: ["text/csv", "application/csv", "text/plain"], extensions: ["csv"]),
    Kind(types: ["text/tab-separated-values", "text/plain"], extensions: ["tsv", "tab"]),
    Kind(types: ["text/plain"], extensions: ["txt", "text", "log", "md"]),
    Kind(types: ["application/zip"], extensions: ["zip"]),
    Kind(types: ["application/vnd.rar", "application/x-rar"], extensions: ["rar"]),
    Kind(types: ["application/x-7z-compressed"], extensions: ["7z"]),
    Kind(types: ["application/gzip", "application/x-gzip"], extensions: ["gz", "tgz"]),
    Kind(types: ["application/ofd", "application/zip"], extensions: ["ofd"]),
    Kind(types: ["application/postscript"], extensions: ["ps", "eps"]),
    Kind(types: ["video/mp4"], extensions: ["mp4", "m4v"]),
    Kind(types: ["video/quicktime"], extensions: ["mov"]),
  ]
}
