package org.aimsledger.contracts.platform;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.aimsledger.contracts.WireName;

/// What a service has found when it compared what it had made of its events with them. One stream a
/// service.
public sealed interface DerivedDataEvent extends PlatformEvent {
  /// What is made of events.
  DerivedData what();

  /// Name of the view, or of what else is made of events.
  String table();

  /// Rows are not what the events say: somebody has changed, deleted or put in some of them past
  /// the service, or the service has a fault.
  ///
  /// @param log id of the stream, derived from the name of the service
  /// @param rows those that were not known before, by their keys; nothing of what is in them
  /// @param more number of further ones that are not named
  @WireName("org.aimsledger.platform.differences-found.v1")
  record DifferencesFound(
      UUID log, DerivedData what, String table, List<DifferingRow> rows, long more, Instant at)
      implements DerivedDataEvent {
    public DifferencesFound {
      rows = List.copyOf(rows);
    }
  }

  /// The rows that differed were made anew from the events.
  ///
  /// @param log id of the stream, derived from the name of the service
  /// @param rows number of those that had been named
  @WireName("org.aimsledger.platform.differences-mended.v1")
  record DifferencesMended(UUID log, DerivedData what, String table, long rows, Instant at)
      implements DerivedDataEvent {}
}
