package org.aimsledger.inventory.notice;

import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.aimsledger.eventstore.handle.Moment;
import org.aimsledger.inventory.notice.NoticeResponses.PublishedResponse;
import org.aimsledger.inventory.platform.Language;
import org.aimsledger.servicekit.problem.Fields;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/// What an audience is told. For everybody who has shown who he is, whatever his roles: it is
/// published.
@Path("/api/inventory/v1/published-notices")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "notices")
@Authenticated
class PublishedNoticeResource {
  private final NoticeCommandHandler handler;
  private final Clock clock;

  PublishedNoticeResource(NoticeCommandHandler handler, Clock clock) {
    this.handler = handler;
    this.clock = clock;
  }

  @GET
  @Path("{id}")
  @Operation(
      operationId = "getPublishedNotice",
      summary = "What is told now, or was told at a time",
      description = "The edition that was in force then, by what is recorded now.")
  @APIResponse(
      responseCode = "200",
      description = "The text in one language",
      content = @Content(schema = @Schema(implementation = PublishedResponse.class)))
  public Uni<Response> get(
      @PathParam("id") UUID id,
      @Parameter(description = "A time; now when left out") @QueryParam("at") @Nullable Instant at,
      @Parameter(description = "BCP 47 tag; where there is no such text, the nearest")
          @QueryParam("language")
          @DefaultValue("en")
          String language) {
    var wanted = Fields.check("language", () -> Language.of("language", language)).tag();
    var time = Objects.requireNonNullElseGet(at, clock::instant);
    return handler
        .load(id, new Moment.Now())
        .flatMap(
            found ->
                switch (found.state()) {
                  case Notice.Known notice -> told(id, notice, time, wanted);
                  case Notice.Absent _ ->
                      Uni.createFrom().item(NoticeResponses.unknown(id).toResponse());
                });
  }

  private Uni<Response> told(UUID id, Notice.Known notice, Instant time, String wanted) {
    var edition = notice.inForce(time).orElse(null);
    return edition == null
        ? Uni.createFrom().item(NoticeResponses.nothingInForce().toResponse())
        : handler
            .texts(id, edition)
            .map(texts -> PublishedResponse.of(id, notice, edition, texts, wanted))
            .map(body -> Response.ok(body).build());
  }
}
