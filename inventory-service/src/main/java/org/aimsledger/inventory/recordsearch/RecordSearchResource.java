package org.aimsledger.inventory.recordsearch;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Set;
import org.aimsledger.inventory.recordsearch.RecordSearchQuery.Question;
import org.aimsledger.inventory.recordsearch.RecordSearchResponses.HitResponse;
import org.aimsledger.inventory.recordsearch.RecordSearchResponses.ResultResponse;
import org.aimsledger.servicekit.export.Listing;
import org.aimsledger.servicekit.identity.Roles;
import org.aimsledger.servicekit.paging.Limit;
import org.aimsledger.servicekit.paging.Page;
import org.aimsledger.servicekit.paging.PageRequest;
import org.aimsledger.servicekit.problem.Fields;
import org.aimsledger.servicekit.problem.Problems;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/// Search over HTTP.
@Path("/api/inventory/v1/search")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "search")
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
class RecordSearchResource {
  private static final String USUAL = "20";
  private static final int LONGEST = 200;
  private static final int WORDS = 8;

  private final RecordSearchQuery query;

  RecordSearchResource(RecordSearchQuery query) {
    this.query = query;
  }

  @GET
  @Produces({MediaType.APPLICATION_JSON, Listing.CSV, Listing.XLSX, Listing.ROWS})
  @Operation(
      operationId = "searchInventory",
      summary = "Search over everything in the inventory",
      description =
          "Records that have all the words, in any language, the best first. Reads names, purposes"
              + " and descriptions, and of longer texts the first 4,000 characters. A file has the"
              + " same hits: a search has a best, not an end.")
  @APIResponse(
      responseCode = "200",
      description = "The best, and whether there are more",
      content = @Content(schema = @Schema(implementation = ResultResponse.class)))
  public Uni<Response> find(
      @Parameter(description = "Words", required = true) @QueryParam("q") @Nullable String text,
      @Parameter(description = "Kinds of records; several mean any of them") @QueryParam("kind")
          List<String> kinds,
      @QueryParam("limit") @DefaultValue(USUAL) Limit limit,
      @Parameter(hidden = true) @HeaderParam("Accept") @Nullable String accept,
      @Context UriInfo uri) {
    var words = SearchText.words(Fields.text("q", text, LONGEST));
    if (words.size() > WORDS) {
      throw Problems.invalidField("q", "may have at most " + WORDS + " words").toException();
    }
    var question = new Question(words, Set.copyOf(kinds));
    return Listing.answer(
        new PageRequest(limit, null, accept, null),
        uri,
        HitResponse.class,
        _ -> query.find(question, limit.value()).map(ResultResponse::of),
        result -> new Page<>(result.items(), null, null, null),
        result -> Response.ok(result).build());
  }
}
