package org.aimsledger.incident.platform;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.aimsledger.contracts.audit.AuditServiceEvent;
import org.aimsledger.contracts.audit.FindingEvent;
import org.aimsledger.contracts.incident.IncidentLinkKind;
import org.aimsledger.contracts.inventory.ComponentEvent;
import org.aimsledger.contracts.risk.RiskEvent;
import org.aimsledger.contracts.risk.RiskServiceEvent;
import org.aimsledger.eventstore.core.StreamId;
import org.aimsledger.eventstore.handle.CommandContext;
import org.aimsledger.eventstore.handle.Order;

/// Which records other services have told of, and how they call them. Grows in the transactions
/// that move the inbox cursors.
@ApplicationScoped
public class KnownRecordStore implements KnownRecordsLookup {
  private static final String KNOW =
      "insert into known_records (record, kind, title) values ($1, $2, $3)"
          + " on conflict (record) do update set title = excluded.title";
  private static final String FIND =
      "select record, title from known_records where record = any ($1::uuid[])";
  private static final int MOST_TITLE = 300;

  private final Pool pool;

  KnownRecordStore(Pool pool) {
    this.pool = pool;
  }

  /// Remembers a record that another service has told of; nothing where the event tells of none.
  public Optional<Order> order(AuditServiceEvent event) {
    return event instanceof FindingEvent.Raised e
        ? Optional.of(order(IncidentLinkKind.FINDING, e.finding(), e.title()))
        : Optional.empty();
  }

  /// The same of risk-service.
  public Optional<Order> order(RiskServiceEvent event) {
    return event instanceof RiskEvent.Identified e
        ? Optional.of(order(IncidentLinkKind.RISK, e.risk(), e.title()))
        : Optional.empty();
  }

  /// The same of a component of the inventory: its kind, and what it is called among the parts of
  /// its whole.
  public Order order(ComponentEvent.Registered event) {
    var title = event.label() == null ? event.kind().name() : event.kind() + " " + event.label();
    return order(IncidentLinkKind.COMPONENT, event.component(), title);
  }

  private Order order(IncidentLinkKind kind, UUID id, String title) {
    var kept = Texts.quoted(title, MOST_TITLE);
    return new Order() {
      @Override
      public StreamId stream() {
        return new StreamId("known-record", id);
      }

      @Override
      public String command() {
        return "KnowRecord";
      }

      @Override
      public Uni<String> carryOut(SqlConnection transaction, CommandContext context) {
        return transaction
            .preparedQuery(KNOW)
            .execute(Tuple.of(id, kind.name(), kept))
            .replaceWith("");
      }
    };
  }

  @Override
  public Uni<Map<UUID, String>> titlesOf(Set<UUID> records) {
    return records.isEmpty()
        ? Uni.createFrom().item(Map.of())
        : pool.preparedQuery(FIND)
            .execute(Tuple.tuple().addArrayOfUUID(records.toArray(UUID[]::new)))
            .map(
                rows -> {
                  var titles = new HashMap<UUID, String>();
                  rows.forEach(row -> titles.put(row.getUUID("record"), row.getString("title")));
                  return titles;
                });
  }
}
