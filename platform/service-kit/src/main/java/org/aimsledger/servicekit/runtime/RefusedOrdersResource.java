package org.aimsledger.servicekit.runtime;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import org.aimsledger.servicekit.export.Listing;
import org.aimsledger.servicekit.identity.Roles;
import org.aimsledger.servicekit.paging.PageRequest;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/// What a service was ordered by events of other services and refused, over HTTP. A service that
/// reacts says nothing but the path, `@Path("/api/<service>/v1/inbox-refusals")`: one with the
/// service as a parameter would be hidden by any resource at `/api/<service>/v1`.
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "operations")
public abstract class RefusedOrdersResource {
  private final InboxRefusals refusals;

  protected RefusedOrdersResource(InboxRefusals refusals) {
    this.refusals = refusals;
  }

  /// The list.
  ///
  /// @param source only those of one service
  @GET
  @Produces({MediaType.APPLICATION_JSON, Listing.CSV, Listing.XLSX, Listing.ROWS})
  @RolesAllowed({Roles.ADMIN, Roles.AUDITOR})
  @Operation(summary = "Orders of reactions that the rules refused, newest first")
  public Uni<Response> list(
      @QueryParam("source") @Nullable String source,
      @BeanParam PageRequest page,
      @Context UriInfo uri) {
    return refusals.list(source, page, uri);
  }
}
