package org.aimsledger.incident.clockboard;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.aimsledger.contracts.incident.ClockRelief;
import org.aimsledger.contracts.incident.Punctuality;
import org.jspecify.annotations.Nullable;

/// One clock of one incident on the board.
@Entity
@Table(name = "clock_board")
class ClockBoardRow {
  /// Incident and clock.
  @Id String id;

  UUID incident;
  String clock;
  String rule;
  String regime;

  @Enumerated(EnumType.STRING)
  ClockStanding standing;

  @Column(name = "trigger_at")
  Instant triggerAt;

  /// The earlier reading.
  Instant due;

  @Column(name = "due_strict")
  Instant dueStrict;

  @Column(name = "due_legal")
  Instant dueLegal;

  /// Whether the law gives a period; otherwise there is nothing to warn of.
  @Column(name = "has_period")
  boolean hasPeriod;

  @Column(name = "warned_seconds")
  @Nullable Long warnedSeconds;

  boolean missed;

  @Enumerated(EnumType.STRING)
  @Nullable ClockRelief proposed;

  @Column(name = "filed_at")
  @Nullable Instant filedAt;

  @Enumerated(EnumType.STRING)
  @Nullable Punctuality punctuality;

  @Column(name = "updated_at")
  Instant updatedAt;

  /// For Hibernate.
  @SuppressWarnings("NullAway.Init")
  protected ClockBoardRow() {}

  ClockBoardRow(UUID incident, String clock, String rule, String regime) {
    this.id = id(incident, clock);
    this.incident = incident;
    this.clock = clock;
    this.rule = rule;
    this.regime = regime;
    this.standing = ClockStanding.RUNNING;
    this.triggerAt = Instant.EPOCH;
    this.due = Instant.EPOCH;
    this.dueStrict = Instant.EPOCH;
    this.dueLegal = Instant.EPOCH;
    this.updatedAt = Instant.EPOCH;
  }

  static String id(UUID incident, String clock) {
    return incident + "/" + clock;
  }

  /// A new deadline is warned of anew; what was missed stays missed.
  void counts(Instant trigger, Instant strict, Instant legal) {
    triggerAt = trigger;
    dueStrict = strict;
    dueLegal = legal;
    due = strict.isBefore(legal) ? strict : legal;
    hasPeriod = due.isAfter(trigger);
    warnedSeconds = null;
  }

  /// It runs again, and is warned of anew.
  void runs() {
    standing = ClockStanding.RUNNING;
    warnedSeconds = null;
  }

  void ends(ClockStanding how) {
    standing = how;
    proposed = null;
  }
}
