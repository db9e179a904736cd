import Dispatch
import Glibc
import Synchronization

/// Ctrl-C: the first ends a run after the cases that are begun, a second one ends it at once.
///
/// Until then readers, which the terminal tells as well, do not hear of it: they inherit that the
/// signal is ignored.
final class Interruption: Sendable {
  private let happened = Atomic<Bool>(false)
  // Nothing of it is touched by two threads at a time: its handler runs once.
  private nonisolated(unsafe) let source: any DispatchSourceSignal

  /// - Parameter action: What the first one does.
  init(_ action: @escaping @Sendable () -> Void) {
    signal(SIGINT, SIG_IGN)
    source = DispatchSource.makeSignalSource(signal: SIGINT, queue: .global())
    source.setEventHandler { [self] in
      happened.store(true, ordering: .relaxed)
      source.cancel()
      signal(SIGINT, SIG_DFL)
      action()
    }
    source.resume()
  }

  var hasHappened: Bool { happened.load(ordering: .relaxed) }
}
