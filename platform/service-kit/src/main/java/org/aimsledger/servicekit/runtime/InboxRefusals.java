package org.aimsledger.servicekit.runtime;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.aimsledger.servicekit.export.Listing;
import org.aimsledger.servicekit.paging.Cursor;
import org.aimsledger.servicekit.paging.Page;
import org.aimsledger.servicekit.paging.PageRequest;
import org.jspecify.annotations.Nullable;

/// Events of other services that led to an order which the rules of this service refused. Nobody
/// waits for the answer of a reaction, so this list is where a person sees it.
/// [RefusedOrdersResource] gives it over HTTP.
@Singleton
public final class InboxRefusals {
  private final Pool pool;

  InboxRefusals(Pool pool) {
    this.pool = pool;
  }

  /// One refusal.
  ///
  /// @param source service whose event it was
  /// @param lane lane of that service
  /// @param seq number of the event in the lane
  /// @param event id of the event
  /// @param stream what the order was addressed to, e.g. `ai-system/0198…`
  /// @param command what was ordered
  /// @param reason why the rules refused it
  public record InboxRefusal(
      long id,
      String source,
      int lane,
      long seq,
      UUID event,
      String stream,
      String command,
      String reason,
      Instant refusedAt) {}

  /// The refusals, newest first.
  ///
  /// @param source only those of one service
  public Uni<Response> list(@Nullable String source, PageRequest page, UriInfo uri) {
    return Listing.answer(page, uri, InboxRefusal.class, next -> page(source, next));
  }

  private Uni<Page<InboxRefusal>> page(@Nullable String source, PageRequest page) {
    return pool.preparedQuery(
            "select id, source, lane, seq, event_id, stream, command, reason, refused_at"
                + " from inbox_refusals where id < $1 and ($2::text is null or source = $2)"
                + " order by id desc limit $3")
        .execute(Tuple.of(page.before(), source, page.rowsToRead()))
        .map(
            rows -> {
              List<InboxRefusal> refusals = new ArrayList<>();
              for (var row : rows) {
                refusals.add(refusal(row));
              }
              return Page.of(
                  refusals, page, refusal -> Cursor.after(refusal.id()), refusal -> refusal);
            });
  }

  private static InboxRefusal refusal(Row row) {
    return new InboxRefusal(
        row.getLong("id"),
        row.getString("source"),
        row.getShort("lane"),
        row.getLong("seq"),
        row.getUUID("event_id"),
        row.getString("stream"),
        row.getString("command"),
        row.getString("reason"),
        row.get(OffsetDateTime.class, "refused_at").toInstant());
  }
}
