package org.aimsledger.incident.review;

import static org.aimsledger.servicekit.identity.Roles.ADMIN;
import static org.aimsledger.servicekit.identity.Roles.APPROVER;
import static org.aimsledger.servicekit.identity.Roles.AUDITOR;
import static org.aimsledger.servicekit.identity.Roles.CONTRIBUTOR;
import static org.aimsledger.servicekit.identity.Roles.INCIDENT_COMMANDER;
import static org.aimsledger.servicekit.identity.Roles.RESPONDER;
import static org.aimsledger.servicekit.identity.Roles.TOP_MANAGEMENT;
import static org.aimsledger.servicekit.identity.Roles.VIEWER;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import org.aimsledger.incident.platform.CauseCategoryPacks;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/// What causes are sorted into, in three languages.
@Path("/api/incident/v1/cause-categories")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Reviews")
@RolesAllowed({
  VIEWER,
  CONTRIBUTOR,
  RESPONDER,
  INCIDENT_COMMANDER,
  AUDITOR,
  APPROVER,
  TOP_MANAGEMENT,
  ADMIN
})
public class CauseCategoryResource {
  private final CauseCategoryPacks packs;
  private final Clock clock;

  CauseCategoryResource(CauseCategoryPacks packs, Clock clock) {
    this.packs = packs;
    this.clock = clock;
  }

  @GET
  @Operation(summary = "All categories of the pack in force")
  @APIResponseSchema(ReviewResponses.Categories.class)
  public ReviewResponses.Categories all() {
    return ReviewResponses.categories(packs.at(clock.instant()));
  }
}
