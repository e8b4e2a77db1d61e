package org.aimsledger.inventory.gatecompliance;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.aimsledger.contracts.inventory.GateTier;
import org.aimsledger.contracts.inventory.Stage;
import org.aimsledger.eventstore.project.ReadModel;
import org.aimsledger.inventory.gatecompliance.GateComplianceRow.Standing;
import org.aimsledger.servicekit.paging.Found;
import org.aimsledger.servicekit.paging.RowSelection;
import org.aimsledger.servicekit.paging.Rows;
import org.aimsledger.servicekit.paging.Total;
import org.jspecify.annotations.Nullable;

/// Reads how systems stand.
@ApplicationScoped
public class GateComplianceQuery {
  private final ReadModel views;

  GateComplianceQuery(ReadModel views) {
    this.views = views;
  }

  /// End of the page before.
  record Position(String name, UUID id) {}

  /// A system that has to be looked at.
  ///
  /// @param occasion id of the event that is the reason; absent: something ended by itself
  /// @param changeReport the last report that the system changed
  /// @param changeKind what changed
  /// @param changeAt when that report was recorded
  public record Due(
      UUID system,
      @Nullable UUID occasion,
      @Nullable UUID changeReport,
      @Nullable String changeKind,
      @Nullable Instant changeAt) {}

  /// Systems that have to be looked at, at most `limit`.
  ///
  /// @param everything whether the gates of all systems are kept
  public Uni<List<Due>> due(boolean everything, Instant now, int limit) {
    return views.query(
        GateComplianceProjection.NAME,
        session ->
            session
                .createQuery(
                    "select r.id, r.pending, r.changeReport, r.changeKind, r.changeAt from GateComplianceRow r"
                        + " where "
                        + (everything ? "" : "r.governed and ")
                        + "((r.pending is not null and (r.stage in :live or r.standing <> :none))"
                        + " or r.compliantUntil <= :now) order by r.id",
                    Due.class)
                .setParameter("live", List.of(Stage.PILOT, Stage.DEPLOYED))
                .setParameter("none", Standing.NOT_ASKED)
                .setParameter("now", now)
                .setMaxResults(limit)
                .getResultList());
  }

  /// Systems by name, at most `limit`.
  Uni<Found<GateComplianceRow>> list(
      @Nullable Standing standing,
      @Nullable Stage stage,
      @Nullable GateTier tier,
      @Nullable Boolean governed,
      @Nullable Position after,
      Rows rows) {
    var selection =
        RowSelection.of(GateComplianceRow.class)
            .idsFirst()
            .whereEqual("standing", standing)
            .whereEqual("stage", stage)
            .whereEqual("tier", tier)
            .whereEqual("governed", governed)
            .upwards(
                "name", after == null ? null : after.name(), after == null ? null : after.id());
    return views.query(
        GateComplianceProjection.NAME, session -> selection.page(session, rows, Total.USUAL));
  }
}
