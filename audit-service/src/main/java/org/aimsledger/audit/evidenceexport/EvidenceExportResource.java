package org.aimsledger.audit.evidenceexport;

import static org.aimsledger.servicekit.identity.Roles.AUDITOR;
import static org.aimsledger.servicekit.identity.Roles.TRAIL_AUDITOR;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Clock;
import java.util.UUID;
import org.aimsledger.audit.evidenceexport.EvidenceExport.Absent;
import org.aimsledger.audit.evidenceexport.EvidenceExport.Requested;
import org.aimsledger.audit.evidenceexport.EvidenceExport.Sealed;
import org.aimsledger.audit.platform.TrailConfig;
import org.aimsledger.audit.platform.trail.CheckpointStore;
import org.aimsledger.audit.platform.trail.EntryStore;
import org.aimsledger.audit.platform.trail.EvidenceStore;
import org.aimsledger.audit.platform.trail.TileStore;
import org.aimsledger.eventstore.core.Versioned;
import org.aimsledger.eventstore.handle.CommandContext;
import org.aimsledger.eventstore.handle.Outcome;
import org.aimsledger.servicekit.http.Answers;
import org.aimsledger.servicekit.http.ETags;
import org.aimsledger.servicekit.identity.RequestIdentity;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/// Exports of evidence.
@Path(EvidenceExportResource.PATH)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "evidence exports")
@RolesAllowed({AUDITOR, TRAIL_AUDITOR})
public class EvidenceExportResource {
  static final String PATH = "/api/audit/v1/exports";

  private final EvidenceExportCommandHandler handler;
  private final EvidenceStore evidence;
  private final TileStore tiles;
  private final EntryStore entries;
  private final CheckpointStore checkpoints;
  private final RequestIdentity identity;
  private final TrailConfig config;
  private final Clock clock;

  EvidenceExportResource(
      EvidenceExportCommandHandler handler,
      EvidenceStore evidence,
      TileStore tiles,
      EntryStore entries,
      CheckpointStore checkpoints,
      RequestIdentity identity,
      TrailConfig config,
      Clock clock) {
    this.handler = handler;
    this.evidence = evidence;
    this.tiles = tiles;
    this.entries = entries;
    this.checkpoints = checkpoints;
    this.identity = identity;
    this.config = config;
    this.clock = clock;
  }

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      summary = "Export evidence",
      description =
          "About one thing: every stream that mentions it, whole. About a finding: the same, and"
              + " the records that it names. About a request: every stream with an event of its"
              + " correlation id, whole. About a period: all entries from the first that was"
              + " recorded in it to the last, without a gap. The selection is sealed in the trail."
              + " The bundle is ready when a checkpoint covers the seal, a second or two later.")
  public Uni<Response> export(EvidenceExportRequests.Export body) {
    var context = identity.context();
    return tiles
        .head()
        .chain(head -> evidence.select(body.about(), head.size(), config.bundleEntries() + 1))
        .chain(
            selection ->
                handler.handle(
                    body.toCommand(UUID.randomUUID(), selection, clock.instant()), context))
        .map(outcome -> created(outcome, context));
  }

  @GET
  @Path("{export}")
  @Operation(summary = "One export and whether its bundle is ready")
  public Uni<Response> one(@PathParam("export") UUID export) {
    return handler.load(export).chain(found -> answer(export, found));
  }

  private Uni<Response> answer(UUID export, Versioned<EvidenceExport> found) {
    return switch (found.state()) {
      case Absent _, Requested _ ->
          Uni.createFrom().item(EvidenceExportResponses.unknown(export).toResponse());
      case Sealed state ->
          entries
              .entryOf(SealEntry.stream(export), SealEntry.TYPE)
              .chain(checkpoints::cover)
              .map(seal -> EvidenceExportResponses.Export.of(export, state, seal))
              .map(body -> ETags.ok(body, found.version()));
    };
  }

  private static Response created(
      Outcome<EvidenceExport, EvidenceExportRejection> outcome, CommandContext context) {
    return Answers.created(
        outcome,
        context,
        done -> URI.create(PATH + "/" + done.stream().id()),
        done -> EvidenceExportResponses.Export.of(done.stream().id(), done.state()),
        EvidenceExportResponses::problem);
  }
}
