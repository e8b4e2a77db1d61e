package org.aimsledger.inventory.dependency;

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
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.aimsledger.contracts.inventory.ComponentKind;
import org.aimsledger.contracts.inventory.LinkEnd;
import org.aimsledger.inventory.dependency.DependencyQuery.Answer;
import org.aimsledger.inventory.dependency.DependencyQuery.Direction;
import org.aimsledger.inventory.dependency.DependencyQuery.Narrowing;
import org.aimsledger.inventory.dependency.DependencyQuery.Position;
import org.aimsledger.inventory.dependency.DependencyResponses.HitResponse;
import org.aimsledger.inventory.dependency.DependencyResponses.ReachResponse;
import org.aimsledger.servicekit.export.Listing;
import org.aimsledger.servicekit.identity.Roles;
import org.aimsledger.servicekit.paging.Cursor;
import org.aimsledger.servicekit.paging.Page;
import org.aimsledger.servicekit.paging.PageRequest;
import org.aimsledger.servicekit.problem.Problems;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/// What depends on what, over HTTP.
@Path("/api/inventory/v1")
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
class DependencyResource {
  private static final String OF =
      "What is asked about, as kind and id: DATASET:0198f0c2-0000-7000-8000-000000000001";

  private final DependencyQuery query;

  DependencyResource(DependencyQuery query) {
    this.query = query;
  }

  /// What is asked about, and which of what is reached is shown; several kinds mean any of them.
  record ReachParameters(
      @Parameter(description = OF, required = true) @QueryParam("of") @Nullable String of,
      @QueryParam("kind") List<ComponentKind> kinds,
      @Parameter(schema = @Schema(implementation = Boolean.class)) @QueryParam("retired")
          @Nullable String retired) {
    LinkEnd start() {
      var text = of == null ? "" : of;
      var colon = text.indexOf(':');
      try {
        if (colon > 0) {
          var kind = text.substring(0, colon).toUpperCase(Locale.ROOT).replace('-', '_');
          return new LinkEnd(
              ComponentKind.valueOf(kind), UUID.fromString(text.substring(colon + 1)));
        }
      } catch (IllegalArgumentException _) {
        // Answered below like a text without a colon.
      }
      throw Problems.invalidField("of", "must be a kind, a colon and an id").toException();
    }

    Narrowing narrowing() {
      return new Narrowing(Set.copyOf(kinds), truth("retired", retired));
    }
  }

  @GET
  @Produces({MediaType.APPLICATION_JSON, Listing.CSV, Listing.XLSX, Listing.ROWS})
  @Path("dependents")
  @Operation(
      operationId = "listDependents",
      summary = "What a change of a thing concerns: everything that depends on it, however far",
      description =
          "Follows links against their direction, nearest first. What is reached is reached with"
              + " all its parts; a part leads to its whole, but not to the other parts of that.")
  @APIResponse(
      responseCode = "200",
      description = "A page, with the numbers of all pages",
      content = @Content(schema = @Schema(implementation = ReachResponse.class)))
  public Uni<Response> dependents(
      @BeanParam ReachParameters parameters, @BeanParam PageRequest page, @Context UriInfo uri) {
    return reach(Direction.DEPENDENTS, parameters, page, uri);
  }

  @GET
  @Produces({MediaType.APPLICATION_JSON, Listing.CSV, Listing.XLSX, Listing.ROWS})
  @Path("dependencies")
  @Operation(
      operationId = "listDependencies",
      summary = "What a thing is made of and stands on: everything it depends on, however far",
      description = "Follows links in their direction; otherwise like dependents.")
  @APIResponse(
      responseCode = "200",
      description = "A page, with the numbers of all pages",
      content = @Content(schema = @Schema(implementation = ReachResponse.class)))
  public Uni<Response> dependencies(
      @BeanParam ReachParameters parameters, @BeanParam PageRequest page, @Context UriInfo uri) {
    return reach(Direction.DEPENDENCIES, parameters, page, uri);
  }

  private Uni<Response> reach(
      Direction direction, ReachParameters parameters, PageRequest page, UriInfo uri) {
    return Listing.answer(
        page,
        uri,
        HitResponse.class,
        next -> reached(direction, parameters, next),
        Reached::page,
        reached -> response(reached, uri));
  }

  /// @param page its hits in their wire form
  private record Reached(Answer answer, Page<HitResponse> page) {}

  private Uni<Reached> reached(Direction direction, ReachParameters parameters, PageRequest page) {
    var start = parameters.start();
    return query
        .reach(
            start.kind(),
            start.id(),
            direction,
            parameters.narrowing(),
            position(page),
            page.rowsToRead())
        .map(
            answer ->
                answer.orElseThrow(
                    () ->
                        Problems.notFound("dependency/unknown", start.kind().toString(), start.id())
                            .toException()))
        .map(answer -> new Reached(answer, page(answer, page)));
  }

  private static Page<HitResponse> page(Answer answer, PageRequest request) {
    return Page.of(
        answer.hits(),
        request,
        hit -> Cursor.after(hit.reached().distance(), hit.node().id),
        HitResponse::of);
  }

  private static Response response(Reached reached, UriInfo uri) {
    return Response.fromResponse(reached.page().toResponse(uri))
        .entity(ReachResponse.of(reached.answer(), reached.page()))
        .build();
  }

  private static @Nullable Position position(PageRequest page) {
    var end = page.position(2);
    // What we write is a distance; another number would begin where no page ends.
    return end == null
        ? null
        : new Position(Math.clamp(end.number(0), 0, Integer.MAX_VALUE), end.uuid(1));
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
