package org.aimsledger.inventory.systemregister;

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
import org.aimsledger.contracts.inventory.HighImpact;
import org.aimsledger.contracts.inventory.OrganisationRole;
import org.aimsledger.contracts.inventory.RiskClass;
import org.aimsledger.contracts.inventory.Stage;
import org.aimsledger.contracts.inventory.Technology;
import org.aimsledger.inventory.systemregister.SystemRegisterQuery.Position;
import org.aimsledger.inventory.systemregister.SystemRegisterQuery.Sort;
import org.aimsledger.inventory.systemregister.SystemRegisterResponses.CountsResponse;
import org.aimsledger.inventory.systemregister.SystemRegisterResponses.SummaryResponse;
import org.aimsledger.servicekit.export.Listing;
import org.aimsledger.servicekit.identity.Roles;
import org.aimsledger.servicekit.paging.Cursor;
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

/// The register over HTTP.
@Path("/api/inventory/v1/ai-systems")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "AI systems")
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
class SystemRegisterResource {
  private final SystemRegisterQuery query;

  SystemRegisterResource(SystemRegisterQuery query) {
    this.query = query;
  }

  /// What a list is narrowed by; several values of one parameter mean any of them.
  record FilterParameters(
      @QueryParam("stage") List<Stage> stages,
      @QueryParam("highImpact") List<HighImpact> highImpacts,
      @QueryParam("technology") List<Technology> technologies,
      @QueryParam("riskClass") List<RiskClass> riskClasses,
      @Parameter(
              schema = @Schema(implementation = Boolean.class),
              description = "Whether no risk class is in force")
          @QueryParam("undetermined")
          @Nullable String undetermined,
      @Parameter(description = "What the organisation is with regard to it") @QueryParam("role")
          @Nullable OrganisationRole role,
      @QueryParam("organisation") @Nullable String organisation,
      @Parameter(description = "Pseudonymous id") @QueryParam("owner") @Nullable String owner,
      @Parameter(schema = @Schema(implementation = Boolean.class)) @QueryParam("suspended")
          @Nullable String suspended,
      @Parameter(description = "A flag of an import") @QueryParam("flag") @Nullable String flag,
      @Parameter(
              description =
                  "Words, all of them in name, aliases, purpose, vendor, topic or external id")
          @QueryParam("q")
          @Nullable String search,
      @QueryParam("updatedSince") @Nullable Instant updatedSince) {

    SystemRegisterFilter toFilter() {
      return new SystemRegisterFilter(
          Set.copyOf(stages),
          Set.copyOf(highImpacts),
          Set.copyOf(technologies),
          Set.copyOf(riskClasses),
          truth("undetermined", undetermined),
          role,
          Fields.optionalText("organisation", organisation, 300),
          Fields.optionalText("owner", owner, 100),
          truth("suspended", suspended),
          Fields.optionalText("flag", flag, 100),
          Fields.check(
              "q", () -> SystemRegisterFilter.words(Fields.optionalText("q", search, 1_000))),
          updatedSince);
    }
  }

  @GET
  @Produces({MediaType.APPLICATION_JSON, Listing.CSV, Listing.XLSX, Listing.ROWS})
  @Operation(
      operationId = "listAiSystems",
      summary = "List and search AI systems",
      description = "Sees everything that this service had committed when the request came.")
  @APIResponse(
      responseCode = "200",
      description =
          "A page of summaries, with the total up to 10,000; in a search and by class up to 1,000")
  public Uni<Response> list(
      @BeanParam FilterParameters filter,
      @Parameter(description = "updated or name") @QueryParam("sort") @DefaultValue("updated")
          String sort,
      @BeanParam PageRequest page,
      @Context UriInfo uri) {
    var order = sort(sort);
    return Listing.answer(
        page,
        uri,
        SummaryResponse.class,
        next ->
            query
                .list(filter.toFilter(), order, position(order, next), next.rows())
                .map(
                    found ->
                        Page.of(
                            found,
                            next,
                            listed -> cursor(order, listed.system()),
                            SummaryResponse::of)));
  }

  @GET
  @Path("counts")
  @Operation(
      operationId = "countAiSystems",
      summary = "How many AI systems there are, by stage, impact and technology",
      description = "Takes the filters of the list.")
  @APIResponse(
      responseCode = "200",
      description = "Counts",
      content = @Content(schema = @Schema(implementation = CountsResponse.class)))
  public Uni<CountsResponse> counts(@BeanParam FilterParameters filter) {
    return query.counts(filter.toFilter()).map(CountsResponse::of);
  }

  private static Sort sort(String text) {
    return switch (text) {
      case "updated" -> Sort.UPDATED;
      case "name" -> Sort.NAME;
      default -> throw Problems.invalidField("sort", "must be updated or name").toException();
    };
  }

  private static @Nullable Position position(Sort sort, PageRequest page) {
    var cursor = page.position(2);
    if (cursor == null) {
      return null;
    }
    return switch (sort) {
      case UPDATED -> new Position(cursor.instant(0), cursor.uuid(1));
      case NAME -> new Position(cursor.text(0), cursor.uuid(1));
    };
  }

  private static Cursor cursor(Sort sort, SystemRegisterRow row) {
    return switch (sort) {
      case UPDATED -> Cursor.after(row.updatedAt, row.id);
      case NAME -> Cursor.after(row.name, row.id);
    };
  }

  private static @Nullable Boolean truth(String field, @Nullable String text) {
    return switch (text) {
      case null -> null;
      case "true" -> true;
      case "false" -> false;
      default -> throw Problems.invalidField(field, "must be true or false").toException();
    };
  }
}
