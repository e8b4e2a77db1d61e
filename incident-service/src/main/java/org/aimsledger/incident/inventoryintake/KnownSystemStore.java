package org.aimsledger.incident.inventoryintake;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.aimsledger.contracts.inventory.AiSystemEvent.Registered;
import org.aimsledger.eventstore.core.StreamId;
import org.aimsledger.eventstore.handle.CommandContext;
import org.aimsledger.eventstore.handle.Order;
import org.aimsledger.incident.platform.KnownSystemsLookup;

/// Which systems the inventory has told of. Grows in the transaction that moves the inbox cursor.
@ApplicationScoped
class KnownSystemStore implements KnownSystemsLookup {
  private static final String KNOW =
      "insert into known_systems (system) values ($1) on conflict do nothing";
  private static final String FIND =
      "select system from known_systems where system = any ($1::uuid[])";

  private final Pool pool;

  KnownSystemStore(Pool pool) {
    this.pool = pool;
  }

  /// Remembers the system.
  Order order(Registered event) {
    return new Order() {
      @Override
      public StreamId stream() {
        return new StreamId("known-system", event.system());
      }

      @Override
      public String command() {
        return "KnowSystem";
      }

      @Override
      public Uni<String> carryOut(SqlConnection transaction, CommandContext context) {
        return transaction.preparedQuery(KNOW).execute(Tuple.of(event.system())).replaceWith("");
      }
    };
  }

  @Override
  public Uni<List<UUID>> unknownOf(List<UUID> systems) {
    return systems.isEmpty()
        ? Uni.createFrom().item(List.of())
        : pool.preparedQuery(FIND)
            .execute(Tuple.tuple().addArrayOfUUID(systems.toArray(UUID[]::new)))
            .map(
                rows -> {
                  var known = new HashSet<UUID>();
                  StreamSupport.stream(rows.spliterator(), false)
                      .forEach(row -> known.add(row.getUUID("system")));
                  return systems.stream().distinct().filter(id -> !known.contains(id)).toList();
                });
  }
}
