import Evidence
import Glibc

/// What the operating system says of a call that has just failed.
enum SystemWords {
  static var last: LocalizedText {
    let own = String(cString: strerror(errno))
    return switch errno {
    case EACCES, EPERM, EROFS: LocalizedText(en: own, zh: "没有写入权限")
    case ENOENT: LocalizedText(en: own, zh: "没有这个文件夹")
    case ENOSPC: LocalizedText(en: own, zh: "磁盘空间不足")
    default: LocalizedText(en: own, zh: "“\(own)”")
    }
  }
}
