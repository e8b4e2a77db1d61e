package org.aimsledger.servicekit.demo;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.aimsledger.servicekit.export.Listing;
import org.aimsledger.servicekit.identity.Roles;
import org.aimsledger.servicekit.paging.Cursor;
import org.aimsledger.servicekit.paging.Found;
import org.aimsledger.servicekit.paging.Page;
import org.aimsledger.servicekit.paging.PageRequest;
import org.aimsledger.servicekit.paging.Rows.Count;
import org.aimsledger.servicekit.paging.Total;
import org.jboss.resteasy.reactive.RestMulti;

/// A list as long as one likes, read from the database page by page.
@Path("/api/demo/v1/numbers")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.VIEWER, Roles.TRAIL_AUDITOR})
public class NumbersResource {
  static final AtomicInteger PAGES = new AtomicInteger();

  private final Pool pool;

  NumbersResource(Pool pool) {
    this.pool = pool;
  }

  record NumberRow(long number, String words) {}

  /// Numbers from 1.
  ///
  /// @param failAfter the page after this number can't be read; 0: all can
  @GET
  @Produces({MediaType.APPLICATION_JSON, Listing.CSV, Listing.XLSX, Listing.ROWS})
  public Uni<Response> list(
      @QueryParam("upTo") long upTo,
      @QueryParam("failAfter") long failAfter,
      @QueryParam("width") int width,
      @BeanParam PageRequest page,
      @Context UriInfo uri) {
    return Listing.answer(
        page, uri, NumberRow.class, next -> numbers(upTo, failAfter, width, next));
  }

  /// Numbers one after the other, without end, for who reads them.
  @GET
  @Path("endless")
  @Produces(MediaType.TEXT_PLAIN)
  public Multi<String> endless() {
    return RestMulti.fromMultiData(numbers()).build();
  }

  /// The same as events.
  @GET
  @Path("endless")
  @Produces(MediaType.SERVER_SENT_EVENTS)
  public Multi<String> endlessEvents() {
    return numbers();
  }

  private static Multi<String> numbers() {
    return Multi.createFrom()
        .ticks()
        .every(Duration.ofMillis(5))
        .onOverflow()
        .drop()
        .map(number -> number + "\n");
  }

  private Uni<Page<NumberRow>> numbers(long upTo, long failAfter, int width, PageRequest page) {
    PAGES.incrementAndGet();
    var after = page.cursor() == null ? 0 : page.cursor().ofSize(1).number(0);
    var counted = page.rows().count() == Count.NOT ? 0 : upTo;
    return pool.preparedQuery(
            "select n, 1 / case when $4::bigint > 0 and n > $4 then 0 else 1 end"
                + " from generate_series($1::bigint + 1, $2::bigint) n limit $3")
        .execute(Tuple.of(after, upTo, page.rowsToRead(), failAfter))
        .map(
            rows -> {
              var numbers = new ArrayList<NumberRow>();
              for (var row : rows) {
                numbers.add(new NumberRow(row.getLong(0), "=" + "x".repeat(width)));
              }
              return Page.of(
                  new Found<>(numbers, new Total(counted, Total.WHOLE)),
                  page,
                  row -> Cursor.after(row.number()),
                  row -> row);
            });
  }
}
