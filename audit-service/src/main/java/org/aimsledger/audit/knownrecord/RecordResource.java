package org.aimsledger.audit.knownrecord;

import static org.aimsledger.servicekit.identity.Roles.AUDITOR;
import static org.aimsledger.servicekit.identity.Roles.TRAIL_AUDITOR;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.UUID;
import org.aimsledger.audit.knownrecord.RecordQuery.Wanted;
import org.aimsledger.audit.platform.RecordedRead;
import org.aimsledger.servicekit.problem.Problems;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/// Records of all services, as the trail knew them.
@Path("/api/audit/v1/records/{service}/{category}/{id}")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "trail")
@RolesAllowed({AUDITOR, TRAIL_AUDITOR})
@RecordedRead
public class RecordResource {
  private static final String NAME = "[a-z][a-z0-9-]{0,59}";

  private final RecordQuery query;

  RecordResource(RecordQuery query) {
    this.query = query;
  }

  /// Which moment is meant; nothing is now.
  record When(
      @Parameter(description = "As the trail was when it had so many entries: size of a checkpoint")
          @QueryParam("treeSize")
          @Nullable Long treeSize,
      @Parameter(description = "As the trail was when it had this entry as its last")
          @QueryParam("entry")
          @Nullable Long entry,
      @Parameter(
              description = "Only what had been recorded at this time, e.g. 2026-11-22T10:15:30Z")
          @QueryParam("at")
          @Nullable Instant at) {
    /// How many entries count.
    ///
    /// @param grown how many there are
    long size(long grown) {
      if (treeSize != null && entry != null) {
        throw Problems.invalidField("entry", "can't be given together with treeSize").toException();
      }
      requireFromZero("treeSize", treeSize);
      requireFromZero("entry", entry);
      var size = entry != null ? entry + 1 : treeSize != null ? treeSize : grown;
      if (size > grown) {
        throw RecordResponses.notGrown(size, grown).toException();
      }
      return size;
    }

    private static void requireFromZero(String name, @Nullable Long value) {
      if (value != null && value < 0) {
        throw Problems.invalidField(name, "counts from 0").toException();
      }
    }
  }

  @GET
  @Operation(
      summary = "One record as it was known at a place of the trail, or at a time",
      description =
          "The last value that its events had given each field, with the entry that says so. What events add to lists"
              + " stands in the events: GET /entries?about=<id>.")
  public Uni<Response> known(
      @PathParam("service") @Pattern(regexp = NAME) String service,
      @PathParam("category") @Pattern(regexp = NAME) String category,
      @PathParam("id") UUID id,
      @BeanParam When when) {
    return query
        .size()
        .map(grown -> new Wanted("/" + service, category + "/" + id, when.size(grown), when.at()))
        .chain(wanted -> query.known(wanted).map(found -> answer(wanted, found)));
  }

  private Response answer(Wanted wanted, KnownRecord found) {
    if (found.last() == null) {
      return RecordResponses.unknown(wanted).toResponse();
    }
    return query.isWhole(found)
        ? Response.ok(RecordResponses.Known.of(wanted, found)).build()
        : RecordResponses.tooLong(wanted, found.events() - 1).toResponse();
  }
}
