import Foundation
import TestDocuments
import Testing

/// A real browser, where one is installed.
enum Chromium {
  static let path = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"]
    .flatMap { name in ["/usr/bin/\(name)", "/usr/local/bin/\(name)"] }
    .first { FileManager.default.isExecutableFile(atPath: $0) }

  /// What became of pages that were opened in frames of one window.
  struct Visit {
    /// How many there were, and then a line for each fault.
    let audit: [String]
    /// What the browser had to say of the pages: errors of theirs, what their policy refused.
    let console: [String]
  }

  /// Opens pages, by the names of their files, at a width in points of CSS.
  static func visit(_ pages: [String: String], width: Int, isDark: Bool) throws -> Visit {
    let scratch = try Scratch()
    let script = PackageResources.audit_js
    let frames = try pages.keys.sorted().map { name in
      try scratch.write(name, pages[name] ?? "")
      return "<iframe data-name=\"\(name)\" width=\(width) height=900 src=\"\(name)\"></iframe>"
    }
    let wrapper =
      "<!DOCTYPE html><meta charset=utf-8><body>\(frames.joined())<script>"
      + String(decoding: script, as: UTF8.self) + "</script>"
    try scratch.write("wrapper.html", wrapper)
    let folder = scratch.folder.path
    let result = try Program.shell(
      "HOME='\(folder)' '\(path ?? "chromium")' --headless=new --no-sandbox --disable-gpu "
        + "--disable-dev-shm-usage --allow-file-access-from-files "
        + "--user-data-dir='\(folder)/profile' "
        + (isDark ? "--blink-settings=preferredColorScheme=0 " : "")
        + "--disable-background-networking --disable-component-update --no-first-run "
        + "--enable-logging=stderr --v=0 --window-size=1400,1000 "
        + "--virtual-time-budget=60000 --dump-dom 'file://\(folder)/wrapper.html'")
    let start = try #require(result.output.firstRange(of: "<pre id=\"problems\">"))
    let end = try #require(result.output[start.upperBound...].firstRange(of: "</pre>"))
    let audit = result.output[start.upperBound..<end.lowerBound]
    return Visit(
      audit: audit.split(separator: "\n").map(String.init),
      console: result.errors.split(separator: "\n").filter { $0.contains(":CONSOLE") }
        .map(String.init))
  }
}
