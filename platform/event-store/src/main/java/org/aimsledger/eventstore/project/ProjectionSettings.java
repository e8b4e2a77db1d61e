package org.aimsledger.eventstore.project;

import java.time.Duration;

/// Limits of the views.
///
/// @param batch most events applied in one transaction
/// @param rest longest wait for news when a view is up to date
/// @param timeout longest time for one transaction
/// @param pause pause after a failure
/// @param ownWrites longest time a list waits for its own service's writes
public record ProjectionSettings(
    int batch, Duration rest, Duration timeout, Duration pause, Duration ownWrites) {
  public static ProjectionSettings defaults() {
    return new ProjectionSettings(
        500,
        Duration.ofSeconds(1),
        Duration.ofSeconds(30),
        Duration.ofMillis(500),
        Duration.ofSeconds(2));
  }
}
