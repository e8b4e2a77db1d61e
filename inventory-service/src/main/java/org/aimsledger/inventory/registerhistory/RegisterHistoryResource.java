package org.aimsledger.inventory.registerhistory;

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
import java.util.Locale;
import java.util.Set;
import org.aimsledger.contracts.inventory.HighImpact;
import org.aimsledger.contracts.inventory.Stage;
import org.aimsledger.contracts.inventory.Technology;
import org.aimsledger.inventory.registerhistory.RegisterHistoryResponses.ThenResponse;
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

/// The register as it was, over HTTP.
@Path("/api/inventory/v1/register")
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
  Roles.ADMIN,
  Roles.SERVICE
})
class RegisterHistoryResource {
  private static final int WORDS = 8;

  private final RegisterHistoryQuery query;

  RegisterHistoryResource(RegisterHistoryQuery query) {
    this.query = query;
  }

  /// What the list is narrowed by; several values of one parameter mean any of them.
  record FilterParameters(
      @Parameter(description = "An instant, e.g. 2026-06-30T22:00:00Z", required = true)
          @QueryParam("at")
          @Nullable Instant at,
      @QueryParam("stage") List<Stage> stages,
      @QueryParam("highImpact") List<HighImpact> highImpacts,
      @QueryParam("technology") List<Technology> technologies,
      @QueryParam("organisation") @Nullable String organisation,
      @QueryParam("unit") @Nullable String unit,
      @Parameter(description = "Pseudonymous id") @QueryParam("owner") @Nullable String owner,
      @Parameter(schema = @Schema(implementation = Boolean.class)) @QueryParam("suspended")
          @Nullable String suspended,
      @Parameter(description = "A flag of an import") @QueryParam("flag") @Nullable String flag,
      @Parameter(description = "Words, all of them in the name") @QueryParam("q")
          @Nullable String search) {
    RegisterHistoryFilter toFilter() {
      return new RegisterHistoryFilter(
          Fields.required("at", at),
          Set.copyOf(stages),
          Set.copyOf(highImpacts),
          Set.copyOf(technologies),
          Fields.optionalText("organisation", organisation, 300),
          Fields.optionalText("unit", unit, 300),
          Fields.optionalText("owner", owner, 100),
          truth(suspended),
          Fields.optionalText("flag", flag, 100),
          words(Fields.optionalText("q", search, 200)));
    }

    private static @Nullable Boolean truth(@Nullable String text) {
      return switch (text) {
        case null -> null;
        case "true" -> true;
        case "false" -> false;
        default -> throw Problems.invalidField("suspended", "must be true or false").toException();
      };
    }

    private static List<String> words(@Nullable String text) {
      if (text == null) {
        return List.of();
      }
      var words = List.of(text.strip().toLowerCase(Locale.ROOT).split("\\s+"));
      if (words.size() > WORDS) {
        throw Problems.invalidField("q", "may have at most " + WORDS + " words").toException();
      }
      return words;
    }
  }

  @GET
  @Produces({MediaType.APPLICATION_JSON, Listing.CSV, Listing.XLSX, Listing.ROWS})
  @Operation(
      operationId = "listAiSystemsThen",
      summary = "AI systems as they were at an instant",
      description =
          "Those that had been registered, with what was known of them then, by their ids. A system"
              + " that was retired then has that stage.")
  @APIResponse(responseCode = "200", description = "A page of systems, with the total")
  public Uni<Response> list(
      @BeanParam FilterParameters filter, @BeanParam PageRequest page, @Context UriInfo uri) {
    return Listing.answer(
        page,
        uri,
        ThenResponse.class,
        next -> {
          var end = next.position(1);
          return query
              .list(filter.toFilter(), end == null ? null : end.uuid(0), next.rowsToRead())
              .map(
                  found ->
                      Page.of(found, next, row -> Cursor.after(row.system()), ThenResponse::of));
        });
  }
}
