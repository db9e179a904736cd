import ArgumentParser
import Dispatch
import Dossier
import Glibc

Surroundings.occupyStandardDescriptors()
// A reader process never comes back from here: nothing asynchronous has begun yet, because what
// it does to itself must hold for its only thread.
ReaderMode.runIfRequested()
// A closed pipe, and a file that may not grow further, is told by the write that meets it.
signal(SIGPIPE, SIG_IGN)
signal(SIGXFSZ, SIG_IGN)
Task {
  exit(await DossierCommand.status(of: RawArgument.encodedArguments()))
}
dispatchMain()
