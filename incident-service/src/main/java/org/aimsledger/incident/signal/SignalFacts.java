package org.aimsledger.incident.signal;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.aimsledger.contracts.incident.OutsideRecord;
import org.aimsledger.contracts.incident.SealedStatement;
import org.aimsledger.contracts.incident.SignalEvent.Reported;
import org.aimsledger.contracts.incident.SignalLabel;
import org.aimsledger.contracts.incident.SignalSource;
import org.aimsledger.contracts.inventory.GivenDate;
import org.jspecify.annotations.Nullable;

/// What is known of a signal, whatever its state.
///
/// @param lastAt time of the last event; later ones are not before it
public record SignalFacts(
    UUID signal,
    SignalSource source,
    String title,
    @Nullable String text,
    List<UUID> systems,
    @Nullable OutsideRecord outside,
    List<SignalLabel> labels,
    @Nullable Instant occurredAt,
    @Nullable GivenDate occurredOn,
    @Nullable SealedStatement statement,
    @Nullable String receiptDigest,
    @Nullable UUID splitFrom,
    Instant reportedAt,
    Instant lastAt) {
  public SignalFacts {
    systems = List.copyOf(systems);
    labels = List.copyOf(labels);
  }

  static SignalFacts of(Reported e) {
    return new SignalFacts(
        e.signal(),
        e.source(),
        e.title(),
        e.text(),
        e.systems(),
        e.outside(),
        e.labels(),
        e.occurredAt(),
        e.occurredOn(),
        e.statement(),
        e.receiptDigest(),
        e.splitFrom(),
        e.at(),
        e.at());
  }

  SignalFacts described(String newTitle, String newText) {
    return with(newTitle, newText, systems, labels, lastAt);
  }

  SignalFacts matched(List<UUID> all) {
    return with(title, text, all, labels, lastAt);
  }

  SignalFacts labelled(List<SignalLabel> more) {
    return with(
        title, text, systems, Stream.concat(labels.stream(), more.stream()).toList(), lastAt);
  }

  SignalFacts at(Instant time) {
    return with(title, text, systems, labels, time);
  }

  private SignalFacts with(
      String newTitle,
      @Nullable String newText,
      List<UUID> newSystems,
      List<SignalLabel> newLabels,
      Instant newLastAt) {
    return new SignalFacts(
        signal,
        source,
        newTitle,
        newText,
        newSystems,
        outside,
        newLabels,
        occurredAt,
        occurredOn,
        statement,
        receiptDigest,
        splitFrom,
        reportedAt,
        newLastAt);
  }

  /// Labels that are not on it yet, each once.
  List<SignalLabel> missing(List<SignalLabel> given) {
    return given.stream().distinct().filter(label -> !labels.contains(label)).toList();
  }

  /// The time, or that of the last event when it is later: clocks of machines differ.
  Instant notBefore(Instant time) {
    return time.isBefore(lastAt) ? lastAt : time;
  }
}
