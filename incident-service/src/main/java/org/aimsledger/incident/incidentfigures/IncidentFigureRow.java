package org.aimsledger.incident.incidentfigures;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import org.aimsledger.contracts.incident.CauseClass;
import org.aimsledger.contracts.incident.IncidentKind;
import org.aimsledger.contracts.incident.IncidentMoment;
import org.aimsledger.contracts.incident.IncidentStatus;
import org.aimsledger.contracts.incident.OecdSeverity;
import org.aimsledger.contracts.incident.Severity;
import org.aimsledger.contracts.incident.TimePrecision;
import org.jspecify.annotations.Nullable;

/// Times and clocks of one matter. Several streams write into it, each into fields of its own, so
/// the order of their lanes doesn't matter; a version for each makes repetitions harmless.
@Entity
@Table(name = "incident_figure")
class IncidentFigureRow {
  /// What a row sorts by that waits for nothing: behind everything that has a deadline.
  static final Instant NEVER = Instant.parse("9999-12-31T00:00:00Z");

  @Id UUID id;

  @Enumerated(EnumType.STRING)
  MatterKind matter;

  /// Of the incident, or the playbook of a drill.
  @Nullable String title;

  UUID[] systems;

  @Enumerated(EnumType.STRING)
  @Nullable IncidentStatus status;

  @Enumerated(EnumType.STRING)
  @Nullable IncidentKind kind;

  @Enumerated(EnumType.STRING)
  @Nullable Severity severity;

  @Enumerated(EnumType.STRING)
  @Column(name = "oecd_severity")
  @Nullable OecdSeverity oecdSeverity;

  /// Class of the cause that was found.
  @Enumerated(EnumType.STRING)
  @Nullable CauseClass cause;

  @Nullable String responder;
  @Nullable String commander;

  /// The signal or the AI system event that led to it.
  @Nullable UUID report;

  @Column(name = "occurred_at")
  @Nullable Instant occurredAt;

  /// Absent while only other streams of the incident were seen.
  @Column(name = "raised_at")
  @Nullable Instant raisedAt;

  @Column(name = "acknowledged_at")
  @Nullable Instant acknowledgedAt;

  @Column(name = "triage_aware_at")
  @Nullable Instant triageAwareAt;

  @Column(name = "stated_aware_at")
  @Nullable Instant statedAwareAt;

  /// First suspension of a system.
  @Column(name = "suspended_at")
  @Nullable Instant suspendedAt;

  /// First other measure that was carried out.
  @Column(name = "measure_at")
  @Nullable Instant measureAt;

  @Column(name = "resolved_at")
  @Nullable Instant resolvedAt;

  @Column(name = "recovered_at")
  @Nullable Instant recoveredAt;

  /// Each a [ClockLine].
  String[] clocks;

  /// First decision of each regime, as `regime|time`.
  String[] decisions;

  /// Measures and suspensions that nobody has answered, as `id|time when the answer is due`.
  String[] measures;

  /// Times of the world that people stated or corrected, each a [TimeLine].
  String[] times;

  /// Records that it has to do with, as `kind/id`.
  String[] links;

  /// Each an [ActionLine].
  String[] actions;

  /// Facts of the law as they were stated last.
  @Column(name = "stated_facts")
  String[] statedFacts;

  /// Triggers of clocks whose moment was stated.
  @Column(name = "stated_moments")
  String[] statedMoments;

  /// Zone whose days count; absent: no facts were stated.
  @Column(name = "stated_zone")
  @Nullable String statedZone;

  /// Whether somebody still has something to do.
  boolean open;

  /// The earliest of what is due.
  @Column(name = "next_due")
  Instant nextDue;

  @Column(name = "own_version")
  long ownVersion;

  @Column(name = "case_version")
  long caseVersion;

  @Column(name = "measures_version")
  long measuresVersion;

  @Column(name = "review_version")
  long reviewVersion;

  @Column(name = "updated_at")
  Instant updatedAt;

  /// For Hibernate.
  @SuppressWarnings("NullAway.Init")
  protected IncidentFigureRow() {}

  IncidentFigureRow(UUID id, MatterKind matter) {
    this.id = id;
    this.matter = matter;
    this.systems = new UUID[0];
    this.clocks = new String[0];
    this.decisions = new String[0];
    this.measures = new String[0];
    this.actions = new String[0];
    this.times = new String[0];
    this.links = new String[0];
    this.statedFacts = new String[0];
    this.statedMoments = new String[0];
    this.nextDue = NEVER;
    this.updatedAt = Instant.EPOCH;
  }

  /// The earliest deadline that somebody has to keep.
  void judge() {
    var next = NEVER;
    for (var line : clocks) {
      var one = ClockLine.read(line);
      if (one.standing() == ClockLine.Standing.RUNNING && one.due().isBefore(next)) {
        next = one.due();
      }
    }
    for (var line : measures) {
      var due = time(line);
      if (due.isBefore(next)) {
        next = due;
      }
    }
    nextDue = next;
  }

  /// When the organisation became aware, as it is known now.
  @Nullable Instant awareAt() {
    return statedAwareAt == null ? triageAwareAt : statedAwareAt;
  }

  /// A time of the world as people stated it last.
  ///
  /// @param coarsest what is known less exactly is as good as unknown
  /// @param recorded what counts where nobody has stated it
  @Nullable Instant time(
      IncidentMoment moment, TimePrecision coarsest, @Nullable Instant recorded) {
    return Arrays.stream(times)
        .map(TimeLine::read)
        .filter(line -> line.moment() == moment)
        .findFirst()
        .map(line -> Optional.ofNullable(line.countable(coarsest)))
        .orElseGet(() -> Optional.ofNullable(recorded))
        .orElse(null);
  }

  /// The first thing that contained it.
  @Nullable Instant containedAt() {
    if (suspendedAt == null || measureAt == null) {
      return suspendedAt == null ? measureAt : suspendedAt;
    }
    return suspendedAt.isBefore(measureAt) ? suspendedAt : measureAt;
  }

  /// The lines without the one of that name.
  static String[] without(String[] lines, String name) {
    return Arrays.stream(lines).filter(line -> !line.startsWith(name + "|")).toArray(String[]::new);
  }

  static String[] with(String[] lines, String line) {
    var longer = Arrays.copyOf(lines, lines.length + 1);
    longer[lines.length] = line;
    return longer;
  }

  /// The time of a line `name|time`.
  static Instant time(String line) {
    return Instant.parse(line.substring(line.indexOf('|') + 1));
  }
}
