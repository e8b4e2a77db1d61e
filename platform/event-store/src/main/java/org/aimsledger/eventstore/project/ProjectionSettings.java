package org.aimsledger.eventstore.project;

import java.time.Duration;

/// Limits of the views.
///
/// @param batch most events of one lane applied in one transaction
/// @param pageBytes bytes of documents that one transaction should not exceed by much; the number
///   of events is chosen by the average size of those before
/// @param keptBytes bytes of documents of which the events are kept, for all views of a service; a
///   page of a view that follows the log has half of it at most
/// @param spacing time from the beginning of a transaction to that of the next, unless a page was
///   full or somebody waits for the rows; the first event after a rest doesn't wait
/// @param rest longest wait for news when a view is up to date
/// @param poll how often a view that another process has to move is looked at
/// @param timeout longest time for one transaction
/// @param indexing longest time for building the indexes of a rebuilt view
/// @param pause pause after a failure
/// @param ownWrites longest time a list waits for its own service's writes
public record ProjectionSettings(
    int batch,
    long pageBytes,
    long keptBytes,
    Duration spacing,
    Duration rest,
    Duration poll,
    Duration timeout,
    Duration indexing,
    Duration pause,
    Duration ownWrites) {
  /// Bytes of a page that views share: that one and the one that is read ahead are both kept, or
  /// each view that comes second would find what it needs already pushed out.
  long sharedPageBytes() {
    return Math.min(pageBytes, keptBytes / 2);
  }

  public static ProjectionSettings defaults() {
    return new ProjectionSettings(
        1_000,
        8 * 1024 * 1024,
        2 * 1024 * 1024,
        Duration.ofMillis(100),
        Duration.ofSeconds(1),
        Duration.ofMillis(100),
        Duration.ofSeconds(30),
        Duration.ofMinutes(30),
        Duration.ofMillis(500),
        Duration.ofSeconds(2));
  }
}
