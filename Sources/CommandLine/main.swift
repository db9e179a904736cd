import ArgumentParser
import Dispatch
import Dossier
import Glibc

Surroundings.occupyStandardDescriptors()
// A reader process never comes back from here: nothing asynchronous has begun yet, because what
// it does to itself must hold for its only thread.
ReaderMode.runIfRequested()
// A closed pipe is told by the write that meets it.
signal(SIGPIPE, SIG_IGN)
Task {
  await DossierCommand.main(RawArgument.encodedArguments())
  exit(ExitStatus.success.rawValue)
}
dispatchMain()
