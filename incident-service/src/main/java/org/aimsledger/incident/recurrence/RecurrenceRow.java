package org.aimsledger.incident.recurrence;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.aimsledger.contracts.incident.CauseClass;
import org.aimsledger.contracts.incident.CausePart;
import org.aimsledger.contracts.incident.IncidentKind;
import org.jspecify.annotations.Nullable;

/// One incident with what it is compared by. Its review has events in other lanes, which may be
/// seen before its own: a row that nobody has raised yet counts for nothing.
@Entity
@Table(name = "incident_cause")
class RecurrenceRow {
  /// Id of the incident.
  @Id UUID id;

  String title;

  UUID[] systems;

  @Enumerated(EnumType.STRING)
  @Nullable IncidentKind kind;

  @Enumerated(EnumType.STRING)
  @Column(name = "cause_class")
  @Nullable CauseClass causeClass;

  /// Causes that stand, as [FoundCause] writes them.
  String[] found;

  /// Categories of root causes that stand.
  String[] roots;

  /// What other incidents may share: categories, classes, things of the inventory.
  String[] shared;

  /// Whether it is an incident of its own: raised, not rejected, not merged.
  boolean counts;

  @Column(name = "raised_at")
  Instant raisedAt;

  @Column(name = "updated_at")
  Instant updatedAt;

  /// For Hibernate.
  @SuppressWarnings("NullAway.Init")
  protected RecurrenceRow() {}

  RecurrenceRow(UUID id) {
    this.id = id;
    this.title = "";
    this.systems = new UUID[0];
    this.found = new String[0];
    this.roots = new String[0];
    this.shared = new String[0];
    this.raisedAt = Instant.EPOCH;
    this.updatedAt = Instant.EPOCH;
  }

  void add(FoundCause cause) {
    var all = new ArrayList<>(causes());
    all.add(cause);
    keep(all);
  }

  void withdraw(UUID cause) {
    keep(causes().stream().filter(one -> !one.id().equals(cause)).toList());
  }

  void classed(CauseClass next) {
    causeClass = next;
    keep(causes());
  }

  void link(UUID system) {
    systems =
        Stream.concat(Arrays.stream(systems), Stream.of(system)).distinct().toArray(UUID[]::new);
  }

  void unlink(UUID system) {
    systems = Arrays.stream(systems).filter(one -> !one.equals(system)).toArray(UUID[]::new);
  }

  private List<FoundCause> causes() {
    return Arrays.stream(found).map(FoundCause::parse).toList();
  }

  private void keep(List<FoundCause> causes) {
    found = causes.stream().map(FoundCause::text).toArray(String[]::new);
    roots =
        causes.stream()
            .filter(one -> one.part() == CausePart.ROOT)
            .map(FoundCause::category)
            .distinct()
            .toArray(String[]::new);
    var common = new LinkedHashSet<String>();
    for (var cause : causes) {
      var source = cause.source();
      common.add(SharedCause.CATEGORY + ":" + cause.category());
      if (source != null) {
        common.add(source);
      }
    }
    if (causeClass != null && causeClass != CauseClass.UNDETERMINED) {
      common.add(SharedCause.CLASS + ":" + causeClass);
    }
    shared = common.toArray(String[]::new);
  }
}
