internal import Extraction

/// The ranges outside of which a number from a reader is nonsense.
enum WireRange {
  static let coordinate = -ExtractionLimits.farthest...ExtractionLimits.farthest
  static let length = 0...ExtractionLimits.farthest
  static let share = 0.0...1.0
  static let year = 1...9999
  static let anyCount = 0...(Int.max / 2)
}
