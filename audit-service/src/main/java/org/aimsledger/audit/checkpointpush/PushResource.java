package org.aimsledger.audit.checkpointpush;

import static org.aimsledger.servicekit.identity.Roles.AUDITOR;
import static org.aimsledger.servicekit.identity.Roles.TRAIL_AUDITOR;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.aimsledger.audit.platform.PushTargets;
import org.aimsledger.audit.platform.PushTargets.Target;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/// Who gets the checkpoints, and did they?
@Path("/api/audit/v1/checkpoint-targets")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "supervision")
@RolesAllowed({AUDITOR, TRAIL_AUDITOR})
public class PushResource {
  private final PushTargets targets;
  private final PushStore store;

  PushResource(PushTargets targets, PushStore store) {
    this.targets = targets;
    this.store = store;
  }

  @GET
  @Operation(
      summary = "Where checkpoints are sent, which each got last, and since when one fails",
      description = "Targets are named by their kind only: addresses are settings.")
  public Uni<PushResponses.Report> targets() {
    return store
        .standings(targets.all().stream().map(Target::name).toList())
        .map(standings -> PushResponses.Report.of(targets, standings));
  }
}
