package org.aimsledger.inventory.changefeed;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
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
import org.aimsledger.inventory.changefeed.ChangeFeedQuery.Filter;
import org.aimsledger.inventory.changefeed.ChangeFeedQuery.Position;
import org.aimsledger.inventory.changefeed.ChangeFeedResponses.ChangeResponse;
import org.aimsledger.inventory.platform.Packs;
import org.aimsledger.referencedata.EventTitles;
import org.aimsledger.servicekit.export.Listing;
import org.aimsledger.servicekit.identity.Roles;
import org.aimsledger.servicekit.paging.Cursor;
import org.aimsledger.servicekit.paging.Page;
import org.aimsledger.servicekit.paging.PageRequest;
import org.aimsledger.servicekit.problem.Fields;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/// What changed, over HTTP.
@Path("/api/inventory/v1/changes")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "changes")
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
  Roles.ADMIN,
  Roles.SERVICE
})
class ChangeFeedResource {
  private final ChangeFeedQuery query;
  private final EventTitles titles;

  ChangeFeedResource(ChangeFeedQuery query, Packs packs) {
    this.query = query;
    this.titles = packs.titles();
  }

  /// What the list is narrowed by; several kinds mean any of them.
  record FilterParameters(
      @Parameter(description = "Recorded at this time or later") @QueryParam("since")
          @Nullable Instant since,
      @Parameter(description = "Kind of record, e.g. ai-system, component, notice")
          @QueryParam("kind")
          List<String> kinds,
      @Parameter(description = "AI system that the change or its record is about")
          @QueryParam("system")
          @Nullable UUID system,
      @Parameter(description = "One record") @QueryParam("subject") @Nullable UUID subject,
      @Parameter(description = "Pseudonymous id") @QueryParam("actor") @Nullable String actor) {
    Filter toFilter() {
      return new Filter(
          since, Set.copyOf(kinds), system, subject, Fields.optionalText("actor", actor, 100));
    }
  }

  @GET
  @Produces({MediaType.APPLICATION_JSON, Listing.CSV, Listing.XLSX, Listing.ROWS})
  @Operation(
      operationId = "listInventoryChanges",
      summary = "What changed in the inventory since a time",
      description =
          "In the order in which it was recorded. Reports of integrations change no record and are"
              + " not in it; to follow the inventory for ever, take its topic.")
  @APIResponse(responseCode = "200", description = "A page of changes")
  public Uni<Response> list(
      @BeanParam FilterParameters filter, @BeanParam PageRequest page, @Context UriInfo uri) {
    return Listing.answer(
        page,
        uri,
        ChangeResponse.class,
        next ->
            query
                .list(filter.toFilter(), position(next), next.rowsToRead())
                .map(
                    rows ->
                        Page.of(
                            rows,
                            next,
                            row -> Cursor.after(row.recordedAt, row.id),
                            row -> ChangeResponse.of(row, titles))));
  }

  private static @Nullable Position position(PageRequest page) {
    var cursor = page.position(2);
    if (cursor == null) {
      return null;
    }
    return new Position(cursor.instant(0), cursor.uuid(1));
  }
}
