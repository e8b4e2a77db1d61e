package org.aimsledger.incident.signal;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.aimsledger.contracts.incident.OutsideRecord;
import org.aimsledger.contracts.incident.SignalSource;

/// What an event of another of our services gives as a signal. It is one signal however often the
/// event comes: its id belongs to the event.
///
/// @param source CloudEvents source of the service, e.g. `/risk`
/// @param event id of the event
/// @param occurredAt when it happened, by the clock of the service
public record ServiceSignal(
    String source,
    UUID event,
    SignalTitle title,
    SignalText text,
    List<UUID> systems,
    Instant occurredAt) {
  public ServiceSignal {
    systems = systems.stream().distinct().limit(SignalCommand.MAX_SYSTEMS).toList();
  }

  /// Where the event is kept.
  public OutsideRecord origin() {
    return new OutsideRecord(source, event.toString(), null);
  }

  /// The order to keep it, for people to decide what it is.
  ///
  /// @param signal the id that belongs to the event
  public SignalCommand report(UUID signal, Instant now) {
    return new SignalCommand.Report(
        signal,
        SignalSource.SERVICE,
        title,
        text,
        systems,
        // Whoever told of them knows them; a person matches others.
        List.of(),
        origin(),
        List.of(),
        // Clocks differ, and that must not keep a signal from being kept.
        occurredAt.isAfter(now) ? now : occurredAt,
        null,
        null,
        null,
        null,
        now);
  }
}
