package org.aimsledger.incident.signalregister;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.aimsledger.contracts.incident.SignalDecision;
import org.aimsledger.eventstore.project.ReadModel;
import org.aimsledger.incident.platform.RecordedSignal;
import org.aimsledger.servicekit.paging.Found;
import org.aimsledger.servicekit.paging.RowSelection;
import org.aimsledger.servicekit.paging.Rows;
import org.aimsledger.servicekit.paging.Total;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/// Finds signals, newest first.
@ApplicationScoped
public class SignalRegisterQuery {
  private static final String COUNT_LABELS =
      """
      select substr(label, length(cast(:prefix as text)) + 1) as value, count(*) as signals
        from signal_register r, unnest(r.labels) label
       where starts_with(label, cast(:prefix as text))
       group by 1 order by 2 desc, 1\
      """;

  private final ReadModel views;

  SignalRegisterQuery(ReadModel views) {
    this.views = views;
  }

  /// Place in the list: the signal that a page ended with.
  record Position(Instant reportedAt, UUID id) {}

  /// A signal that was decided to be an incident, and has none yet.
  ///
  /// @param cause id of the event that decided
  public record ToRaise(UUID signal, UUID cause, Instant decidedAt) {}

  /// A signal that nobody has decided on.
  public record OpenSignal(UUID signal, Instant updatedAt) {}

  /// How many signals have a label of one field.
  record Counted(String value, long signals) {}

  /// A page of signals and how many there are in all.
  Uni<Found<SignalRegisterRow>> find(SignalFilter filter, @Nullable Position after, Rows rows) {
    var selection =
        selection(filter)
            .downwards(
                "reportedAt",
                after == null ? null : after.reportedAt(),
                after == null ? null : after.id());
    return views.query(
        SignalRegisterProjection.NAME, session -> selection.page(session, rows, Total.USUAL));
  }

  Uni<Optional<SignalRegisterRow>> find(UUID id) {
    return views
        .query(SignalRegisterProjection.NAME, session -> session.find(SignalRegisterRow.class, id))
        .map(Optional::ofNullable);
  }

  /// Signals that may be the same matter as one: of the same outside record, or near it in time and
  /// about the same systems; where neither names a system, near it in time. The newest first.
  ///
  /// @param limit most rows of each kind
  Uni<List<SignalRegisterRow>> near(SignalRegisterRow one, Duration window, int limit) {
    return views.query(
        SignalRegisterProjection.NAME,
        session ->
            sameRecord(session, one, limit)
                .flatMap(
                    same ->
                        sameTime(session, one, window, limit)
                            .map(
                                others ->
                                    Stream.concat(same.stream(), others.stream())
                                        .distinct()
                                        .toList())));
  }

  private static Uni<List<SignalRegisterRow>> sameRecord(
      Mutiny.Session session, SignalRegisterRow one, int limit) {
    if (one.outsideId == null || one.outsideScope == null) {
      return Uni.createFrom().item(List.of());
    }
    return RowSelection.of(SignalRegisterRow.class)
        .where("r.id <> :one", "one", one.id)
        .whereEqual("outsideId", one.outsideId)
        .whereEqual("outsideScope", one.outsideScope)
        .rows(session, limit);
  }

  private static Uni<List<SignalRegisterRow>> sameTime(
      Mutiny.Session session, SignalRegisterRow one, Duration window, int limit) {
    var systems =
        one.systems.length == 0
            ? "array_length(r.systems) = 0"
            : "array_intersects(r.systems, :systems)";
    var query =
        session
            .createSelectionQuery(
                "from SignalRegisterRow r where r.id <> :one and r.text is not null"
                    + " and r.status <> :merged and r.happenedAt between :from and :to and "
                    + systems
                    + " order by r.happenedAt desc, r.id desc",
                SignalRegisterRow.class)
            .setParameter("one", one.id)
            .setParameter("merged", SignalStanding.MERGED)
            .setParameter("from", one.happenedAt.minus(window))
            .setParameter("to", one.happenedAt.plus(window))
            .setMaxResults(limit);
    return (one.systems.length == 0 ? query : query.setParameter("systems", one.systems))
        .getResultList();
  }

  /// Decisions that an incident is still missing for, the oldest first.
  ///
  /// @param limit most signals
  public Uni<List<ToRaise>> toRaise(@Nullable ToRaise after, int limit) {
    var selection =
        RowSelection.of(SignalRegisterRow.class)
            .where("r.decision = :incident", "incident", SignalDecision.INCIDENT)
            .where("r.incident is null")
            .upwards(
                "decidedAt",
                after == null ? null : after.decidedAt(),
                after == null ? null : after.signal());
    return views
        .query(SignalRegisterProjection.NAME, session -> selection.rows(session, limit))
        .map(rows -> rows.stream().flatMap(SignalRegisterQuery::toRaise).toList());
  }

  /// Open signals that were reported or changed at or after a time, those changed first.
  ///
  /// @param limit most signals
  public Uni<List<OpenSignal>> open(Instant since, @Nullable OpenSignal after, int limit) {
    var selection =
        RowSelection.of(SignalRegisterRow.class)
            .where("r.status = :open", "open", SignalStanding.OPEN)
            .whereSince("updatedAt", since)
            .upwards(
                "updatedAt",
                after == null ? null : after.updatedAt(),
                after == null ? null : after.signal());
    return views
        .query(SignalRegisterProjection.NAME, session -> selection.rows(session, limit))
        .map(rows -> rows.stream().map(row -> new OpenSignal(row.id, row.updatedAt)).toList());
  }

  /// Signals that were reported at or after `from` and before `until`, without those that were
  /// merged into others, the oldest first.
  ///
  /// @param limit most signals
  public Uni<List<RecordedSignal>> recorded(
      Instant from, Instant until, @Nullable RecordedSignal after, int limit) {
    var selection =
        RowSelection.of(SignalRegisterRow.class)
            .where("r.status <> :merged", "merged", SignalStanding.MERGED)
            .where("r.reportedAt >= :from", "from", from)
            .where("r.reportedAt < :until", "until", until)
            .upwards(
                "reportedAt",
                after == null ? null : after.reportedAt(),
                after == null ? null : after.signal());
    return views
        .query(SignalRegisterProjection.NAME, session -> selection.rows(session, limit))
        .map(rows -> rows.stream().map(SignalRegisterQuery::recorded).toList());
  }

  private static RecordedSignal recorded(SignalRegisterRow row) {
    return new RecordedSignal(
        row.id,
        row.source,
        row.title,
        row.text == null ? "" : row.text,
        row.outsideScope == null ? "" : row.outsideScope,
        List.of(row.systems),
        List.of(row.labels),
        row.sealed,
        row.decision,
        row.reportedAt);
  }

  private static Stream<ToRaise> toRaise(SignalRegisterRow row) {
    return row.decidedEvent == null || row.decidedAt == null
        ? Stream.empty()
        : Stream.of(new ToRaise(row.id, row.decidedEvent, row.decidedAt));
  }

  /// How many signals have which label of a field, the most frequent first.
  ///
  /// @param limit most labels
  Uni<List<Counted>> count(String taxonomy, String field, int limit) {
    return views.query(
        SignalRegisterProjection.NAME,
        session ->
            session
                .createNativeQuery(COUNT_LABELS, Object[].class)
                .setParameter("prefix", LabelText.prefix(taxonomy, field))
                .setMaxResults(limit)
                .getResultList()
                .map(
                    rows ->
                        rows.stream()
                            .map(row -> new Counted((String) row[0], ((Number) row[1]).longValue()))
                            .toList()));
  }

  private static RowSelection<SignalRegisterRow> selection(SignalFilter filter) {
    var selection =
        RowSelection.of(SignalRegisterRow.class)
            .whereEqual("mergedInto", filter.mergedInto())
            .whereEqual("splitFrom", filter.splitFrom())
            .whereSince("updatedAt", filter.updatedSince());
    if (!filter.statuses().isEmpty()) {
      selection.where("r.status in :statuses", "statuses", filter.statuses());
    }
    if (!filter.sources().isEmpty()) {
      selection.where("r.source in :sources", "sources", filter.sources());
    }
    if (!filter.decisions().isEmpty()) {
      selection.where("r.decision in :decisions", "decisions", filter.decisions());
    }
    if (filter.system() != null) {
      selection.where(
          "array_includes(r.systems, :systems)", "systems", new UUID[] {filter.system()});
    }
    if (filter.label() != null) {
      selection.where("array_contains(r.labels, :label)", "label", filter.label());
    }
    var number = 0;
    for (var word : filter.words()) {
      number++;
      selection.where(
          "r.searchText like :word" + number + " escape '!'",
          "word" + number,
          "%" + word.replace("!", "!!").replace("%", "!%").replace("_", "!_") + "%");
    }
    return selection;
  }
}
