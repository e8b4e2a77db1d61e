package org.aimsledger.servicekit.export;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.Provider;
import java.io.OutputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.aimsledger.servicekit.paging.Page;
import org.aimsledger.servicekit.problem.Problem;
import org.aimsledger.servicekit.problem.Problems;
import org.aimsledger.servicekit.problem.ServiceKitLog;
import org.jboss.resteasy.reactive.server.core.ResteasyReactiveRequestContext;
import org.jboss.resteasy.reactive.server.spi.ResteasyReactiveResourceInfo;
import org.jboss.resteasy.reactive.server.spi.ServerHttpResponse;
import org.jboss.resteasy.reactive.server.spi.ServerMessageBodyWriter;
import org.jboss.resteasy.reactive.server.spi.ServerRequestContext;
import org.jspecify.annotations.Nullable;

/// Sends a list as a file: reads a page, encodes it, waits until the client has taken it, reads the
/// next one.
///
/// A page that is being read is read to its end, also when the client hangs up meanwhile: a query
/// that is given up in the middle would keep its connection.
@Provider
@Produces(MediaType.WILDCARD)
public class ExportBodyWriter implements ServerMessageBodyWriter<Export> {
  private final ObjectMapper json;
  private final ExportConfig config;
  private final AtomicInteger running = new AtomicInteger();

  ExportBodyWriter(ObjectMapper json, ExportConfig config) {
    this.json = json;
    this.config = config;
  }

  /// One file on its way.
  private final class Sending {
    private final Export export;
    private final RowEncoder encoder;
    private final ServerHttpResponse response;
    private final Context context = Objects.requireNonNull(Vertx.currentContext());
    private volatile boolean gone;
    private long rows;
    private @Nullable String cursor;

    Sending(Export export, ServerHttpResponse response) {
      this.export = export;
      this.encoder = export.encoder().apply(json, config);
      this.response = response;
    }

    Uni<Void> whole() {
      return Uni.createFrom()
          .deferred(() -> send(export.first()))
          .toMulti()
          .onCompletion()
          .switchTo(
              Multi.createBy().repeating().uni(this::next).whilst(_ -> cursor != null && !gone))
          .onItem()
          .ignoreAsUni()
          .chain(
              () -> gone ? Uni.createFrom().voidItem() : encoded(encoder::end).chain(this::write));
    }

    private Uni<Boolean> next() {
      var from = cursor;
      return from == null || gone
          ? Uni.createFrom().item(false)
          : export.next().apply(from).chain(this::send);
    }

    private Uni<Boolean> send(Page<?> page) {
      if (page.nextCursor() != null && page.nextCursor().equals(cursor)) {
        throw new IllegalStateException("the list stands still at " + cursor);
      }
      cursor = page.nextCursor();
      rows += page.items().size();
      if (rows > config.mostRows()) {
        throw new IllegalStateException("more than aims.export.most-rows");
      }
      return encoded(() -> encoder.rows(page.items())).chain(this::write).replaceWith(true);
    }

    // Compressing a page takes longer than an event loop may.
    private Uni<byte[]> encoded(Supplier<byte[]> work) {
      return Uni.createFrom()
          .completionStage(() -> context.executeBlocking(work::get, true).toCompletionStage());
    }

    // The next page is read where the request was: sessions belong to a context.
    private Uni<Void> write(byte[] piece) {
      return piece.length == 0 || gone
          ? Uni.createFrom().voidItem()
          : Uni.createFrom()
              .completionStage(() -> response.write(piece))
              .onFailure()
              .invoke(() -> gone = true)
              .emitOn(task -> context.runOnContext(_ -> task.run()));
    }
  }

  @Override
  public void writeResponse(Export export, Type type, ServerRequestContext context) {
    requireFew(export.first());
    var response = context.serverResponse();
    var sending = new Sending(export, response);
    if (running.incrementAndGet() > config.atOnce()) {
      running.decrementAndGet();
      throw Problems.unavailable(
              "The service is writing as many files as it takes on at once. Ask again later.")
          .toException();
    }
    var request = (ResteasyReactiveRequestContext) context;
    request.suspend();
    response.setChunked(true);
    // Not the response's own handler of closing: it has one only, and the door needs it.
    var _ = request.unwrap(RoutingContext.class).addEndHandler(_ -> sending.gone = true);
    var _ =
        sending
            .whole()
            .onTermination()
            .invoke(running::decrementAndGet)
            .subscribe()
            .with(_ -> finished(request, sending), failure -> broken(request, sending, failure));
  }

  private static void finished(ResteasyReactiveRequestContext request, Sending sending) {
    if (!sending.gone) {
      sending.response.end();
    }
    request.close();
  }

  // The status is on its way already: all that is left is an answer that doesn't end.
  private static void broken(
      ResteasyReactiveRequestContext request, Sending sending, Throwable failure) {
    if (!sending.gone) {
      ServiceKitLog.LOG.exportBroken(request.getPath(), sending.rows, failure);
      sending.response.reset();
    }
    request.close();
  }

  private void requireFew(Page<?> first) {
    var total = first.total() == null ? first.totalAtLeast() : first.total();
    if (total != null && total > config.mostRows()) {
      throw tooMany(total).toException();
    }
  }

  private Problem tooMany(long total) {
    return Problem.of(
            422,
            "list/too-long",
            "The list has too many rows for a file",
            "At most "
                + config.mostRows()
                + " rows go into one file. Nothing was sent. Narrow the list by its filters, or"
                + " read it page by page.")
        .with("mostRows", config.mostRows())
        .with("rows", total);
  }

  @Override
  public boolean isWriteable(
      Class<?> type, Type genericType, ResteasyReactiveResourceInfo target, MediaType mediaType) {
    return type == Export.class;
  }

  @Override
  public boolean isWriteable(
      Class<?> type, Type genericType, Annotation[] annotations, MediaType mediaType) {
    return type == Export.class;
  }

  @Override
  public void writeTo(
      Export export,
      Class<?> type,
      Type genericType,
      Annotation[] annotations,
      MediaType mediaType,
      MultivaluedMap<String, Object> headers,
      OutputStream body) {
    throw new UnsupportedOperationException("a file is sent, not collected");
  }
}
