package org.aimsledger.eventstore.recovery;

/// How a log stands to what others have seen of it.
public sealed interface Standing {
  /// As far as everybody who was asked and answered has seen it.
  ///
  /// @param returned how many events came back for that
  /// @param all whether everybody could be asked
  record Level(long returned, boolean all) implements Standing {}

  /// Nobody has said that it is behind, but too few could be asked.
  ///
  /// @param reason who doesn't answer
  record Unknown(String reason) implements Standing {}

  /// Behind, and not brought back yet.
  ///
  /// @param reason which lane, and how far
  record Behind(String reason) implements Standing {}
}
