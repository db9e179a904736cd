#if canImport(Glibc)
  internal import Glibc
#endif

/// Euler's number to the power of `x`.
func exponential(_ x: Double) -> Double { exp(x) }
