package org.aimsledger.eventstore.project;

import org.jspecify.annotations.Nullable;

/// How a view stands.
///
/// @param version that the code of this process has
/// @param servedVersion that wrote the rows which are served; -1 while that is unknown
/// @param behind committed events that the served rows don't have, as far as this process knows
/// @param rebuild the rebuild that is under way, anywhere; null when there is none
public record ViewStatus(
    String name, int version, int servedVersion, long behind, @Nullable Rebuild rebuild) {
  /// A copy that is being built.
  ///
  /// @param applied events of the log that it has
  /// @param events events of the log
  /// @param indexed whether its indexes have been made, which is done after the first catch-up
  public record Rebuild(int version, long applied, long events, boolean indexed) {}
}
