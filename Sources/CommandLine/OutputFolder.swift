import Evidence
import Glibc

/// Makes a folder, and those that it lies in; one that is there is left as it is.
func makeFolder(_ path: [UInt8]) throws(OutputFailure) {
  if mkdir(path.cString, 0o777) == 0 || errno == EEXIST { return }
  let why = SystemWords.last
  if errno == ENOENT, let slash = path.lastIndex(of: UInt8(ascii: "/")), slash > 0 {
    try makeFolder(Array(path[..<slash]))
    return try makeFolder(path)
  }
  let name = EvidencePath(bytes: path).description
  throw OutputFailure(
    words: LocalizedText(
      en: "cannot make \(name): \(why.en)", zh: "无法创建 \(name)：\(why.zh)"))
}
