package org.aimsledger.inventory.riskintake;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import java.util.function.Function;
import org.aimsledger.eventstore.core.StreamId;
import org.aimsledger.eventstore.handle.CommandContext;
import org.aimsledger.eventstore.handle.Order;
import org.jspecify.annotations.Nullable;

/// What is known of risks: which system they concern, and whether they are tolerable. Only the
/// first event of a risk names its system. Changes in the transaction that moves the inbox cursor.
@ApplicationScoped
class FollowedRiskStore {
  private static final String FOLLOW =
      """
      insert into followed_risks (risk, system, open, above_tolerance, accepted_until, version)
      values ($1, $2, coalesce($3, true), $4, $5, $7)
      on conflict (risk) do update set
        open = coalesce($3, followed_risks.open),
        above_tolerance = coalesce($4, followed_risks.above_tolerance),
        accepted_until = case when $6 then null else coalesce($5, followed_risks.accepted_until) end,
        version = $7
      returning system""";
  private static final String COUNT =
      """
      select count(*) filter (where open) as open,
             count(*) filter (where open and above_tolerance is null) as unrated,
             count(*) filter (where open and above_tolerance and accepted_until is null)
               as untolerated,
             min(accepted_until) filter (where open and above_tolerance) as accepted_until
        from followed_risks where system = $1""";

  /// Follows a risk, then carries out what follows for its system, if it concerns one.
  Order order(RiskChange change, StreamId stream, Function<RiskPicture, Order> next) {
    return new Order() {
      @Override
      public StreamId stream() {
        return stream;
      }

      @Override
      public String command() {
        return "FollowRisk";
      }

      @Override
      public Uni<String> carryOut(SqlConnection transaction, CommandContext context) {
        return follow(transaction, change)
            .flatMap(
                system ->
                    system == null
                        ? Uni.createFrom().item("")
                        : picture(transaction, system)
                            .flatMap(
                                picture -> next.apply(picture).carryOut(transaction, context)));
      }
    };
  }

  private static Uni<@Nullable UUID> follow(SqlConnection transaction, RiskChange change) {
    return transaction
        .preparedQuery(FOLLOW)
        .execute(
            Tuple.tuple()
                .addUUID(change.risk())
                .addUUID(change.system())
                .addBoolean(change.open())
                .addBoolean(change.aboveTolerance())
                .addLocalDate(change.acceptedUntil())
                .addBoolean(change.acceptanceEnds())
                .addLong(change.version()))
        .map(rows -> rows.iterator().next().getUUID("system"));
  }

  private static Uni<RiskPicture> picture(SqlConnection transaction, UUID system) {
    return transaction
        .preparedQuery(COUNT)
        .execute(Tuple.of(system))
        .map(rows -> picture(system, rows.iterator().next()));
  }

  private static RiskPicture picture(UUID system, Row row) {
    return new RiskPicture(
        system,
        row.getLong("open"),
        row.getLong("unrated"),
        row.getLong("untolerated"),
        row.getLocalDate("accepted_until"));
  }
}
