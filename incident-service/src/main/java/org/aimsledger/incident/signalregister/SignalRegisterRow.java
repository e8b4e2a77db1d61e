package org.aimsledger.incident.signalregister;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.aimsledger.contracts.incident.SignalDecision;
import org.aimsledger.contracts.incident.SignalSource;
import org.jspecify.annotations.Nullable;

/// One signal in the list.
@Entity
@Table(name = "signal_register")
class SignalRegisterRow {
  @Id UUID id;

  @Enumerated(EnumType.STRING)
  SignalSource source;

  @Enumerated(EnumType.STRING)
  SignalStanding status;

  @Enumerated(EnumType.STRING)
  @Nullable SignalDecision decision;

  String title;

  @Nullable String text;

  /// Title and text in lower case.
  @Column(name = "search_text")
  String searchText;

  UUID[] systems;

  @Column(name = "outside_scope")
  @Nullable String outsideScope;

  @Column(name = "outside_id")
  @Nullable String outsideId;

  /// As [LabelText] writes them.
  String[] labels;

  boolean sealed;

  @Column(name = "split_from")
  @Nullable UUID splitFrom;

  @Column(name = "merged_into")
  @Nullable UUID mergedInto;

  @Nullable UUID incident;

  /// Id of the event that decided last: the cause of what follows.
  @Column(name = "decided_event")
  @Nullable UUID decidedEvent;

  @Column(name = "decided_at")
  @Nullable Instant decidedAt;

  /// What it is compared by: when it happened, or else when it was reported.
  @Column(name = "happened_at")
  Instant happenedAt;

  @Column(name = "occurred_at")
  @Nullable Instant occurredAt;

  /// ISO 8601, as exact as it was given.
  @Column(name = "occurred_on")
  @Nullable String occurredOn;

  @Column(name = "reported_at")
  Instant reportedAt;

  @Column(name = "updated_at")
  Instant updatedAt;

  /// Number of events it was made from; the same number as in the ETag of the signal.
  @Column(name = "stream_version")
  long streamVersion;

  /// For Hibernate.
  @SuppressWarnings("NullAway.Init")
  protected SignalRegisterRow() {}

  SignalRegisterRow(UUID id, SignalSource source, String title, Instant reportedAt) {
    this.id = id;
    this.source = source;
    this.status = SignalStanding.OPEN;
    this.title = title;
    this.searchText = "";
    this.systems = new UUID[0];
    this.labels = new String[0];
    this.happenedAt = reportedAt;
    this.reportedAt = reportedAt;
    this.updatedAt = reportedAt;
  }
}
