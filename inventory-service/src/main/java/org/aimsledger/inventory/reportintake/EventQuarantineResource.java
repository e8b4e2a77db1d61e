package org.aimsledger.inventory.reportintake;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.aimsledger.inventory.reportintake.EventQuarantineRequests.DiscardRequest;
import org.aimsledger.inventory.reportintake.EventQuarantineResponses.EntryResponse;
import org.aimsledger.servicekit.export.Listing;
import org.aimsledger.servicekit.http.WithoutIdempotencyKey;
import org.aimsledger.servicekit.identity.RequestIdentity;
import org.aimsledger.servicekit.identity.Roles;
import org.aimsledger.servicekit.paging.Cursor;
import org.aimsledger.servicekit.paging.Page;
import org.aimsledger.servicekit.paging.PageRequest;
import org.aimsledger.servicekit.problem.Problem;
import org.aimsledger.servicekit.problem.Problems;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/// The quarantine of outsiders' events over HTTP: list, look, replay, discard. Repeating a replay
/// or a discard is harmless: an entry is resolved once.
@Path("/api/inventory/v1/ai-system-events/quarantine")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "AI system events")
@RolesAllowed({Roles.RESPONDER, Roles.INCIDENT_COMMANDER, Roles.ADMIN})
class EventQuarantineResource {
  private final EventQuarantineStore quarantine;
  private final DeliveryConsumer intake;
  private final RequestIdentity identity;
  private final Clock clock;

  EventQuarantineResource(
      EventQuarantineStore quarantine,
      DeliveryConsumer intake,
      RequestIdentity identity,
      Clock clock) {
    this.quarantine = quarantine;
    this.intake = intake;
    this.identity = identity;
    this.clock = clock;
  }

  @GET
  @Produces({MediaType.APPLICATION_JSON, Listing.CSV, Listing.XLSX, Listing.ROWS})
  @RolesAllowed({Roles.RESPONDER, Roles.INCIDENT_COMMANDER, Roles.AUDITOR, Roles.ADMIN})
  @Operation(operationId = "listQuarantinedEvents", summary = "Events that were not recorded")
  @APIResponse(responseCode = "200", description = "A page of entries, oldest first")
  public Uni<Response> list(
      @QueryParam("status") QuarantinedEvent.@Nullable Status wanted,
      @BeanParam PageRequest page,
      @Context UriInfo uri) {
    return Listing.answer(page, uri, EntryResponse.class, next -> entries(wanted, next));
  }

  private Uni<Page<EntryResponse>> entries(
      QuarantinedEvent.@Nullable Status wanted, PageRequest page) {
    var after = page.position(2);
    return quarantine
        .list(
            wanted,
            after == null ? null : after.instant(0),
            after == null ? null : after.uuid(1),
            page.rowsToRead())
        .flatMap(
            entries ->
                quarantine
                    .count(wanted)
                    .map(
                        total ->
                            Page.of(
                                    entries,
                                    page,
                                    entry -> Cursor.after(entry.receivedAt(), entry.id()),
                                    EntryResponse::summary)
                                .withTotal(total)));
  }

  @GET
  @Path("{id}")
  @RolesAllowed({Roles.RESPONDER, Roles.INCIDENT_COMMANDER, Roles.AUDITOR, Roles.ADMIN})
  @Operation(operationId = "getQuarantinedEvent", summary = "One entry with its bytes")
  @APIResponse(
      responseCode = "200",
      description = "The entry",
      content = @Content(schema = @Schema(implementation = EntryResponse.class)))
  public Uni<Response> get(@PathParam("id") UUID id) {
    return answer(id);
  }

  @POST
  @Path("{id}/replay")
  @Consumes({ReportIntakeResource.CLOUD_EVENT, MediaType.APPLICATION_JSON})
  @WithoutIdempotencyKey
  @Operation(
      operationId = "replayQuarantinedEvent",
      summary = "Try again, with a corrected event",
      description = "The body is the corrected CloudEvents document.")
  @APIResponse(
      responseCode = "200",
      description = "The entry, with the report that it led to",
      content = @Content(schema = @Schema(implementation = EntryResponse.class)))
  public Uni<Response> replay(@PathParam("id") UUID id, @NotNull byte[] corrected) {
    return open(
        id, QuarantinedEvent.Status.REPLAYED, entry -> attempt(entry, corrected, corrected));
  }

  @POST
  @Path("{id}/retry")
  @WithoutIdempotencyKey
  @Operation(
      operationId = "retryQuarantinedEvent",
      summary = "Try again with the bytes that came",
      description = "Helps when the system is known by now.")
  @APIResponse(
      responseCode = "200",
      description = "The entry, with the report that it led to",
      content = @Content(schema = @Schema(implementation = EntryResponse.class)))
  public Uni<Response> retry(@PathParam("id") UUID id) {
    return open(
        id,
        QuarantinedEvent.Status.REPLAYED,
        entry ->
            entry.isComplete()
                ? attempt(entry, entry.raw(), null)
                : Uni.createFrom().item(cut().toResponse()));
  }

  @POST
  @Path("{id}/discard")
  @Consumes(MediaType.APPLICATION_JSON)
  @WithoutIdempotencyKey
  @Operation(operationId = "discardQuarantinedEvent", summary = "Decide that it is not wanted")
  @APIResponse(
      responseCode = "200",
      description = "The entry",
      content = @Content(schema = @Schema(implementation = EntryResponse.class)))
  public Uni<Response> discard(@PathParam("id") UUID id, @NotNull DiscardRequest body) {
    var note = body.note();
    return open(
        id,
        QuarantinedEvent.Status.DISCARDED,
        _ ->
            quarantine
                .discarded(id, note, identity.actor(), clock.instant())
                .flatMap(_ -> answer(id)));
  }

  private interface Step {
    Uni<Response> take(QuarantinedEvent entry);
  }

  /// Takes the step when the entry is open; an entry that is resolved the same way is the answer.
  private Uni<Response> open(UUID id, QuarantinedEvent.Status wanted, Step step) {
    return quarantine
        .find(id)
        .flatMap(
            entry -> {
              if (entry == null) {
                return Uni.createFrom().item(unknown(id).toResponse());
              }
              if (entry.status() == QuarantinedEvent.Status.OPEN) {
                return step.take(entry);
              }
              return Uni.createFrom()
                  .item(
                      entry.status() == wanted
                          ? Response.ok(EntryResponse.full(entry)).build()
                          : resolved(entry).toResponse());
            });
  }

  private Uni<Response> attempt(QuarantinedEvent entry, byte[] event, byte @Nullable [] corrected) {
    var id = entry.id();
    var now = clock.instant();
    return intake
        .take(Delivery.replay(event, identity.actor(), entry.receivedFrom()))
        .flatMap(
            result ->
                switch (result) {
                  // Held, it becomes that report later.
                  case Intake.Recorded(var report, _, _) -> replayed(id, report, corrected, now);
                  case Intake.Held(var report, _) -> replayed(id, report, corrected, now);
                  case Intake.Refused(var why) ->
                      Uni.createFrom().item(EventQuarantineResponses.problem(why).toResponse());
                  case Intake.Kept _ ->
                      throw new IllegalStateException("it is in quarantine already");
                });
  }

  private Uni<Response> replayed(UUID id, UUID report, byte @Nullable [] corrected, Instant now) {
    return quarantine
        .replayed(id, report, corrected, identity.actor(), now)
        .flatMap(_ -> answer(id));
  }

  private Uni<Response> answer(UUID id) {
    return quarantine
        .find(id)
        .map(
            entry ->
                entry == null
                    ? unknown(id).toResponse()
                    : Response.ok(EntryResponse.full(entry)).build());
  }

  private static Problem unknown(UUID id) {
    return Problems.notFound("ai-system-event/unknown-entry", "quarantined event", id);
  }

  private static Problem resolved(QuarantinedEvent entry) {
    return Problem.of(
        409,
        "ai-system-event/resolved",
        "The entry is resolved",
        "It is " + entry.status() + " since " + entry.resolvedAt() + "; nothing was changed.");
  }

  private static Problem cut() {
    return Problem.of(
        409,
        "ai-system-event/cut",
        "The bytes are not complete",
        "The event was too large to be kept whole: replay a corrected one, or discard it.");
  }
}
