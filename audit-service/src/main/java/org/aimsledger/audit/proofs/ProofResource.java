package org.aimsledger.audit.proofs;

import static org.aimsledger.servicekit.identity.Roles.AUDITOR;
import static org.aimsledger.servicekit.identity.Roles.TRAIL_AUDITOR;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.aimsledger.audit.platform.RecordedRead;
import org.aimsledger.audit.proofs.ProofQuery.Inclusion;
import org.aimsledger.audit.proofs.ProofQuery.Inclusion.NotCovered;
import org.aimsledger.audit.proofs.ProofQuery.Inclusion.Proof;
import org.aimsledger.audit.proofs.ProofQuery.Inclusion.UnknownEvent;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/// Proofs that a stranger can check.
@Path("/api/audit/v1")
@Tag(name = "proofs")
@RolesAllowed({AUDITOR, TRAIL_AUDITOR})
@RecordedRead
public class ProofResource {
  private final ProofQuery query;

  ProofResource(ProofQuery query) {
    this.query = query;
  }

  @GET
  @Path("events/{event}/proof")
  @Produces(MediaType.TEXT_PLAIN + ";charset=utf-8")
  @Operation(
      summary = "One file that proves that an event is in the trail (c2sp.org/tlog-proof)",
      description = "Proves it together with the entry's leaf and the policy of /trail/policy.")
  public Uni<Response> inclusion(@PathParam("event") UUID event) {
    return query.inclusion(event).map(inclusion -> answer(event, inclusion));
  }

  @GET
  @Path("proofs/consistency")
  @Produces(MediaType.APPLICATION_JSON)
  @Operation(summary = "Proof that the log of one size is the beginning of the log of another")
  public Uni<Response> consistency(@QueryParam("from") long from, @QueryParam("to") long to) {
    return query
        .size()
        .chain(
            size ->
                from < 1 || to < from || to > size
                    ? Uni.createFrom().item(ProofResponses.outside(from, to, size).toResponse())
                    : query
                        .consistency(from, to)
                        .map(ProofResponses.ConsistencyProof::of)
                        .map(proof -> Response.ok(proof).build()));
  }

  private static Response answer(UUID event, Inclusion inclusion) {
    return switch (inclusion) {
      case Proof(var file) ->
          Response.ok(file.encode())
              .header("Content-Disposition", "attachment; filename=\"" + event + ".tlog-proof\"")
              .build();
      case UnknownEvent _ -> ProofResponses.unknownEvent(event).toResponse();
      case NotCovered(var index) -> ProofResponses.notCovered(event, index).toResponse();
    };
  }
}
