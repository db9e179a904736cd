import ArgumentParser
import Evidence
import Glibc
import Reporting

/// What the environment and the terminal ask for.
enum Surroundings {
  private static func variable(_ name: String) -> String? {
    guard let value = getenv(name) else { return nil }
    let text = String(cString: value)
    return text.isEmpty ? nil : text
  }

  /// The language of the locale; POSIX has the first of these that is set win.
  static var language: ReportLanguage {
    let locale = variable("LC_ALL") ?? variable("LC_MESSAGES") ?? variable("LANG") ?? ""
    return locale.hasPrefix("zh") ? .zh : .en
  }

  /// How text is laid out on standard output, or in a file.
  static func layout(toFile: Bool) -> TextLayout {
    guard !toFile, isatty(STDOUT_FILENO) == 1 else { return TextLayout() }
    var size = winsize()
    let isKnown = ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0 && size.ws_col > 0
    let mayColour = variable("NO_COLOR") == nil && variable("TERM") != "dumb"
    return isKnown
      ? TextLayout(width: Int(size.ws_col), hasColour: mayColour)
      : TextLayout(hasColour: mayColour)
  }

  /// A day as an option states it.
  static func day(_ text: String) throws -> Day {
    guard let day = Day(iso: text) else {
      throw ValidationError("a date is written as 2026-11-22; there is no day '\(text)'")
    }
    return day
  }

  /// Whether what is written to standard error can be drawn over.
  static var hasTerminalForErrors: Bool {
    isatty(STDERR_FILENO) == 1 && variable("TERM") != "dumb"
  }

  /// Today where the machine stands.
  static var today: Day {
    var now = time(nil)
    var parts = tm()
    guard localtime_r(&now, &parts) != nil,
      let day = Day(
        year: Int(parts.tm_year) + 1900, month: Int(parts.tm_mon) + 1, day: Int(parts.tm_mday))
    else { return Day(daysSinceEpoch: now / 86_400) }
    return day
  }

  /// Gives standard input, output and error to the null device where the caller closed them.
  ///
  /// Otherwise the next file or socket that is opened would take their place. Read-only, so that
  /// writing a report to a closed output still fails.
  static func occupyStandardDescriptors() {
    for descriptor in STDIN_FILENO...STDERR_FILENO where fcntl(descriptor, F_GETFD) == -1 {
      _ = open("/dev/null", O_RDONLY)
    }
  }
}
