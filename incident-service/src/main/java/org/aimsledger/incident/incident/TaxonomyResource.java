package org.aimsledger.incident.incident;

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
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import org.aimsledger.incident.platform.TaxonomyPacks;
import org.aimsledger.servicekit.problem.Problem;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/// Vocabularies of others that incidents are sorted by.
@Path("/api/incident/v1/taxonomies")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Incidents")
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
public class TaxonomyResource {
  private final TaxonomyPacks packs;
  private final Clock clock;

  TaxonomyResource(TaxonomyPacks packs, Clock clock) {
    this.packs = packs;
    this.clock = clock;
  }

  @GET
  @Operation(summary = "All vocabularies of the pack in force, with their editions")
  @APIResponseSchema(TaxonomyResponses.All.class)
  public TaxonomyResponses.All all() {
    return TaxonomyResponses.all(packs.at(clock.instant()));
  }

  @GET
  @Path("{taxonomy}")
  @Operation(summary = "One vocabulary with its words, in three languages where they have names")
  @APIResponseSchema(TaxonomyResponses.One.class)
  public TaxonomyResponses.One one(@PathParam("taxonomy") String taxonomy) {
    var pack = packs.at(clock.instant());
    return pack.taxonomy(taxonomy)
        .map(found -> TaxonomyResponses.one(pack, found))
        .orElseThrow(
            () ->
                Problem.of(
                        404,
                        "taxonomy/unknown",
                        "No such vocabulary",
                        pack.version() + " has no " + taxonomy + ".")
                    .toException());
  }
}
