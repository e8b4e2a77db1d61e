package org.aimsledger.inventory.bulkimport;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.aimsledger.inventory.bulkimport.ImportRecord.RowState;
import org.aimsledger.inventory.bulkimport.ImportStore.OpenJob;
import org.aimsledger.servicekit.export.Listing;
import org.aimsledger.servicekit.http.WithoutIdempotencyKey;
import org.aimsledger.servicekit.identity.RequestIdentity;
import org.aimsledger.servicekit.identity.Roles;
import org.aimsledger.servicekit.paging.Cursor;
import org.aimsledger.servicekit.paging.Page;
import org.aimsledger.servicekit.paging.PageRequest;
import org.aimsledger.servicekit.problem.Problem;
import org.aimsledger.servicekit.problem.Problems;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/// The rows of an import job: list them, correct and replay what is in quarantine, or discard it. A
/// row leaves the quarantine once, so repeating a request is harmless.
@Path("/api/inventory/v1/imports/{id}/rows")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Bulk import")
class ImportRowResource {
  private final ImportStore store;
  private final ImportJob job;
  private final RequestIdentity identity;
  private final Clock clock;

  ImportRowResource(ImportStore store, ImportJob job, RequestIdentity identity, Clock clock) {
    this.store = store;
    this.job = job;
    this.identity = identity;
    this.clock = clock;
  }

  @GET
  @Produces({MediaType.APPLICATION_JSON, Listing.CSV, Listing.XLSX, Listing.ROWS})
  @RolesAllowed({
    Roles.CONTRIBUTOR,
    Roles.SYSTEM_OWNER,
    Roles.INTEGRATION,
    Roles.AUDITOR,
    Roles.ADMIN
  })
  @Operation(
      operationId = "listImportRows",
      summary = "Rows of a job, e.g. state=QUARANTINED",
      description =
          "Each row with its texts as they were sent, so also with columns about persons.")
  @APIResponse(responseCode = "200", description = "A page of rows in the order of the file")
  public Uni<Response> list(
      @RestPath UUID id,
      @QueryParam("state") @Nullable RowState state,
      @BeanParam PageRequest page,
      @Context UriInfo uri) {
    return store
        .find(id)
        .flatMap(
            found ->
                found.isEmpty()
                    ? Uni.createFrom().item(unknownJob(id))
                    : Listing.answer(
                        page,
                        uri,
                        ImportResponses.ImportedLine.class,
                        next -> rows(id, state, next)));
  }

  private Uni<Page<ImportResponses.ImportedLine>> rows(
      UUID id, @Nullable RowState state, PageRequest page) {
    return store
        .rows(id, state, page.after(), page.rowsToRead())
        .map(
            rows ->
                Page.of(
                    rows,
                    page,
                    row -> Cursor.after(row.number()),
                    ImportResponses.ImportedLine::of));
  }

  @POST
  @Path("{row}/replay")
  @Consumes(MediaType.APPLICATION_JSON)
  @WithoutIdempotencyKey
  @RolesAllowed({Roles.CONTRIBUTOR, Roles.SYSTEM_OWNER, Roles.ADMIN})
  @Operation(
      operationId = "replayImportRow",
      summary = "Correct a row in quarantine and try it again",
      description = "The texts that were sent are kept beside the corrected ones.")
  @APIResponse(responseCode = "200", description = "The row as it is now")
  public Uni<Response> replay(
      @RestPath UUID id, @RestPath long row, @Valid @NotNull ImportRequests.Replay body) {
    return store
        .job(id)
        .flatMap(
            open ->
                open.isEmpty()
                    ? Uni.createFrom().item(unknownJob(id))
                    : store
                        .row(id, row)
                        .flatMap(
                            found ->
                                found.isEmpty()
                                    ? Uni.createFrom().item(unknownRow(id, row))
                                    : replay(open.get(), found.get(), body)));
  }

  private Uni<Response> replay(OpenJob open, RowRecord row, ImportRequests.Replay body) {
    var unknown =
        body.values().keySet().stream().filter(column -> !row.raw().containsKey(column)).toList();
    if (!unknown.isEmpty()) {
      return Uni.createFrom()
          .item(Problems.invalidField("values", "the file has no column " + unknown).toResponse());
    }
    body.values().forEach(ImportRowResource::requireStorable);
    return store
        .line(open.id(), row.number())
        .flatMap(line -> identified(open, line, body.values()))
        .flatMap(again -> carryOut(open, row, body.values(), again));
  }

  // A text may be blank, which clears the cell; PostgreSQL can hold neither of these two.
  private static void requireStorable(String column, String text) {
    if (text.codePoints().anyMatch(c -> c == 0 || Character.getType(c) == Character.SURROGATE)) {
      throw Problems.invalidField(
              "values." + column, "has a zero character or half a character in it")
          .toException();
    }
  }

  /// The row with its new texts. It stays the system that it was unless the correction is about
  /// that: alone, the second row with an id would look like the first.
  private Uni<ImportLine> identified(
      OpenJob open, ImportLine line, Map<String, String> corrections) {
    var values = new LinkedHashMap<>(line.values());
    values.putAll(corrections);
    if (RowIdentities.areTheSame(open.mapping(), line.values(), values)) {
      return Uni.createFrom().item(new ImportLine(line.number(), values, line.identity()));
    }
    var alone = RowIdentities.of(open.mapping(), List.of(values)).getFirst();
    return store
        .isTaken(open.id(), line.number(), alone)
        .map(
            taken ->
                new ImportLine(
                    line.number(),
                    values,
                    taken ? RowIdentities.repeated(alone, line.number()) : alone));
  }

  private Uni<Response> carryOut(
      OpenJob open, RowRecord row, Map<String, String> corrections, ImportLine again) {
    return store
        .correct(
            open.id(),
            row.number(),
            corrections,
            again.identity(),
            identity.actor(),
            clock.instant())
        .flatMap(
            corrected ->
                corrected
                    ? job.carryOut(as(open, identity), again)
                        .flatMap(carried -> store.carried(open.id(), List.of(carried)))
                        .flatMap(_ -> answer(open.id(), row.number()))
                    : Uni.createFrom().item(notInQuarantine(row)));
  }

  /// What a correction leads to is done by whoever corrected, in the name of the job's request.
  private static OpenJob as(OpenJob open, RequestIdentity identity) {
    return new OpenJob(
        open.id(), open.mapping(), open.fileSha256(), identity.actor(), open.correlation());
  }

  @POST
  @Path("{row}/discard")
  @Consumes(MediaType.APPLICATION_JSON)
  @WithoutIdempotencyKey
  @RolesAllowed({Roles.SYSTEM_OWNER, Roles.ADMIN})
  @Operation(operationId = "discardImportRow", summary = "Decide that a row is not wanted")
  @APIResponse(responseCode = "200", description = "The row as it is now")
  public Uni<Response> discard(
      @RestPath UUID id, @RestPath long row, @Valid @NotNull ImportRequests.Discard body) {
    return store
        .row(id, row)
        .flatMap(
            found ->
                found.isEmpty()
                    ? Uni.createFrom().item(unknownRow(id, row))
                    : store
                        .discard(id, row, body.reason(), identity.actor(), clock.instant())
                        .flatMap(
                            done ->
                                done
                                    ? answer(id, row)
                                    : Uni.createFrom().item(notInQuarantine(found.get()))));
  }

  private Uni<Response> answer(UUID id, long row) {
    return store
        .row(id, row)
        .map(found -> Response.ok(ImportResponses.ImportedLine.of(found.orElseThrow())).build());
  }

  private static Response unknownJob(UUID id) {
    return Problems.notFound("import/unknown", "import", id).toResponse();
  }

  private static Response unknownRow(UUID id, long row) {
    return Problems.notFound("import/row-unknown", "row of import " + id, row).toResponse();
  }

  private static Response notInQuarantine(RowRecord row) {
    return Problem.of(
            409,
            "import/row-not-in-quarantine",
            "The row is not in quarantine",
            "Row " + row.number() + " is " + row.state() + "; only a row in quarantine waits.")
        .toResponse();
  }
}
