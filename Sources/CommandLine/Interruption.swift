import Dispatch
import Glibc
import Synchronization

/// Ctrl-C: the first ends a run after the cases that are begun, a second one ends it at once.
///
/// Until then readers, which the terminal tells as well, do not hear of it: they inherit that the
/// signal is ignored.
final class Interruption: Sendable {
  private let happened = Atomic<Bool>(false)
  private let action = Mutex<(@Sendable () -> Void)?>(nil)
  // Nothing of it is touched by two threads at a time: its handler runs once.
  private nonisolated(unsafe) let source: any DispatchSourceSignal

  init() {
    signal(SIGINT, SIG_IGN)
    source = DispatchSource.makeSignalSource(signal: SIGINT, queue: .global())
    source.setEventHandler { [self] in
      happened.store(true, ordering: .relaxed)
      source.cancel()
      signal(SIGINT, SIG_DFL)
      action.withLock { $0 }?()
    }
    source.resume()
  }

  /// Says what the first one does, in place of what it did before; does it where it has happened.
  func act(_ action: @escaping @Sendable () -> Void) {
    self.action.withLock { $0 = action }
    if hasHappened { action() }
  }

  var hasHappened: Bool { happened.load(ordering: .relaxed) }
}
