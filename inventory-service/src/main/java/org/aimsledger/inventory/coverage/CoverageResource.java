package org.aimsledger.inventory.coverage;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.aimsledger.contracts.inventory.HighImpact;
import org.aimsledger.contracts.inventory.RiskClass;
import org.aimsledger.contracts.inventory.Stage;
import org.aimsledger.inventory.coverage.CoverageQuery.Dimension;
import org.aimsledger.inventory.coverage.CoverageQuery.Position;
import org.aimsledger.inventory.coverage.CoverageResponses.Breakdown;
import org.aimsledger.inventory.coverage.CoverageResponses.Coverage;
import org.aimsledger.inventory.coverage.CoverageResponses.OneGroup;
import org.aimsledger.inventory.coverage.CoverageResponses.SystemPage;
import org.aimsledger.inventory.platform.Packs;
import org.aimsledger.inventory.platform.UnregisteredUseLookup;
import org.aimsledger.referencedata.CoverageMeasures.Measure;
import org.aimsledger.servicekit.export.Listing;
import org.aimsledger.servicekit.identity.Roles;
import org.aimsledger.servicekit.paging.Cursor;
import org.aimsledger.servicekit.paging.Page;
import org.aimsledger.servicekit.paging.PageRequest;
import org.aimsledger.servicekit.problem.Fields;
import org.aimsledger.servicekit.problem.Problems;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/// What is missing in the register, over HTTP.
@Path("/api/inventory/v1/coverage")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Coverage", description = "How many systems have what they should have")
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
class CoverageResource {
  private final CoverageQuery query;
  private final Packs packs;
  private final UnregisteredUseLookup unregistered;
  private final Clock clock;

  CoverageResource(
      CoverageQuery query, Packs packs, UnregisteredUseLookup unregistered, Clock clock) {
    this.query = query;
    this.unregistered = unregistered;
    this.packs = packs;
    this.clock = clock;
  }

  /// Which systems are looked at; several values of one parameter mean any of them.
  record FilterParameters(
      @QueryParam("stage") List<Stage> stages,
      @QueryParam("highImpact") List<HighImpact> highImpacts,
      @QueryParam("riskClass") List<RiskClass> riskClasses,
      @QueryParam("organisation") @Nullable String organisation,
      @QueryParam("unit") @Nullable String unit) {
    CoverageFilter toFilter() {
      return new CoverageFilter(
          Set.copyOf(stages),
          Set.copyOf(highImpacts),
          Set.copyOf(riskClasses),
          Fields.optionalText("organisation", organisation, 300),
          Fields.optionalText("unit", unit, 300));
    }
  }

  @GET
  @Operation(
      operationId = "coverage",
      summary = "For each measure: how many systems are covered, and what the others answer",
      description =
          "And how many findings of unregistered AI use are open: of all of them, whatever the"
              + " filter, because nobody knows yet whose they are.")
  @APIResponseSchema(Coverage.class)
  public Uni<Coverage> coverage(@BeanParam FilterParameters filter) {
    var pack = packs.measures(clock.instant());
    return query
        .count(filter.toFilter())
        .flatMap(
            counts ->
                unregistered
                    .open()
                    .map(open -> CoverageResponses.coverage(pack, counts).with(open)));
  }

  @GET
  @Path("{measure}/by/{dimension}")
  @Operation(
      operationId = "coverageBreakdown",
      summary = "One measure by organisation, unit, stage, high-impact, risk class or vendor",
      description = "The 200 largest groups.")
  @APIResponseSchema(Breakdown.class)
  public Uni<Breakdown> breakdown(
      @PathParam("measure") String measure,
      @PathParam("dimension") String dimension,
      @BeanParam FilterParameters filter) {
    var pack = packs.measures(clock.instant());
    var asked = measure(measure);
    var by = dimension(dimension);
    return query
        .count(filter.toFilter())
        .flatMap(
            counts -> {
              var covered =
                  counts.answers().stream()
                      .map(CoverageQuery.Count::written)
                      .filter(written -> covers(asked, written))
                      .toList();
              return query.groups(filter.toFilter(), by, covered);
            })
        .map(
            groups ->
                new Breakdown(
                    pack.version().toString(),
                    measure,
                    groups.stream()
                        .map(g -> new OneGroup(g.value(), g.systems(), g.covered()))
                        .toList(),
                    groups.size() == CoverageQuery.MOST_GROUPS));
  }

  private static boolean covers(Measure measure, String written) {
    return Answers.measureOf(written).equals(measure.id())
        && measure.covers(Answers.answerOf(written), Answers.UNKNOWN);
  }

  @GET
  @Produces({MediaType.APPLICATION_JSON, Listing.CSV, Listing.XLSX, Listing.ROWS})
  @Path("{measure}/systems")
  @Operation(operationId = "coverageSystems", summary = "The systems behind a figure, by name")
  @APIResponseSchema(SystemPage.class)
  public Uni<Response> systems(
      @PathParam("measure") String measure,
      @Parameter(description = "E.g. UNKNOWN, IN_PROGRESS; UNKNOWN when absent")
          @QueryParam("answer")
          @Nullable String answer,
      @BeanParam FilterParameters filter,
      @BeanParam PageRequest page,
      @Context UriInfo uri) {
    var wanted = Fields.optionalText("answer", answer, 100);
    var written = Answers.written(measure(measure).id(), wanted == null ? Answers.UNKNOWN : wanted);
    return Listing.answer(
        page,
        uri,
        CoverageResponses.OneSystem.class,
        next ->
            query
                .find(filter.toFilter(), written, position(next.cursor()), next.rows())
                .map(
                    found ->
                        Page.of(
                            found,
                            next,
                            row -> Cursor.after(row.name, row.id),
                            CoverageResponses::system)));
  }

  private Measure measure(String id) {
    return packs
        .measures(clock.instant())
        .measure(id)
        .orElseThrow(
            () -> Problems.notFound("coverage/unknown-measure", "measure", id).toException());
  }

  private static Dimension dimension(String name) {
    return switch (name.toLowerCase(Locale.ROOT)) {
      case "organisation" -> Dimension.ORGANISATION;
      case "unit" -> Dimension.UNIT;
      case "stage" -> Dimension.STAGE;
      case "highimpact" -> Dimension.HIGH_IMPACT;
      case "riskclass" -> Dimension.RISK_CLASS;
      case "vendor" -> Dimension.VENDOR;
      default ->
          throw Problems.notFound("coverage/unknown-dimension", "dimension", name).toException();
    };
  }

  private static @Nullable Position position(@Nullable Cursor cursor) {
    return cursor == null ? null : new Position(cursor.ofSize(2).text(0), cursor.uuid(1));
  }
}
