package org.aimsledger.inventory.incidentintake;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.StreamSupport;
import org.aimsledger.eventstore.core.StreamId;
import org.aimsledger.eventstore.handle.CommandContext;
import org.aimsledger.eventstore.handle.Order;

/// What is known of incidents: which systems they concern, whether they are open and severe. Not
/// every event of an incident names its systems. Changes in the transaction that moves the inbox
/// cursor.
@ApplicationScoped
class FollowedIncidentStore {
  private static final String FOLLOW =
      """
      insert into followed_incidents (incident, open, severe, version)
      values ($1, coalesce($2, true), coalesce($3, false), $4)
      on conflict (incident) do update set
        open = coalesce($2, followed_incidents.open),
        severe = coalesce($3, followed_incidents.severe),
        version = $4\
      """;
  private static final String LINK =
      """
      insert into followed_incident_systems (incident, system)
      select $1, unnest($2::uuid[]) on conflict do nothing\
      """;
  private static final String UNLINK =
      "delete from followed_incident_systems where incident = $1 and system = $2";
  private static final String COUNT =
      """
      select mine.system, count(*) filter (where i.open and i.severe) as open_and_severe
        from followed_incident_systems mine
        join followed_incident_systems every on every.system = mine.system
        join followed_incidents i on i.incident = every.incident
       where mine.incident = $1
       group by mine.system order by mine.system\
      """;

  /// The same of a system that the incident doesn't concern any more.
  private static final String COUNT_OF_UNLINKED =
      """
      select $1::uuid as system, count(*) filter (where i.open and i.severe) as open_and_severe
        from followed_incident_systems every
        join followed_incidents i on i.incident = every.incident
       where every.system = $1\
      """;

  /// Follows an incident, then carries out what follows for its systems.
  Order order(
      IncidentChange change, StreamId stream, Function<List<IncidentPicture>, List<Order>> next) {
    return new Order() {
      @Override
      public StreamId stream() {
        return stream;
      }

      @Override
      public String command() {
        return "FollowIncident";
      }

      @Override
      public Uni<String> carryOut(SqlConnection transaction, CommandContext context) {
        return follow(transaction, change)
            .chain(() -> pictures(transaction, change))
            .flatMap(pictures -> all(next.apply(pictures), transaction, context));
      }
    };
  }

  private static Uni<String> all(
      List<Order> orders, SqlConnection transaction, CommandContext context) {
    return Multi.createFrom()
        .iterable(orders)
        .onItem()
        .transformToUniAndConcatenate(order -> order.carryOut(transaction, context))
        .filter(refusal -> !refusal.isEmpty())
        .collect()
        .asList()
        .map(refusals -> String.join("; ", refusals));
  }

  private static Uni<RowSet<Row>> follow(SqlConnection transaction, IncidentChange change) {
    return transaction
        .preparedQuery(FOLLOW)
        .execute(
            Tuple.tuple()
                .addUUID(change.incident())
                .addBoolean(change.open())
                .addBoolean(change.severe())
                .addLong(change.version()))
        .chain(
            () ->
                transaction
                    .preparedQuery(LINK)
                    .execute(
                        Tuple.tuple()
                            .addUUID(change.incident())
                            .addArrayOfUUID(change.systems().toArray(UUID[]::new))));
  }

  /// Of the systems that the incident concerns, or of the one that it doesn't concern any more.
  private static Uni<List<IncidentPicture>> pictures(
      SqlConnection transaction, IncidentChange change) {
    var unlinked = change.unlinked();
    return unlinked == null
        ? pictures(transaction, COUNT, change.incident())
        : transaction
            .preparedQuery(UNLINK)
            .execute(Tuple.of(change.incident(), unlinked))
            .chain(() -> pictures(transaction, COUNT_OF_UNLINKED, unlinked));
  }

  private static Uni<List<IncidentPicture>> pictures(
      SqlConnection transaction, String query, UUID id) {
    return transaction
        .preparedQuery(query)
        .execute(Tuple.of(id))
        .map(
            rows ->
                StreamSupport.stream(rows.spliterator(), false)
                    .map(
                        row ->
                            new IncidentPicture(
                                row.getUUID("system"), row.getLong("open_and_severe")))
                    .toList());
  }
}
