package org.aimsledger.audit.exportregister;

import static org.aimsledger.servicekit.identity.Roles.AUDITOR;
import static org.aimsledger.servicekit.identity.Roles.TRAIL_AUDITOR;

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
import org.aimsledger.audit.platform.RecordedRead;
import org.aimsledger.servicekit.export.Listing;
import org.aimsledger.servicekit.paging.Cursor;
import org.aimsledger.servicekit.paging.Page;
import org.aimsledger.servicekit.paging.PageRequest;
import org.aimsledger.servicekit.problem.Fields;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/// Who exported what.
@Path("/api/audit/v1/exports")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "evidence exports")
@RolesAllowed({AUDITOR, TRAIL_AUDITOR})
@RecordedRead
public class ExportRegisterResource {
  private static final int LONGEST_SUBJECT = 600;

  private final ExportRegisterQuery query;

  ExportRegisterResource(ExportRegisterQuery query) {
    this.query = query;
  }

  @GET
  @Produces({MediaType.APPLICATION_JSON, Listing.CSV, Listing.XLSX, Listing.ROWS})
  @Operation(summary = "Exports of evidence, newest first")
  public Uni<Response> find(
      @QueryParam("subject") @Nullable String subject,
      @BeanParam PageRequest page,
      @Context UriInfo uri) {
    return Listing.answer(
        page,
        uri,
        ExportRegisterResponses.Summary.class,
        next ->
            query
                .find(Fields.optionalText("subject", subject, LONGEST_SUBJECT), next)
                .map(
                    rows ->
                        Page.of(
                            rows,
                            next,
                            row -> Cursor.after(row.requestedAt, row.id),
                            ExportRegisterResponses.Summary::of)));
  }
}
