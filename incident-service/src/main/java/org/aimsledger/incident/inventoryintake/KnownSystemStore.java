package org.aimsledger.incident.inventoryintake;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.aimsledger.contracts.inventory.AiSystemEvent.ProfileChanged;
import org.aimsledger.contracts.inventory.AiSystemEvent.Registered;
import org.aimsledger.contracts.inventory.ComponentEvent;
import org.aimsledger.contracts.inventory.InventoryServiceEvent;
import org.aimsledger.eventstore.core.StreamId;
import org.aimsledger.eventstore.handle.Note;
import org.aimsledger.eventstore.handle.Order;
import org.aimsledger.incident.platform.KnownRecordStore;
import org.aimsledger.incident.platform.KnownSystemsLookup;
import org.aimsledger.incident.platform.SystemUnitsLookup;
import org.jspecify.annotations.Nullable;

/// Which systems the inventory has told of. Grows in the transaction that moves the inbox cursor.
@ApplicationScoped
class KnownSystemStore implements KnownSystemsLookup, SystemUnitsLookup {
  private static final String KNOW =
      """
      insert into known_systems (system, unit) select * from unnest($1::uuid[], $2::text[])
      on conflict (system) do update set unit = excluded.unit\
      """;
  private static final String FIND =
      "select system from known_systems where system = any ($1::uuid[])";
  private static final String UNITS =
      "select system, unit from known_systems where system = any ($1::uuid[]) and unit is not null";

  /// What the inventory told of a system.
  ///
  /// @param unit of the organisation, null where it is not known
  record Known(UUID system, @Nullable String unit) {}

  private final Pool pool;
  private final Note.Book<Known> book = KnownSystemStore::keep;
  private final KnownRecordStore records;

  KnownSystemStore(Pool pool, KnownRecordStore records) {
    this.pool = pool;
    this.records = records;
  }

  /// Remembers a system that was registered, the unit of the organisation whose it is, and
  /// components; nothing where the event tells of none of them.
  Optional<Order> order(InventoryServiceEvent event) {
    if (event instanceof Registered e) {
      return Optional.of(note(new Known(e.system(), e.profile().unit())));
    }
    if (event instanceof ComponentEvent.Registered e) {
      return Optional.of(records.order(e));
    }
    return event instanceof ProfileChanged e ? moved(e) : Optional.empty();
  }

  private Optional<Order> moved(ProfileChanged event) {
    return event.changes().stream()
        .filter(change -> change.field().equals("unit"))
        .reduce((_, later) -> later)
        .map(change -> new Known(event.system(), change.to().stream().findFirst().orElse(null)))
        .map(this::note);
  }

  private Order note(Known known) {
    return new Note<>(book, new StreamId("known-system", known.system()), "KnowSystem", known);
  }

  private static Uni<Void> keep(SqlConnection transaction, List<Known> told) {
    // A statement may touch a row once: of several the last one counts.
    var systems = new LinkedHashMap<UUID, Known>();
    told.forEach(known -> systems.put(known.system(), known));
    var last = systems.values();
    return transaction
        .preparedQuery(KNOW)
        .execute(
            Tuple.tuple()
                .addArrayOfUUID(last.stream().map(Known::system).toArray(UUID[]::new))
                .addArrayOfString(last.stream().map(Known::unit).toArray(String[]::new)))
        .replaceWithVoid();
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

  @Override
  public Uni<Map<UUID, String>> unitsOf(Set<UUID> systems) {
    return systems.isEmpty()
        ? Uni.createFrom().item(Map.of())
        : pool.preparedQuery(UNITS)
            .execute(Tuple.tuple().addArrayOfUUID(systems.toArray(UUID[]::new)))
            .map(
                rows ->
                    StreamSupport.stream(rows.spliterator(), false)
                        .collect(
                            Collectors.toMap(
                                row -> row.getUUID("system"), row -> row.getString("unit"))));
  }
}
