package org.aimsledger.incident.communicationlist;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Arrays;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.aimsledger.contracts.incident.CommunicationAudience;
import org.aimsledger.eventstore.project.ReadModel;
import org.aimsledger.incident.platform.PartakersLookup;
import org.aimsledger.servicekit.paging.Found;
import org.aimsledger.servicekit.paging.RowSelection;
import org.aimsledger.servicekit.paging.Rows;
import org.aimsledger.servicekit.paging.Total;
import org.jspecify.annotations.Nullable;

/// Finds communications, the newest first.
@ApplicationScoped
class CommunicationListQuery implements PartakersLookup {
  /// Most communications of one incident that are looked at.
  private static final int MOST = 10_000;

  private final ReadModel views;

  CommunicationListQuery(ReadModel views) {
    this.views = views;
  }

  /// Place in the list: the communication that a page ended with.
  record Position(Instant draftedAt, UUID id) {}

  /// Which communications; null: no condition.
  record Filter(
      @Nullable UUID incident,
      @Nullable CommunicationAudience audience,
      @Nullable CommunicationStanding standing,
      @Nullable Instant updatedSince) {}

  Uni<Found<CommunicationListRow>> find(Filter filter, @Nullable Position after, Rows rows) {
    var selection =
        RowSelection.of(CommunicationListRow.class)
            .whereEqual("incident", filter.incident())
            .whereEqual("audience", filter.audience())
            .whereEqual("standing", filter.standing())
            .whereSince("updatedAt", filter.updatedSince())
            .downwards(
                "draftedAt",
                after == null ? null : after.draftedAt(),
                after == null ? null : after.id());
    return views.query(
        CommunicationListProjection.NAME, session -> selection.page(session, rows, Total.USUAL));
  }

  /// Who had to do with what was said because of the incident.
  @Override
  public Uni<Set<String>> partakers(UUID incident, @Nullable UUID report) {
    var selection =
        RowSelection.of(CommunicationListRow.class)
            .whereEqual("incident", incident)
            .downwards("draftedAt", null, null);
    return views
        .query(CommunicationListProjection.NAME, session -> selection.rows(session, MOST))
        .map(
            rows ->
                rows.stream()
                    .flatMap(row -> Arrays.stream(row.partakers))
                    .collect(Collectors.toSet()));
  }
}
