/// What stands in case folders and is never evidence.
enum LeftOut {
  /// Hidden from people, by a leading point.
  static func isHidden(_ name: [UInt8]) -> Bool { name.first == UInt8(ascii: ".") }

  /// What systems and office programs put beside a person's files: thumbnails, settings of
  /// folders, marks that a document is open.
  static func isSystemFile(_ name: [UInt8]) -> Bool {
    let text = String(decoding: name, as: UTF8.self).lowercased()
    return systemNames.contains(text) || text.hasPrefix("~$")
  }

  private static let systemNames: Set<String> = [
    "thumbs.db", "ehthumbs.db", "desktop.ini", "icon\r", "__macosx", "$recycle.bin",
    "system volume information",
  ]

  /// As in `dossier-report.json`: the names under which this program writes its own reports, with
  /// a point before them as long as they are not complete.
  private static let reportPrefixes = ["dossier-report.", ".dossier-report."].map { Array($0.utf8) }
  private static let reportFolder = Array("dossier-report".utf8)

  static func isOwnReport(_ name: [UInt8], isFolder: Bool) -> Bool {
    isFolder ? name == reportFolder : reportPrefixes.contains { name.starts(with: $0) }
  }
}

extension CaseFolder {
  /// Whether a file at this path inside a case folder would be evidence.
  public static func takesAsEvidence(_ path: some Collection<UInt8>) -> Bool {
    let components = path.split(separator: UInt8(ascii: "/")).map { Array($0) }
    guard let name = components.last, !LeftOut.isOwnReport(name, isFolder: false) else {
      return false
    }
    return !components.contains { LeftOut.isHidden($0) || LeftOut.isSystemFile($0) }
      && !components.dropLast().contains { LeftOut.isOwnReport($0, isFolder: true) }
  }
}
