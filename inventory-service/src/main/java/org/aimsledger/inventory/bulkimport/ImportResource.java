package org.aimsledger.inventory.bulkimport;

import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.aimsledger.eventstore.store.EventIds;
import org.aimsledger.inventory.bulkimport.ImportStore.NewJob;
import org.aimsledger.inventory.platform.InventoryConfig;
import org.aimsledger.servicekit.export.Listing;
import org.aimsledger.servicekit.identity.RequestIdentity;
import org.aimsledger.servicekit.identity.Roles;
import org.aimsledger.servicekit.paging.Cursor;
import org.aimsledger.servicekit.paging.Page;
import org.aimsledger.servicekit.paging.PageRequest;
import org.aimsledger.servicekit.problem.Fields;
import org.aimsledger.servicekit.problem.Problem;
import org.aimsledger.servicekit.problem.Problems;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.multipart.FileUpload;
import org.jspecify.annotations.Nullable;

/// Import jobs over HTTP: send a table with its mapping, watch the job.
@Path("/api/inventory/v1/imports")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Bulk import")
class ImportResource {
  private static final int LONGEST_FILE_NAME = 200;
  private static final int LARGEST_MAPPING = 200_000;

  private final ImportStore store;
  private final RequestIdentity identity;
  private final Clock clock;
  private final InventoryConfig.Imports config;

  ImportResource(ImportStore store, RequestIdentity identity, Clock clock, InventoryConfig config) {
    this.store = store;
    this.config = config.imports();
    this.identity = identity;
    this.clock = clock;
  }

  @POST
  @Consumes(MediaType.MULTIPART_FORM_DATA)
  @Blocking
  @RolesAllowed({Roles.CONTRIBUTOR, Roles.SYSTEM_OWNER, Roles.INTEGRATION, Roles.ADMIN})
  @Operation(
      operationId = "startImport",
      summary = "Import a table of AI systems",
      description =
          "Part `mapping` is the YAML that says what the columns mean, part `file` the table, CSV"
              + " or XLSX. The answer comes as soon as all rows are stored; they are carried out in"
              + " the background.")
  @APIResponse(responseCode = "202", description = "The job; its address is in `Location`")
  public Uni<Response> start(
      @HeaderParam("Idempotency-Key") String key,
      @RestForm("mapping") @Nullable FileUpload mapping,
      @RestForm("file") @Nullable FileUpload file) {
    var yaml = new String(bytes("mapping", mapping), StandardCharsets.UTF_8);
    if (yaml.length() > LARGEST_MAPPING) {
      throw Problems.invalidField("mapping", "has more than " + LARGEST_MAPPING + " characters")
          .toException();
    }
    NewJob job;
    try {
      var read = MappingReader.read(yaml);
      var table = table(bytes("file", file), read);
      job =
          new NewJob(
              EventIds.derived(identity.actor() + "\n" + key, "import"),
              read,
              yaml,
              name(Fields.required("file", file)),
              table,
              RowIdentities.of(read, table.rows()),
              identity.actor(),
              identity.correlation(),
              clock.instant());
    } catch (ImportRefusedException e) {
      throw problem(e).toException();
    }
    return store.create(job).flatMap(isNew -> isNew ? accepted(job, false) : repeated(job));
  }

  private Table table(byte[] bytes, Mapping mapping) {
    return WorkbookReader.isWorkbook(bytes)
        ? WorkbookReader.read(
            bytes, mapping, new WorkbookLimits(config.workbookBytes(), config.parts()))
        : TableReader.read(bytes, mapping);
  }

  private Uni<Response> repeated(NewJob job) {
    return store
        .isRepeated(job)
        .flatMap(
            same ->
                same
                    ? accepted(job, true)
                    : Uni.createFrom().item(Problems.keyReused().toResponse()));
  }

  private Uni<Response> accepted(NewJob job, boolean before) {
    return store
        .find(job.id())
        .map(
            found -> {
              var answer =
                  Response.accepted(ImportResponses.Job.of(found.orElseThrow()))
                      .location(URI.create("/api/inventory/v1/imports/" + job.id()));
              return before
                  ? answer.header("Idempotency-Replayed", "true").build()
                  : answer.build();
            });
  }

  @GET
  @Produces({MediaType.APPLICATION_JSON, Listing.CSV, Listing.XLSX, Listing.ROWS})
  @RolesAllowed({
    Roles.VIEWER,
    Roles.CONTRIBUTOR,
    Roles.SYSTEM_OWNER,
    Roles.INTEGRATION,
    Roles.AUDITOR,
    Roles.ADMIN
  })
  @Operation(operationId = "listImports", summary = "Import jobs, the newest first")
  @APIResponse(responseCode = "200", description = "A page of jobs")
  public Uni<Response> list(@BeanParam PageRequest page, @Context UriInfo uri) {
    return Listing.answer(
        page,
        uri,
        ImportResponses.Job.class,
        next -> {
          var before = next.position(2);
          return store
              .list(
                  before == null ? null : before.instant(0),
                  before == null ? null : before.uuid(1),
                  next.rowsToRead())
              .map(
                  jobs ->
                      Page.of(
                          jobs,
                          next,
                          job -> Cursor.after(job.startedAt(), job.id()),
                          ImportResponses.Job::of));
        });
  }

  @GET
  @jakarta.ws.rs.Path("{id}")
  @RolesAllowed({
    Roles.VIEWER,
    Roles.CONTRIBUTOR,
    Roles.SYSTEM_OWNER,
    Roles.INTEGRATION,
    Roles.AUDITOR,
    Roles.ADMIN
  })
  @Operation(operationId = "getImport", summary = "One job: how far it is")
  @APIResponse(responseCode = "200", description = "The job with its counts")
  public Uni<Response> get(@RestPath UUID id) {
    return store.find(id).map(found -> answer(id, found));
  }

  private static Response answer(UUID id, Optional<ImportRecord> found) {
    return found
        .map(job -> Response.ok(ImportResponses.Job.of(job)).build())
        .orElseGet(() -> Problems.notFound("import/unknown", "import", id).toResponse());
  }

  private static byte[] bytes(String part, @Nullable FileUpload upload) {
    if (upload == null) {
      throw Problems.invalidField(
              part, "is missing; send multipart/form-data with the file parts mapping and file")
          .toException();
    }
    try {
      return Files.readAllBytes(upload.uploadedFile());
    } catch (IOException e) {
      throw new UncheckedIOException("an upload can't be read back", e);
    }
  }

  private static String name(FileUpload file) {
    var name = file.fileName() == null ? "" : file.fileName().replaceAll("\\p{Cntrl}", "?");
    return name.length() > LONGEST_FILE_NAME ? name.substring(0, LONGEST_FILE_NAME) : name;
  }

  private static Problem problem(ImportRefusedException refused) {
    var problem =
        Problem.of(
            400,
            refused.reason().slug(),
            refused.reason().title(),
            refused.getMessage() + " Nothing was imported.");
    return refused.places().isEmpty() ? problem : problem.with("places", refused.places());
  }
}
