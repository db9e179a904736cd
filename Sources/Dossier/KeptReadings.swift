internal import Intake
internal import ReplyCache

/// What was read of documents and is kept for the next time, in the user's cache folder.
public struct KeptReadings: Sendable {
  /// How many there are, and how large they are together.
  public struct Size: Hashable, Sendable {
    public let readings: Int
    public let bytes: Int

    fileprivate init(_ contents: CacheFolder.Contents) {
      readings = contents.entries
      bytes = contents.bytes
    }
  }

  private let folder: CacheFolder

  /// Nil where the environment names no folder for caches, or one whose files would be evidence.
  public static var ofUser: KeptReadings? { CacheFolder.outsideEvidence.map(KeptReadings.init) }

  private init(folder: CacheFolder) { self.folder = folder }

  /// Absolute.
  public var path: String { folder.path }
  /// In bytes: how large all of them may become.
  public var limit: Int { CacheFolder.limit }
  public var size: Size { Size(folder.contents) }

  /// Removes all of them; returns what there was.
  public func clear() -> Size { Size(folder.clear()) }
}

extension CacheFolder {
  /// That of the user, unless it lies in a case, to whose evidence nothing is ever written.
  static var outsideEvidence: CacheFolder? {
    ofUser.flatMap { folder in
      let file = Array((folder.path + "/reply").utf8)
      return CaseFolder.takingAsEvidence(file) == nil ? folder : nil
    }
  }
}
