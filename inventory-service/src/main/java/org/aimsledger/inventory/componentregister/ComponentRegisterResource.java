package org.aimsledger.inventory.componentregister;

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
import org.aimsledger.contracts.inventory.ComponentKind;
import org.aimsledger.contracts.inventory.DiligenceOutcome;
import org.aimsledger.inventory.componentregister.ComponentRegisterQuery.Position;
import org.aimsledger.inventory.componentregister.ComponentRegisterQuery.Sort;
import org.aimsledger.inventory.componentregister.ComponentRegisterResponses.SummaryResponse;
import org.aimsledger.servicekit.export.Listing;
import org.aimsledger.servicekit.identity.Roles;
import org.aimsledger.servicekit.paging.Cursor;
import org.aimsledger.servicekit.paging.Page;
import org.aimsledger.servicekit.paging.PageRequest;
import org.aimsledger.servicekit.problem.Fields;
import org.aimsledger.servicekit.problem.Problems;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/// The register of components over HTTP.
@Path("/api/inventory/v1/components")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "components")
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
class ComponentRegisterResource {
  private static final Set<String> TRUTH = Set.of("YES", "NO", ComponentRegisterRow.UNKNOWN);
  private static final Set<String> GENERAL_PURPOSE =
      Set.of("NO", "YES", "YES_WITH_SYSTEMIC_RISK", ComponentRegisterRow.UNKNOWN);

  private final ComponentRegisterQuery query;

  ComponentRegisterResource(ComponentRegisterQuery query) {
    this.query = query;
  }

  /// What a list is narrowed by; several kinds mean any of them.
  record FilterParameters(
      @QueryParam("kind") List<ComponentKind> kinds,
      @Parameter(description = "Versions and deployments of this whole") @QueryParam("parent")
          @Nullable UUID parent,
      @Parameter(description = "Pseudonymous id") @QueryParam("owner") @Nullable String owner,
      @Parameter(description = "YES, NO or UNKNOWN") @QueryParam("personalData")
          @Nullable String personalData,
      @Parameter(description = "YES, NO or UNKNOWN") @QueryParam("sensitiveData")
          @Nullable String sensitiveData,
      @Parameter(description = "NO, YES, YES_WITH_SYSTEMIC_RISK or UNKNOWN")
          @QueryParam("generalPurpose")
          @Nullable String generalPurpose,
      @QueryParam("dueDiligence") @Nullable DiligenceOutcome dueDiligence,
      @Parameter(schema = @Schema(implementation = Boolean.class)) @QueryParam("retired")
          @Nullable String retired,
      @Parameter(
              description = "Suppliers that changed something without a word",
              schema = @Schema(implementation = Boolean.class))
          @QueryParam("silentlyChanged")
          @Nullable String silentlyChanged,
      @QueryParam("externalScope") @Nullable String externalScope,
      @QueryParam("externalId") @Nullable String externalId,
      @Parameter(description = "Words, all of them in name, alias, label, developer or external id")
          @QueryParam("q")
          @Nullable String search,
      @QueryParam("updatedSince") @Nullable Instant updatedSince) {

    ComponentRegisterFilter toFilter() {
      return new ComponentRegisterFilter(
          Set.copyOf(kinds),
          parent,
          Fields.optionalText("owner", owner, 100),
          word("personalData", personalData, TRUTH),
          word("sensitiveData", sensitiveData, TRUTH),
          word("generalPurpose", generalPurpose, GENERAL_PURPOSE),
          dueDiligence == null ? null : dueDiligence.name(),
          truth("retired", retired),
          truth("silentlyChanged", silentlyChanged),
          Fields.optionalText("externalScope", externalScope, 100),
          Fields.optionalText("externalId", externalId, 200),
          Fields.check(
              "q", () -> ComponentRegisterFilter.words(Fields.optionalText("q", search, 1_000))),
          updatedSince);
    }
  }

  @GET
  @Produces({MediaType.APPLICATION_JSON, Listing.CSV, Listing.XLSX, Listing.ROWS})
  @Operation(
      operationId = "listComponents",
      summary = "List and search components",
      description = "Sees everything that this service had committed when the request came.")
  @APIResponse(
      responseCode = "200",
      description = "A page of summaries, with the total up to 10,000, in a search up to 1,000")
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
                    found -> Page.of(found, next, row -> cursor(order, row), SummaryResponse::of)));
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

  private static Cursor cursor(Sort sort, ComponentRegisterRow row) {
    return switch (sort) {
      case UPDATED -> Cursor.after(row.updatedAt, row.id);
      case NAME -> Cursor.after(row.name, row.id);
    };
  }

  private static @Nullable String word(String field, @Nullable String text, Set<String> words) {
    if (text != null && !words.contains(text)) {
      throw Problems.invalidField(field, "must be one of " + words.stream().sorted().toList())
          .toException();
    }
    return text;
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
