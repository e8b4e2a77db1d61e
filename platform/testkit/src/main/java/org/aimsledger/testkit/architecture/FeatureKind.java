package org.aimsledger.testkit.architecture;

/// What a package of a service is for. A package is one of these and nothing else.
enum FeatureKind {
  /// One aggregate.
  WRITE,
  /// One view.
  READ,
  /// One foreign source.
  REACT,
  /// Configuration, health and what all features of the service stand on.
  PLATFORM
}
