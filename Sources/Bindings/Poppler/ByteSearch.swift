internal import Glibc

/// Looking for byte strings in large buffers.
public enum ByteSearch {
  /// Where the needle begins first, at or after `start`; nil when it is not there.
  public static func first(
    _ needle: [UInt8], in haystack: UnsafeRawBufferPointer, from start: Int = 0
  ) -> Int? {
    guard let head = needle.first, let base = haystack.baseAddress else { return nil }
    let end = haystack.count - needle.count
    var position = start
    while position <= end,
      let found = memchr(base + position, CInt(head), end + 1 - position)
    {
      if memcmp(found, needle, needle.count) == 0 { return UnsafeRawPointer(found) - base }
      position = UnsafeRawPointer(found) - base + 1
    }
    return nil
  }

  /// Where the needle begins last; nil when it is not there.
  public static func last(_ needle: [UInt8], in haystack: UnsafeRawBufferPointer) -> Int? {
    guard !needle.isEmpty, haystack.count >= needle.count else { return nil }
    var position = haystack.count - needle.count
    while position >= 0 {
      if haystack[position] == needle[0],
        haystack[position..<(position + needle.count)].elementsEqual(needle)
      {
        return position
      }
      position -= 1
    }
    return nil
  }

  /// How often the needle stands there, without overlaps.
  public static func count(_ needle: [UInt8], in haystack: UnsafeRawBufferPointer) -> Int {
    var count = 0
    var start = 0
    while let found = first(needle, in: haystack, from: start) {
      count += 1
      start = found + needle.count
    }
    return count
  }
}
