package org.aimsledger.inventory.provenance;

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
import java.util.List;
import java.util.Set;
import org.aimsledger.contracts.inventory.Stage;
import org.aimsledger.inventory.provenance.ProvenanceQuery.Asked;
import org.aimsledger.inventory.provenance.ProvenanceQuery.Filter;
import org.aimsledger.inventory.provenance.ProvenanceQuery.Position;
import org.aimsledger.inventory.provenance.ProvenanceResponses.CountsResponse;
import org.aimsledger.inventory.provenance.ProvenanceResponses.SystemResponse;
import org.aimsledger.servicekit.export.Listing;
import org.aimsledger.servicekit.identity.Roles;
import org.aimsledger.servicekit.paging.Cursor;
import org.aimsledger.servicekit.paging.Page;
import org.aimsledger.servicekit.paging.PageRequest;
import org.aimsledger.servicekit.problem.Fields;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/// Where the fields of AI systems have their values from, over HTTP.
@Path("/api/inventory/v1/field-provenance")
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
class ProvenanceResource {
  private final ProvenanceQuery query;

  ProvenanceResource(ProvenanceQuery query) {
    this.query = query;
  }

  /// Which systems are looked at.
  record FilterParameters(
      @QueryParam("stage") List<Stage> stages,
      @QueryParam("organisation") @Nullable String organisation,
      @QueryParam("unit") @Nullable String unit,
      @QueryParam("owner") @Nullable String owner,
      @Parameter(description = "Whether retired systems are among them; false when left out")
          @QueryParam("retired")
          boolean retired) {
    Filter toFilter() {
      return new Filter(
          Set.copyOf(stages),
          Fields.optionalText("organisation", organisation, 300),
          Fields.optionalText("unit", unit, 300),
          Fields.optionalText("owner", owner, 100),
          retired || stages.contains(Stage.RETIRED));
    }
  }

  @GET
  @Produces({MediaType.APPLICATION_JSON, Listing.CSV, Listing.XLSX, Listing.ROWS})
  @Operation(
      operationId = "listFieldProvenance",
      summary = "Systems by where their fields have their values from, by name",
      description =
          "E.g. `trait=UNCONFIRMED&field=vendor`: whose vendor a file or an integration named and"
              + " nobody has confirmed.")
  @APIResponse(responseCode = "200", description = "A page of systems, with the total")
  public Uni<Response> list(
      @Parameter(description = "Name of a field, as `provenance` of a system has it; any if absent")
          @QueryParam("field")
          @Nullable String field,
      @Parameter(description = "All that has to be so; without a field, each of some field")
          @QueryParam("trait")
          List<Trait> traits,
      @BeanParam FilterParameters filter,
      @BeanParam PageRequest page,
      @Context UriInfo uri) {
    var asked = new Asked(Fields.optionalText("field", field, 100), Set.copyOf(traits));
    var systems = filter.toFilter();
    return Listing.answer(
        page,
        uri,
        SystemResponse.class,
        next ->
            query
                .find(systems, asked, position(next), next.rows())
                .map(
                    found ->
                        Page.of(
                            found,
                            next,
                            row -> Cursor.after(row.name, row.id),
                            row -> SystemResponse.of(row, asked))));
  }

  @GET
  @Path("counts")
  @Operation(
      operationId = "countFieldProvenance",
      summary = "For each field: in how many systems it is declared, imported, unconfirmed …")
  @APIResponseSchema(CountsResponse.class)
  public Uni<CountsResponse> counts(@BeanParam FilterParameters filter) {
    return query.count(filter.toFilter()).map(CountsResponse::of);
  }

  private static @Nullable Position position(PageRequest page) {
    var cursor = page.position(2);
    return cursor == null ? null : new Position(cursor.text(0), cursor.uuid(1));
  }
}
