import Evidence
import Glibc
import Reporting

/// How a run tells on standard error how far it is.
enum ProgressStyle: String, CaseIterable {
  /// A bar where standard error is a terminal, nothing otherwise.
  case auto
  /// A line every few seconds.
  case plain
  case none
}

/// How far a run is: a bar that redraws itself, or a line now and then.
struct Progress {
  private enum Style { case bar, plain, silent }

  private let style: Style
  private let language: ReportLanguage
  /// Nil while nobody knows how many there will be.
  private let total: Int?
  private let start = Self.now
  private var lastTold: Double
  private var tally = RunTally()
  private var isDrawn = false

  /// - Parameter total: How many cases there are; nil when they come one by one.
  init(_ style: ProgressStyle, total: Int?, language: ReportLanguage) {
    let isWorthIt = total.map { $0 > 1 } ?? true
    switch style {
    case .auto: self.style = isWorthIt && Surroundings.hasTerminalForErrors ? .bar : .silent
    case .plain: self.style = .plain
    case .none: self.style = .silent
    }
    self.total = total
    self.language = language
    lastTold = start
  }

  /// Takes the bar away, so that something else can be written.
  mutating func clear() {
    guard isDrawn else { return }
    Diagnostics.draw("\r\u{1B}[K")
    isDrawn = false
  }

  mutating func advance(by outcome: CaseOutcome) {
    guard style != .silent else { return }
    tally.add(outcome)
    let now = Self.now
    switch style {
    case .bar:
      Diagnostics.draw("\r\u{1B}[K" + bar + words(at: now))
      isDrawn = true
    case .plain where now - lastTold >= 5:
      lastTold = now
      Diagnostics.say(words(at: now))
    case .plain, .silent: break
    }
  }

  mutating func finish() {
    clear()
    if style == .plain { Diagnostics.say(words(at: Self.now)) }
  }

  private var bar: String {
    guard let total, total > 0 else { return "" }
    let width = 20
    let filled = min(width, width * tally.cases / total)
    return "[" + String(repeating: "#", count: filled)
      + String(repeating: "-", count: width - filled) + "] "
  }

  private func words(at now: Double) -> String {
    let done = tally.cases
    let rate = Double(done) / max(now - start, 0.001)
    var parts: [LocalizedText] = [
      total.map { LocalizedText(en: "\(done) of \($0) cases", zh: "\(done)/\($0) 个案件") }
        ?? LocalizedText(en: "\(done) cases", zh: "\(done) 个案件"),
      LocalizedText(en: "\(Self.tenths(rate))/s", zh: "每秒 \(Self.tenths(rate)) 个"),
    ]
    if let total, done > 0, done < total {
      let seconds = Int((Double(total - done) / rate).rounded(.up))
      let left = "\(seconds / 60):" + (seconds % 60 < 10 ? "0" : "") + "\(seconds % 60)"
      parts.append(LocalizedText(en: "\(left) left", zh: "剩余 \(left)"))
    }
    let gaps = tally.verdicts[.gaps] ?? 0
    if gaps > 0 { parts.append(LocalizedText(en: "\(gaps) with gaps", zh: "\(gaps) 个有缺口")) }
    return parts.map { $0.text(in: language) }
      .joined(separator: language == .zh ? "，" : ", ")
  }

  private static func tenths(_ number: Double) -> String {
    let scaled = Int((number * 10).rounded())
    return "\(scaled / 10).\(scaled % 10)"
  }

  /// Seconds of a clock that nobody sets.
  private static var now: Double {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }
}
