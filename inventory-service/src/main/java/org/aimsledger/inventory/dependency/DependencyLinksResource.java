package org.aimsledger.inventory.dependency;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.aimsledger.contracts.inventory.Relation;
import org.aimsledger.inventory.dependency.DependencyQuery.LinkFilter;
import org.aimsledger.inventory.dependency.DependencyResponses.LinkSummaryResponse;
import org.aimsledger.servicekit.export.Listing;
import org.aimsledger.servicekit.identity.Roles;
import org.aimsledger.servicekit.paging.Cursor;
import org.aimsledger.servicekit.paging.Page;
import org.aimsledger.servicekit.paging.PageRequest;
import org.aimsledger.servicekit.problem.Problems;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/// Links from both ends, over HTTP.
@Path("/api/inventory/v1/component-links")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "component links")
@RolesAllowed({
  Roles.VIEWER,
  Roles.CONTRIBUTOR,
  Roles.SYSTEM_OWNER,
  Roles.RISK_OWNER,
  Roles.RESPONDER,
  Roles.INCIDENT_COMMANDER,
  Roles.AUDITOR,
  Roles.TRAIL_AUDITOR,
  Roles.APPROVER,
  Roles.TOP_MANAGEMENT,
  Roles.INTEGRATION,
  Roles.ADMIN,
  Roles.SERVICE
})
class DependencyLinksResource {
  private final DependencyQuery query;

  DependencyLinksResource(DependencyQuery query) {
    this.query = query;
  }

  /// What a list of links is narrowed by.
  record LinkParameters(
      @Parameter(description = "Id of what depends on the other") @QueryParam("from")
          @Nullable UUID from,
      @Parameter(description = "Id of what is depended on") @QueryParam("to") @Nullable UUID to,
      @QueryParam("relation") List<Relation> relations,
      @Parameter(
              description = "Whether it holds now; false shows what was taken back, any shows both")
          @QueryParam("active")
          @DefaultValue("true")
          String active,
      @QueryParam("updatedSince") @Nullable Instant updatedSince) {
    LinkFilter toFilter() {
      return new LinkFilter(from, to, Set.copyOf(relations), holds(active), updatedSince);
    }
  }

  @GET
  @Produces({MediaType.APPLICATION_JSON, Listing.CSV, Listing.XLSX, Listing.ROWS})
  @Operation(
      operationId = "listComponentLinks",
      summary = "List links, from either end",
      description = "Sees everything that this service had committed when the request came.")
  @APIResponse(
      responseCode = "200",
      description = "A page of links with the names at both ends, with the total up to 10,000")
  public Uni<Response> links(
      @BeanParam LinkParameters parameters, @BeanParam PageRequest page, @Context UriInfo uri) {
    return Listing.answer(
        page,
        uri,
        LinkSummaryResponse.class,
        next -> {
          var cursor = next.position(2);
          return query
              .links(
                  parameters.toFilter(),
                  cursor == null ? null : cursor.instant(0),
                  cursor == null ? null : cursor.uuid(1),
                  next.rows())
              .map(
                  links ->
                      Page.of(
                          links.found(),
                          next,
                          row -> Cursor.after(row.updatedAt, row.id),
                          row -> LinkSummaryResponse.of(row, links.names())));
        });
  }

  private static @Nullable Boolean holds(String text) {
    return switch (text) {
      case "any" -> null;
      case "true" -> true;
      case "false" -> false;
      default -> throw Problems.invalidField("active", "must be true, false or any").toException();
    };
  }
}
