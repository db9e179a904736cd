public import Evidence

/// Files to hand over, as BagIt has them (RFC 8493): a payload with checksums, and what is said of it.
public struct Bag: Sendable {
  /// A file of the payload.
  public struct Item: Sendable {
    /// Where its bytes come from.
    public let source: EvidencePath
    /// What it is called in the bag, below `data/`.
    public let name: String
    /// In bytes.
    public let size: Int
    /// In lower-case hexadecimal digits: the bag has this file, or none.
    public let sha256: String

    public init(source: EvidencePath, name: String, size: Int, sha256: String) {
      self.source = source
      self.name = name
      self.size = size
      self.sha256 = sha256
    }
  }

  /// A text beside the payload.
  public struct TagFile: Sendable {
    public let name: String
    public let text: String

    public init(name: String, text: String) {
      self.name = name
      self.text = text
    }
  }

  public let items: [Item]
  public let tagFiles: [TagFile]
  /// What `bag-info.txt` says, in this order; reserved names are those of RFC 8493, 2.2.2.
  public let info: [(label: String, value: String)]

  public init(items: [Item], tagFiles: [TagFile], info: [(label: String, value: String)]) {
    self.items = items
    self.tagFiles = tagFiles
    self.info = info
  }

  /// Every tag file that the manifest of tag files lists, in its order.
  var allTagFiles: [TagFile] {
    [
      TagFile(
        name: "bagit.txt", text: "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"),
      TagFile(name: "bag-info.txt", text: infoText),
      TagFile(
        name: "manifest-sha256.txt",
        text: items.map { "\($0.sha256)  data/\($0.name)\n" }.joined()),
    ] + tagFiles
  }

  private var infoText: String {
    let oxum = "\(items.map(\.size).reduce(0, +)).\(items.count)"
    return (info + [("Payload-Oxum", oxum)])
      .map { "\($0.label): \(PrintableText.escape($0.value))\n" }.joined()
  }
}

/// Why a bag could not be made; then nothing is left of it.
public struct BagFailure: Error, Hashable, Sendable {
  public enum Cause: Hashable, Sendable {
    /// There is a file of that name, or a folder that is not empty.
    case occupied
    /// The operating system's number for it.
    case system(Int32)
    /// A document could not be opened again.
    case source(EvidencePath, FileProblem)
    /// A document's bytes are not those that were judged.
    case changed(EvidencePath)
  }

  public let cause: Cause
}
