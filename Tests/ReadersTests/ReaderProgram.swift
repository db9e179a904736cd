import Evidence
import Glibc
import Readers
import Testing

/// The built program, which serves as reader for the tests.
enum ReaderProgram {
  /// Beside the test bundle, which is the running executable.
  static var path: String {
    guard let resolved = realpath("/proc/self/exe", nil) else { return "" }
    defer { free(resolved) }
    let own = String(cString: resolved)
    let folder = own.split(separator: "/", omittingEmptySubsequences: false).dropLast()
    return folder.joined(separator: "/") + "/dossier"
  }

  static func options(jobs: Int = 2) -> ReaderOptions {
    var options = ReaderOptions(jobs: jobs)
    options.executable = path
    return options
  }

  /// How many processes serve this one as readers, their children included.
  static func count() -> Int { processes().count }

  /// Kills one of them, which one is left to chance; false where there is none.
  static func killOne() -> Bool {
    guard let process = processes().randomElement() else { return false }
    return kill(process, SIGKILL) == 0
  }

  static func killAll() { for process in processes() { kill(process, SIGKILL) } }

  private static func processes() -> [pid_t] {
    guard let folder = opendir("/proc") else { return [] }
    defer { closedir(folder) }
    var found: [pid_t] = []
    while let entry = readdir(folder) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      guard let process = pid_t(name), let file = fopen("/proc/\(name)/cmdline", "rb") else {
        continue
      }
      defer { fclose(file) }
      var line = [UInt8](repeating: 0, count: 4096)
      let length = fread(&line, 1, line.count, file)
      let arguments = line[..<length].split(separator: 0)
        .map { String(decoding: $0, as: UTF8.self) }
      if arguments.dropFirst().starts(with: ["--serve-as-reader", String(getpid())]) {
        found.append(process)
      }
    }
    return found
  }
}

/// An open file without a name, as intake would hand it over.
struct OpenFile {
  let received: ReceivedFile
  let descriptor: Int32

  init(_ name: String, _ bytes: [UInt8]) {
    var path = Array("/tmp/dossier-test-XXXXXX".utf8CString)
    descriptor = mkstemp(&path)
    unlink(path)
    let written = write(descriptor, bytes, bytes.count)
    received = ReceivedFile(
      path: EvidencePath(name), size: written, sha256: nil)
  }
}
