package org.aimsledger.audit.search;

/// Which entries come first.
enum Direction {
  /// The oldest.
  ASC,
  /// The newest.
  DESC
}
