internal import Glibc

enum Processors {
  /// How many processors may be used; at least one.
  static var count: Int { max(1, sysconf(CInt(_SC_NPROCESSORS_ONLN))) }
}
