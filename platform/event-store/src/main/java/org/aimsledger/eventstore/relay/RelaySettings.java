package org.aimsledger.eventstore.relay;

import java.time.Duration;

/// Limits of the relay.
///
/// @param batch most events of one lane sent before the cursor moves; a crash repeats at most these
/// @param bytes documents of one lane sent before the cursor moves; the event that passes it is the
///   last one
/// @param spacing time from the beginning of a round to that of the next, unless the limits above
///   left something behind; the first event after a rest doesn't wait
/// @param rest longest wait for news when nothing is to be sent
/// @param look how often the broker is asked whether it still has what it acknowledged
/// @param answer longest wait for the database or for the broker's acknowledgement of one batch
/// @param pause pause after a failure before going back to the cursor
public record RelaySettings(
    int batch,
    long bytes,
    Duration spacing,
    Duration rest,
    Duration look,
    Duration answer,
    Duration pause) {
  public static RelaySettings defaults() {
    return new RelaySettings(
        500,
        4_194_304,
        Duration.ofMillis(50),
        Duration.ofSeconds(1),
        Duration.ofSeconds(10),
        Duration.ofSeconds(20),
        Duration.ofMillis(500));
  }
}
