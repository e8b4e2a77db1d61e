package org.aimsledger.incident.livestream;

import static org.aimsledger.servicekit.identity.Roles.ADMIN;
import static org.aimsledger.servicekit.identity.Roles.AUDITOR;
import static org.aimsledger.servicekit.identity.Roles.INCIDENT_COMMANDER;
import static org.aimsledger.servicekit.identity.Roles.RESPONDER;
import static org.aimsledger.servicekit.identity.Roles.TOP_MANAGEMENT;
import static org.aimsledger.servicekit.identity.Roles.VIEWER;

import io.smallrye.mutiny.Multi;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.aimsledger.incident.platform.LiveConfig;
import org.aimsledger.servicekit.problem.Fields;
import org.aimsledger.servicekit.problem.Problems;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/// What happens, as it happens.
@Path("/api/incident/v1/incident-stream")
@Tag(name = "Live")
@RolesAllowed({VIEWER, RESPONDER, INCIDENT_COMMANDER, AUDITOR, TOP_MANAGEMENT, ADMIN})
public class LiveResource {
  private final LiveStore store;
  private final LiveConfig config;

  LiveResource(LiveStore store, LiveConfig config) {
    this.store = store;
    this.config = config;
  }

  @GET
  @Produces(MediaType.SERVER_SENT_EVENTS)
  @Operation(
      summary = "Events of incidents, legal clocks and escalations as server-sent events",
      description =
          "Goes on after Last-Event-ID, or begins now. Comments keep the connection alive. After"
              + " some time, and when the reader is too slow, it ends: come back with the id of the"
              + " last event. The first event is named place, or lost: then the id was not of this"
              + " log, and what is shown has to be read anew.")
  public Multi<OutboundSseEvent> stream(
      @HeaderParam("Last-Event-ID") @Nullable String last, @Context Sse sse) {
    var from = last == null ? null : Fields.check("Last-Event-ID", () -> LivePlace.parse(last));
    if (!store.enter(config.clients())) {
      throw Problems.unavailable("As many boards are open as the service allows at once.")
          .toException();
    }
    return store
        .end()
        .onItem()
        .transformToMulti(end -> from(from, end, sse))
        .select()
        .first(config.longest())
        .onTermination()
        .invoke(store::leave);
  }

  /// @param last where the client was; a place that this log has never had is one of another log,
  ///   and the client is told that it has lost the thread: a refusal would end its attempts for
  ///   good
  private Multi<OutboundSseEvent> from(@Nullable LivePlace last, LivePlace end, Sse sse) {
    if (last == null) {
      return from(end, "place", sse);
    }
    return last.isReachedBy(end) ? from(last, "place", sse) : from(end, "lost", sse);
  }

  private Multi<OutboundSseEvent> from(LivePlace begin, String greeting, Sse sse) {
    var place = new AtomicReference<>(begin);
    var silent = new AtomicInteger();
    return Multi.createBy()
        .concatenating()
        .streams(
            Multi.createFrom().item(() -> greeting(begin, greeting, sse)),
            store
                .ticks()
                // A reader who takes nothing for so many looks is let go; he comes back by himself.
                .onOverflow()
                .buffer(config.patience())
                .select()
                .first(_ -> !store.stopping())
                .onItem()
                .transformToMultiAndConcatenate(_ -> page(place, silent, sse))
                .onFailure()
                .recoverWithCompletion());
  }

  /// One page. The place moves with what was handed out, so that nothing is read twice.
  private Multi<OutboundSseEvent> page(
      AtomicReference<LivePlace> place, AtomicInteger silent, Sse sse) {
    return store
        .after(place.get(), config.page())
        .onItem()
        .transformToMulti(events -> Multi.createFrom().iterable(shown(events, place, silent, sse)));
  }

  private List<OutboundSseEvent> shown(
      List<LiveEvent> events, AtomicReference<LivePlace> place, AtomicInteger silent, Sse sse) {
    var sent = new ArrayList<OutboundSseEvent>();
    for (var event : events) {
      place.set(place.get().after(event.lane(), event.seq()));
      if (event.shown()) {
        sent.add(
            sse.newEventBuilder()
                .id(place.get().toString())
                .name(event.name())
                .data(event.data())
                .build());
      }
    }
    if (!sent.isEmpty()) {
      silent.set(0);
    } else if (silent.incrementAndGet() >= config.heartbeat()) {
      silent.set(0);
      sent.add(sse.newEventBuilder().comment("still here").build());
    }
    return sent;
  }

  /// The place, so that who gets nothing at all still knows where to go on, and when to come back.
  private OutboundSseEvent greeting(LivePlace begin, String name, Sse sse) {
    return sse.newEventBuilder()
        .id(begin.toString())
        .name(name)
        .reconnectDelay(config.comeBack().toMillis())
        .data(begin.toString())
        .build();
  }
}
