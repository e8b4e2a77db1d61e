package org.aimsledger.incident.signalruleboard;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.aimsledger.eventstore.project.ReadModel;
import org.aimsledger.servicekit.paging.Found;
import org.aimsledger.servicekit.paging.RowSelection;
import org.aimsledger.servicekit.paging.Rows;
import org.aimsledger.servicekit.paging.Total;
import org.jspecify.annotations.Nullable;

/// Finds rules.
@ApplicationScoped
public class SignalRuleBoardQuery {
  private final ReadModel views;

  SignalRuleBoardQuery(ReadModel views) {
    this.views = views;
  }

  /// Place in the list: the rule that a page ended with.
  record Position(Instant updatedAt, UUID id) {}

  /// A version that decides.
  ///
  /// @param since when it was released
  public record LiveRule(UUID rule, int version, Instant since) {}

  Uni<Found<SignalRuleBoardRow>> find(
      @Nullable SignalRuleStanding standing,
      @Nullable Instant updatedSince,
      @Nullable Position after,
      Rows rows) {
    var selection =
        RowSelection.of(SignalRuleBoardRow.class)
            .whereEqual("standing", standing)
            .whereSince("updatedAt", updatedSince)
            .upwards(
                "updatedAt",
                after == null ? null : after.updatedAt(),
                after == null ? null : after.id());
    return views.query(
        SignalRuleBoardProjection.NAME, session -> selection.page(session, rows, Total.USUAL));
  }

  /// Versions that decide, those released first.
  ///
  /// @param limit most rules
  public Uni<List<LiveRule>> live(int limit) {
    var selection =
        RowSelection.of(SignalRuleBoardRow.class)
            .where("r.liveVersion is not null")
            .upwards("liveSince", null, null);
    return views
        .query(SignalRuleBoardProjection.NAME, session -> selection.rows(session, limit))
        .map(
            rows ->
                rows.stream()
                    .flatMap(
                        row ->
                            row.liveVersion == null || row.liveSince == null
                                ? Stream.<LiveRule>empty()
                                : Stream.of(new LiveRule(row.id, row.liveVersion, row.liveSince)))
                    .toList());
  }
}
