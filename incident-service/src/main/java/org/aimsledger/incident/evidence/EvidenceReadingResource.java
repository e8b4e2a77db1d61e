package org.aimsledger.incident.evidence;

import static org.aimsledger.servicekit.identity.Roles.AUDITOR;
import static org.aimsledger.servicekit.identity.Roles.INCIDENT_COMMANDER;
import static org.aimsledger.servicekit.identity.Roles.RESPONDER;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.aimsledger.eventstore.handle.Outcome;
import org.aimsledger.incident.evidence.Evidence.Artefact;
import org.aimsledger.incident.platform.EvidenceFileStore;
import org.aimsledger.incident.platform.IncidentLog;
import org.aimsledger.incident.platform.PersonId;
import org.aimsledger.incident.platform.WorldTime;
import org.aimsledger.servicekit.identity.RequestIdentity;
import org.aimsledger.servicekit.problem.Problems;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestMulti;

/// Files of evidence go out only as attachments of no type, after their digest was checked and the
/// reading recorded.
@Path(EvidenceResource.PATH + "/artefacts/{artefact}/reading")
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Evidence")
@RolesAllowed({RESPONDER, INCIDENT_COMMANDER, AUDITOR})
public class EvidenceReadingResource {
  private final EvidenceCommandHandler handler;
  private final EvidenceFileStore files;
  private final RequestIdentity identity;
  private final Clock clock;

  EvidenceReadingResource(
      EvidenceCommandHandler handler,
      EvidenceFileStore files,
      RequestIdentity identity,
      Clock clock) {
    this.handler = handler;
    this.files = files;
    this.identity = identity;
    this.clock = clock;
  }

  /// What is known before the first byte is sent.
  private record Cleared(UUID artefact, String sha256) {}

  @POST
  @Produces(MediaType.APPLICATION_OCTET_STREAM)
  @RolesAllowed({RESPONDER, INCIDENT_COMMANDER, AUDITOR})
  @Operation(
      summary = "Read the bytes of an artefact; that you did is recorded first",
      description =
          "Always an attachment of no type. Refused when the bytes no longer have their digest.")
  @APIResponse(responseCode = "200", description = "The bytes")
  public Multi<byte[]> read(
      @PathParam("id") UUID id,
      @PathParam("artefact") UUID artefact,
      EvidenceRequests.ReadFile body) {
    var command =
        body.toCommand(
            id, artefact, new PersonId(identity.actor()), WorldTime.kept(clock.instant()));
    var context = identity.context();
    return RestMulti.fromUniResponse(
        handler
            .handle(command, context)
            .flatMap(
                outcome -> {
                  refuse(outcome);
                  return handler.artefact(id, artefact);
                })
            .flatMap(found -> cleared(found.orElseThrow())),
        cleared -> files.read(cleared.sha256()),
        cleared ->
            Map.of(
                "Content-Disposition",
                List.of("attachment; filename=\"evidence-" + cleared.artefact() + ".bin\""),
                "X-Content-Type-Options",
                List.of("nosniff"),
                "Content-Security-Policy",
                List.of("sandbox"),
                "Cache-Control",
                List.of("no-store")));
  }

  /// Answers with the problem, unless the command was carried out: for an answer that is bytes.
  private static void refuse(Outcome<Evidence, EvidenceRejection> outcome) {
    switch (outcome) {
      case Outcome.Done<Evidence, EvidenceRejection> _ -> {
        // The bytes may be sent.
      }
      case Outcome.Refused<Evidence, EvidenceRejection>(var reason) ->
          throw EvidenceProblemResponses.of(reason).toException();
      case Outcome.Conflict<Evidence, EvidenceRejection>(long _, long actual) ->
          throw Problems.busy(actual).toException();
      case Outcome.KeyReused<Evidence, EvidenceRejection> _ ->
          throw Problems.keyReused().toException();
      case Outcome.Taken<Evidence, EvidenceRejection>(var claim, var holder) ->
          throw Problems.taken(claim.scope(), claim.key(), holder.toString()).toException();
    }
  }

  private Uni<Cleared> cleared(Artefact artefact) {
    return files
        .isIntact(artefact.sha256())
        .map(
            intact -> {
              if (!intact) {
                IncidentLog.LOG.evidenceChanged(artefact.id(), artefact.sha256());
                throw EvidenceProblemResponses.changed(artefact.id()).toException();
              }
              return new Cleared(artefact.id(), artefact.sha256());
            });
  }
}
