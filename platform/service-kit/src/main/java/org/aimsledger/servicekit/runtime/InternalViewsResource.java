package org.aimsledger.servicekit.runtime;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import org.aimsledger.eventstore.project.ProjectionRunner;
import org.aimsledger.eventstore.project.ReadModel;
import org.aimsledger.eventstore.project.ViewStatus;
import org.aimsledger.servicekit.http.WithoutIdempotencyKey;
import org.aimsledger.servicekit.identity.Roles;
import org.aimsledger.servicekit.problem.Problems;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/// The views of this service, for operators: how they stand, and building one again.
@Path("/internal/views/{name}")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "internal")
@RolesAllowed(Roles.ADMIN)
public class InternalViewsResource {
  private final ReadModel views;

  InternalViewsResource(ReadModel views) {
    this.views = views;
  }

  /// How a view stands.
  ///
  /// @param rebuild the rebuild that is under way; absent when there is none
  @Schema(name = "View")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record ViewResponse(
      String name,
      @Schema(description = "Of the code that answers") int version,
      @Schema(description = "Of the code that wrote the rows; -1 while unknown") int servedVersion,
      @Schema(description = "Committed events that the rows don't have") long lag,
      @Nullable RebuildResponse rebuild) {
    static ViewResponse of(ViewStatus status) {
      var rebuild = status.rebuild();
      return new ViewResponse(
          status.name(),
          status.version(),
          status.servedVersion(),
          status.behind(),
          rebuild == null ? null : RebuildResponse.of(rebuild));
    }
  }

  /// A copy that is being built beside the rows.
  @Schema(name = "ViewRebuild")
  public record RebuildResponse(
      int version,
      @Schema(description = "Events that the copy has") long applied,
      @Schema(description = "Events of the log") long events,
      @Schema(description = "Indexes are made after the first catch-up") boolean indexed) {
    static RebuildResponse of(ViewStatus.Rebuild rebuild) {
      return new RebuildResponse(
          rebuild.version(), rebuild.applied(), rebuild.events(), rebuild.indexed());
    }
  }

  @GET
  @Operation(summary = "How a view stands, and how far its rebuild is")
  public Uni<ViewResponse> status(@PathParam("name") String name) {
    return view(name).status().map(ViewResponse::of);
  }

  /// The rows stay as they are until the copy has caught up and takes their place.
  @POST
  @Path("rebuild")
  @WithoutIdempotencyKey
  @Operation(
      summary = "Build a view again from the log",
      description =
          "Lists are answered from the present rows meanwhile. Asking again while it is under way"
              + " changes nothing.")
  @APIResponse(responseCode = "202", description = "Accepted; the status is at Location")
  public Uni<Response> rebuild(@PathParam("name") String name) {
    var view = view(name);
    return view.rebuild()
        .flatMap(_ -> view.status())
        .map(
            status ->
                Response.accepted(ViewResponse.of(status))
                    .location(URI.create("/internal/views/" + name))
                    .build());
  }

  private ProjectionRunner<?, ?> view(String name) {
    return views.views().stream()
        .filter(view -> view.name().equals(name))
        .findFirst()
        .orElseThrow(() -> Problems.notFound("view/unknown", "view", name).toException());
  }
}
