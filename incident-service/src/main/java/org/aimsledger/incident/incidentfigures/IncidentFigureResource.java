package org.aimsledger.incident.incidentfigures;

import static org.aimsledger.servicekit.identity.Roles.ADMIN;
import static org.aimsledger.servicekit.identity.Roles.APPROVER;
import static org.aimsledger.servicekit.identity.Roles.AUDITOR;
import static org.aimsledger.servicekit.identity.Roles.INCIDENT_COMMANDER;
import static org.aimsledger.servicekit.identity.Roles.RESPONDER;
import static org.aimsledger.servicekit.identity.Roles.RISK_OWNER;
import static org.aimsledger.servicekit.identity.Roles.SYSTEM_OWNER;
import static org.aimsledger.servicekit.identity.Roles.TOP_MANAGEMENT;
import static org.aimsledger.servicekit.identity.Roles.TRAIL_AUDITOR;
import static org.aimsledger.servicekit.identity.Roles.VIEWER;
import static org.aimsledger.servicekit.problem.Fields.check;

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
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.aimsledger.contracts.incident.IncidentKind;
import org.aimsledger.contracts.incident.OecdSeverity;
import org.aimsledger.incident.platform.FiguresConfig;
import org.aimsledger.incident.platform.SystemUnitsLookup;
import org.aimsledger.incident.platform.WorldTime;
import org.aimsledger.servicekit.export.Listing;
import org.aimsledger.servicekit.paging.Cursor;
import org.aimsledger.servicekit.paging.Found;
import org.aimsledger.servicekit.paging.Page;
import org.aimsledger.servicekit.paging.PageRequest;
import org.aimsledger.servicekit.paging.Total;
import org.aimsledger.servicekit.problem.Problems;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/// How fast, and how punctual.
@Path("/api/incident/v1/incident-figures")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Figures")
@RolesAllowed({
  VIEWER,
  SYSTEM_OWNER,
  RISK_OWNER,
  RESPONDER,
  INCIDENT_COMMANDER,
  AUDITOR,
  TRAIL_AUDITOR,
  APPROVER,
  TOP_MANAGEMENT,
  ADMIN
})
public class IncidentFigureResource {
  private final IncidentFigureQuery query;
  private final SystemUnitsLookup units;
  private final FiguresConfig config;
  private final Clock clock;

  IncidentFigureResource(
      IncidentFigureQuery query, SystemUnitsLookup units, FiguresConfig config, Clock clock) {
    this.query = query;
    this.units = units;
    this.config = config;
    this.clock = clock;
  }

  @GET
  @Produces({MediaType.APPLICATION_JSON, Listing.CSV, Listing.XLSX, Listing.ROWS})
  @Operation(
      summary = "Times to detect, answer, contain, mend and decide; clocks kept; near misses",
      description =
          "Median and 90th percentile by nearest rank, in seconds. What lacks a time is left out"
              + " and counted. Drills are in rows of their own. An incident of several systems or"
              + " units counts in each of their rows.")
  @APIResponseSchema(IncidentFigureResponses.FiguresPage.class)
  public Uni<Response> figures(
      @Parameter(description = "What a row is made for") @QueryParam("by") @DefaultValue("ALL")
          Dimension dimension,
      @Parameter(description = "Id of an AI system that is concerned") @QueryParam("system")
          @Nullable UUID system,
      @QueryParam("kind") @Nullable IncidentKind kind,
      @Parameter(description = "Step of the scale of the OECD") @QueryParam("harm")
          @Nullable OecdSeverity harm,
      @Parameter(description = "Unit of the organisation, as the inventory names it")
          @QueryParam("unit")
          @Nullable String unit,
      @Parameter(description = "Raised at or after this time; without it, a year before the end")
          @QueryParam("from")
          @Nullable Instant from,
      @Parameter(description = "Raised before this time; without it, now") @QueryParam("until")
          @Nullable Instant until,
      @BeanParam PageRequest page,
      @Context UriInfo uri) {
    var now = clock.instant();
    var end =
        Objects.requireNonNullElse(check("until", () -> WorldTime.boundedOrAbsent(until)), now);
    var begin =
        Objects.requireNonNullElse(
            check("from", () -> WorldTime.boundedOrAbsent(from)), end.minus(config.period()));
    var filter = new FigureFilter(system, kind, harm, unit, begin, end);
    return Listing.answer(
        page,
        uri,
        IncidentFigureResponses.Figures.class,
        next -> groups(filter, dimension, now).map(groups -> page(groups, next)));
  }

  private Uni<List<Group>> groups(FigureFilter filter, Dimension dimension, Instant now) {
    return query
        .matters(
            filter.from().minus(config.recurrence()),
            filter.until(),
            config.most() + 1,
            config.coarsest())
        .map(this::bounded)
        .flatMap(
            matters ->
                units
                    .unitsOf(
                        matters.stream()
                            .flatMap(matter -> matter.systems().stream())
                            .collect(Collectors.toSet()))
                    .map(
                        known ->
                            new Reckoning(known, config.recurrence(), now)
                                .groups(matters, filter, dimension)));
  }

  private List<Matter> bounded(List<Matter> matters) {
    if (matters.size() > config.most()) {
      throw Problems.invalidField(
              "from",
              "there are more than %d incidents and drills from %s before it on; take a shorter period"
                  .formatted(config.most(), config.recurrence()))
          .toException();
    }
    return matters;
  }

  private static Page<IncidentFigureResponses.Figures> page(List<Group> groups, PageRequest page) {
    var after = page.cursor();
    var last = after == null ? null : after.ofSize(2);
    var rest =
        groups.stream()
            .filter(group -> last == null || isBehind(group, last))
            .limit(page.rowsToRead())
            .toList();
    return Page.of(
        new Found<>(rest, new Total(groups.size(), Total.WHOLE)),
        page,
        group -> Cursor.after(group.drill(), group.key()),
        IncidentFigureResponses::figures);
  }

  private static boolean isBehind(Group group, Cursor last) {
    var drills = Boolean.compare(group.drill(), Boolean.parseBoolean(last.text(0)));
    return drills > 0 || (drills == 0 && group.key().compareTo(last.text(1)) > 0);
  }
}
