package org.aimsledger.inventory.unregisteredsystems;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.aimsledger.eventstore.project.ReadModel;
import org.aimsledger.inventory.platform.UnregisteredUseLookup;
import org.aimsledger.servicekit.paging.Found;
import org.aimsledger.servicekit.paging.RowSelection;
import org.aimsledger.servicekit.paging.Rows;
import org.aimsledger.servicekit.paging.Total;
import org.jspecify.annotations.Nullable;

/// Reads the list of findings.
@ApplicationScoped
public class UnregisteredSystemsQuery implements UnregisteredUseLookup {
  private final ReadModel views;

  UnregisteredSystemsQuery(ReadModel views) {
    this.views = views;
  }

  /// End of the page before.
  record Position(Instant updatedAt, UUID id) {}

  /// A finding of which it is known what it is.
  public record Settled(UUID finding, UUID system) {}

  /// Which of these findings are settled; as many as are asked for.
  public Uni<List<Settled>> settled(Set<UUID> findings) {
    return views.query(
        UnregisteredSystemsProjection.NAME,
        session ->
            session
                .createQuery(
                    "select r.id, r.system from UnregisteredSystemsRow r"
                        + " where r.id in :findings and r.system is not null order by r.id",
                    Settled.class)
                .setParameter("findings", findings)
                .setMaxResults(findings.size())
                .getResultList());
  }

  @Override
  public Uni<Open> open() {
    var selection =
        RowSelection.of(UnregisteredSystemsRow.class)
            .whereEqual("status", UnregisteredSystemsRow.Status.OPEN);
    return views
        .query(UnregisteredSystemsProjection.NAME, session -> selection.total(session, Total.USUAL))
        .map(
            total ->
                new Open(
                    Math.min(total.counted(), total.bound()), total.counted() > total.bound()));
  }

  /// Findings in the order of their last change, at most `limit`.
  Uni<Found<UnregisteredSystemsRow>> list(
      UnregisteredSystemsRow.@Nullable Status status,
      @Nullable Instant updatedSince,
      @Nullable Position after,
      Rows rows) {
    var selection =
        RowSelection.of(UnregisteredSystemsRow.class)
            .whereEqual("status", status)
            .whereSince("updatedAt", updatedSince)
            .upwards(
                "updatedAt",
                after == null ? null : after.updatedAt(),
                after == null ? null : after.id());
    return views.query(
        UnregisteredSystemsProjection.NAME, session -> selection.page(session, rows, Total.USUAL));
  }
}
