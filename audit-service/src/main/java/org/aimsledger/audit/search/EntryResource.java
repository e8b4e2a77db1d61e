package org.aimsledger.audit.search;

import static org.aimsledger.servicekit.identity.Roles.AUDITOR;
import static org.aimsledger.servicekit.identity.Roles.TRAIL_AUDITOR;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.aimsledger.audit.platform.RecordedRead;
import org.aimsledger.audit.platform.trail.EntrySearch;
import org.aimsledger.audit.platform.trail.EntryStore;
import org.aimsledger.audit.platform.trail.TrailEntry;
import org.aimsledger.servicekit.export.Listing;
import org.aimsledger.servicekit.paging.Cursor;
import org.aimsledger.servicekit.paging.Page;
import org.aimsledger.servicekit.paging.PageRequest;
import org.aimsledger.servicekit.problem.Fields;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/// Entries of the trail.
@Path("/api/audit/v1")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "trail")
@RolesAllowed({AUDITOR, TRAIL_AUDITOR})
@RecordedRead
public class EntryResource {
  private static final int LONGEST_TEXT = 500;

  private final EntryQuery query;
  private final EntryStore entries;

  EntryResource(EntryQuery query, EntryStore entries) {
    this.query = query;
    this.entries = entries;
  }

  /// What a search is narrowed by.
  record FilterParameters(
      @Parameter(description = "Id of anything; finds every event that mentions it")
          @QueryParam("about")
          @Nullable UUID about,
      @Parameter(description = "Pseudonymous id of who caused it") @QueryParam("actor")
          @Nullable String actor,
      @Parameter(description = "Wire name, e.g. org.aimsledger.incident.incident-raised.v1")
          @QueryParam("type")
          @Nullable String type,
      @Parameter(description = "Service, e.g. /incident") @QueryParam("source")
          @Nullable String source,
      @Parameter(description = "Correlation id of a request") @QueryParam("correlation")
          @Nullable String correlation,
      @Parameter(description = "Recorded at or after this time; + is written %2B")
          @QueryParam("recordedFrom")
          @Nullable Instant recordedFrom,
      @Parameter(description = "Recorded before this time") @QueryParam("recordedBefore")
          @Nullable Instant recordedBefore) {

    EntrySearch toSearch() {
      return new EntrySearch(
          about,
          Fields.optionalText("actor", actor, LONGEST_TEXT),
          Fields.optionalText("type", type, LONGEST_TEXT),
          Fields.optionalText("source", source, LONGEST_TEXT),
          Fields.optionalText("correlation", correlation, LONGEST_TEXT),
          recordedFrom,
          recordedBefore);
    }
  }

  @GET
  @Produces({MediaType.APPLICATION_JSON, Listing.CSV, Listing.XLSX, Listing.ROWS})
  @Path("entries")
  @Operation(
      summary = "Search the trail",
      description = "Filters are joined with and; `order=DESC` gives the newest first.")
  public Uni<Response> search(
      @BeanParam FilterParameters filter,
      @QueryParam("order") @DefaultValue("ASC") Direction order,
      @BeanParam PageRequest page,
      @Context UriInfo uri) {
    return Listing.answer(
        page,
        uri,
        EntryResponses.Entry.class,
        next ->
            query
                .page(filter.toSearch(), order, next)
                .map(
                    found ->
                        Page.of(
                            found,
                            next,
                            entry -> Cursor.after(entry.index()),
                            EntryResponses.Entry::of)));
  }

  @GET
  @Path("entries/{index}")
  @Operation(summary = "One entry with its document")
  public Uni<Response> entry(@PathParam("index") @Min(0) long index) {
    return entries
        .entry(index)
        .chain(
            found ->
                found == null
                    ? answer(EntryResponses.noEntry(index).toResponse())
                    : withDocument(found));
  }

  @GET
  @Path("entries/{index}/leaf")
  @Produces(MediaType.APPLICATION_OCTET_STREAM)
  @Operation(summary = "The bytes that were hashed for an entry; 410 once they were pruned")
  public Uni<Response> leaf(@PathParam("index") @Min(0) long index) {
    return entries
        .leaves(List.of(index))
        .chain(
            found -> {
              if (found.isEmpty()) {
                return answer(EntryResponses.noEntry(index).toResponse());
              }
              return found.getFirst().length == 0
                  ? entries
                      .prunedBy(index)
                      .map(event -> EntryResponses.pruned(index, event).toResponse())
                  : answer(Response.ok(found.getFirst()).build());
            });
  }

  @GET
  @Path("events/{event}")
  @Operation(summary = "The entry of an event")
  public Uni<Response> event(@PathParam("event") UUID event) {
    return entries
        .entryOf(event)
        .chain(
            found ->
                found == null
                    ? answer(EntryResponses.noEvent(event).toResponse())
                    : withDocument(found));
  }

  private Uni<Response> withDocument(TrailEntry found) {
    return entries
        .leaves(List.of(found.index()))
        .chain(
            leaves ->
                entries
                    .prunedBy(found.index())
                    .map(
                        event ->
                            Response.ok(
                                    EntryResponses.EntryWithDocument.of(
                                        found, leaves.getFirst(), event))
                                .build()));
  }

  private static Uni<Response> answer(Response response) {
    return Uni.createFrom().item(response);
  }
}
