package org.aimsledger.contracts.incident;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.aimsledger.contracts.WireName;
import org.aimsledger.contracts.inventory.GivenDate;
import org.jspecify.annotations.Nullable;

/// What happened to one signal: a hint that something is wrong, before anybody has judged it. One
/// stream a signal. A signal never starts a legal clock.
public sealed interface SignalEvent extends IncidentServiceEvent {
  UUID signal();

  /// When it was decided.
  Instant at();

  /// Somebody gave a signal.
  ///
  /// @param text absent where a protected person said it: then it is sealed in `statement`
  /// @param systems AI systems of ours that it is about
  /// @param outside the record of whoever keeps the same matter
  /// @param occurredAt when it happened, where the moment is known
  /// @param occurredOn when it happened, as exact as it was given
  /// @param statement of a protected person
  /// @param receiptDigest SHA-256 in hex of the secret that whoever reported can ask with
  /// @param splitFrom the signal that this is a part of
  @WireName("org.aimsledger.incident.signal-reported.v1")
  record Reported(
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
      Instant at)
      implements SignalEvent {
    public Reported {
      systems = List.copyOf(systems);
      labels = List.copyOf(labels);
    }
  }

  /// Other words for the same matter: a summary by a person, or what an outside source says now.
  @WireName("org.aimsledger.incident.signal-described.v1")
  record Described(UUID signal, String title, String text, String reason, Instant at)
      implements SignalEvent {}

  /// Labels were added; none is ever removed.
  @WireName("org.aimsledger.incident.signal-labelled.v1")
  record Labelled(UUID signal, List<SignalLabel> labels, Instant at) implements SignalEvent {
    public Labelled {
      labels = List.copyOf(labels);
    }
  }

  /// Which AI systems it is about, all of them.
  @WireName("org.aimsledger.incident.signal-systems-matched.v1")
  record SystemsMatched(UUID signal, List<UUID> systems, String reason, Instant at)
      implements SignalEvent {
    public SystemsMatched {
      systems = List.copyOf(systems);
    }
  }

  /// It tells of the same matter as another signal, which carries on.
  @WireName("org.aimsledger.incident.signal-merged.v1")
  record Merged(UUID signal, UUID into, String reason, Instant at) implements SignalEvent {}

  /// It was not the same matter after all.
  @WireName("org.aimsledger.incident.signal-separated.v1")
  record Separated(UUID signal, UUID from, String reason, Instant at) implements SignalEvent {}

  /// A person or a rule decided what it is. A later decision replaces an earlier one.
  ///
  /// @param rule absent: the actor of the event decided
  @WireName("org.aimsledger.incident.signal-decided.v1")
  record Decided(
      UUID signal,
      SignalDecision decision,
      List<UUID> systems,
      String reason,
      @Nullable DecidingRule rule,
      Instant at)
      implements SignalEvent {
    public Decided {
      systems = List.copyOf(systems);
    }
  }

  /// The incident that the decision asked for exists.
  @WireName("org.aimsledger.incident.signal-incident-raised.v1")
  record IncidentRaised(UUID signal, UUID incident, Instant at) implements SignalEvent {}

  /// The actor of the event read what a protected person said.
  ///
  /// @param identity whether that included who it is
  @WireName("org.aimsledger.incident.signal-statement-read.v1")
  record StatementRead(UUID signal, UUID person, boolean identity, String reason, Instant at)
      implements SignalEvent {}
}
