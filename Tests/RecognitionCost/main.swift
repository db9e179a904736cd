import ArgumentParser
import Readers

// As in the program itself: a reader process never comes back from here.
ReaderProcess.runIfRequested()
RecognitionCost.main()
