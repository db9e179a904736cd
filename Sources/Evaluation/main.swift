internal import ArgumentParser
internal import Dispatch
internal import Glibc
internal import Readers

// A reader process never comes back from here, and nothing asynchronous may have begun yet.
ReaderProcess.runIfRequested()
Task {
  await Evaluate.main(Array(CommandLine.arguments.dropFirst()))
  exit(EXIT_SUCCESS)
}
dispatchMain()
