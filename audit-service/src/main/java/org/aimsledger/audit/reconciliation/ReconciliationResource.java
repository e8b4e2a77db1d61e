package org.aimsledger.audit.reconciliation;

import static org.aimsledger.servicekit.identity.Roles.AUDITOR;
import static org.aimsledger.servicekit.identity.Roles.TRAIL_AUDITOR;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/// Were the stores of the services and the trail compared, and what came of it?
@Path("/api/audit/v1/reconciliation")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "supervision")
@RolesAllowed({AUDITOR, TRAIL_AUDITOR})
public class ReconciliationResource {
  private final ReconciliationStore progress;

  ReconciliationResource(ReconciliationStore progress) {
    this.progress = progress;
  }

  @GET
  @Operation(
      summary = "Per service and lane: how far its store was compared with the trail",
      description =
          "Byte for byte, again and again from the first number to the last. What differs is an alarm"
              + " and an event.")
  public Uni<ReconciliationResponses.Report> reconciliation() {
    return progress.lanes().map(ReconciliationResponses.Report::of);
  }
}
