package org.aimsledger.inventory.billofmaterials;

import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.time.Clock;
import java.util.Objects;
import java.util.UUID;
import org.aimsledger.eventstore.store.EventIds;
import org.aimsledger.inventory.billofmaterials.BillResponses.BillResponse;
import org.aimsledger.inventory.billofmaterials.BillResponses.SummaryResponse;
import org.aimsledger.inventory.platform.InventoryConfig;
import org.aimsledger.servicekit.export.Listing;
import org.aimsledger.servicekit.http.WithoutIdempotencyKey;
import org.aimsledger.servicekit.identity.RequestIdentity;
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

/// Bills of materials over HTTP: send one, look it up, get it back.
@Path("/api/inventory/v1/bills-of-materials")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Bills of materials")
@RolesAllowed({
  Roles.VIEWER,
  Roles.CONTRIBUTOR,
  Roles.SYSTEM_OWNER,
  Roles.RISK_OWNER,
  Roles.AUDITOR,
  Roles.INTEGRATION,
  Roles.ADMIN
})
class BillResource {
  static final String CYCLONEDX = "application/vnd.cyclonedx+json";
  private static final String PATH = "/api/inventory/v1/bills-of-materials/";

  private final BillStore store;
  private final InventoryConfig config;
  private final RequestIdentity identity;
  private final Clock clock;

  BillResource(BillStore store, InventoryConfig config, RequestIdentity identity, Clock clock) {
    this.store = store;
    this.config = config;
    this.identity = identity;
    this.clock = clock;
  }

  // What is in the document makes the request repeatable.
  @POST
  @Consumes({MediaType.APPLICATION_JSON, CYCLONEDX})
  @Blocking
  @WithoutIdempotencyKey
  @RolesAllowed({Roles.CONTRIBUTOR, Roles.SYSTEM_OWNER, Roles.INTEGRATION})
  @Operation(
      operationId = "sendBillOfMaterials",
      summary = "Send a CycloneDX bill of materials",
      description =
          "CycloneDX 1.6 or 1.7 in JSON. It becomes drafts of components and links; nothing is in"
              + " the inventory until somebody accepts them. The same document again changes"
              + " nothing.")
  @APIResponse(
      responseCode = "201",
      description = "Kept; 200 when it was there already",
      content = @Content(schema = @Schema(implementation = BillResponse.class)))
  public Uni<Response> send(@QueryParam("system") @Nullable UUID system, @NotNull byte[] body) {
    SaidReader.Taken taken;
    try {
      taken = SaidReader.read(body, limits(), system);
    } catch (BillRefusedException e) {
      throw BillResponses.problem(e).toException();
    }
    var items = taken.items();
    var bill = bill(items, Fingerprints.sha256(body), system);
    return store
        .create(bill, body, items.drafts(), taken.said())
        .flatMap(isNew -> answer(bill.id(), isNew));
  }

  private Bill bill(BillItemsReader.Items items, String sha256, @Nullable UUID system) {
    var same =
        String.join(
            "\n",
            Objects.toString(items.serialNumber()),
            Long.toString(items.version()),
            sha256,
            Objects.toString(system));
    return new Bill(
        EventIds.derived(same, "bill"),
        items.serialNumber(),
        items.version(),
        items.specVersion(),
        sha256,
        system,
        identity.actor(),
        identity.correlation(),
        clock.instant(),
        items.notes());
  }

  private BillLimits limits() {
    var bills = config.bills();
    return new BillLimits(bills.depth(), bills.things(), bills.links(), bills.places());
  }

  private Uni<Response> answer(UUID id, boolean isNew) {
    return shown(id)
        .map(
            bill ->
                (isNew ? Response.created(URI.create(PATH + id)) : Response.ok())
                    .entity(bill)
                    .build());
  }

  private Uni<BillResponse> shown(UUID id) {
    return store
        .find(id)
        .map(found -> found.orElseThrow(() -> unknown(id)))
        .flatMap(
            bill ->
                store
                    .counts(id)
                    .flatMap(
                        counts ->
                            store.gone(bill).map(gone -> BillResponse.of(bill, counts, gone))));
  }

  /// A version of CycloneDX that we write.
  static String specVersion(String text) {
    if (!text.equals("1.6") && !text.equals("1.7")) {
      throw Problems.invalidField("specVersion", "must be 1.6 or 1.7").toException();
    }
    return text;
  }

  static RuntimeException unknown(UUID id) {
    return Problems.notFound("bill/unknown", "bill of materials", id).toException();
  }

  @GET
  @Produces({MediaType.APPLICATION_JSON, Listing.CSV, Listing.XLSX, Listing.ROWS})
  @Operation(operationId = "listBillsOfMaterials", summary = "Bills, the newest first")
  @APIResponse(responseCode = "200", description = "A page of bills")
  public Uni<Response> list(
      @Parameter(description = "Only bills of this system") @QueryParam("system")
          @Nullable UUID system,
      @BeanParam PageRequest page,
      @Context UriInfo uri) {
    return Listing.answer(
        page,
        uri,
        SummaryResponse.class,
        next -> {
          var before = next.position(2);
          return store
              .list(
                  system,
                  before == null ? null : before.instant(0),
                  before == null ? null : before.uuid(1),
                  next.rowsToRead())
              .map(
                  bills ->
                      Page.of(
                          bills,
                          next,
                          bill -> Cursor.after(bill.receivedAt(), bill.id()),
                          SummaryResponse::of));
        });
  }

  @GET
  @Path("{id}")
  @Operation(operationId = "getBillOfMaterials", summary = "One bill, and how far its items are")
  @APIResponse(
      responseCode = "200",
      description = "The bill",
      content = @Content(schema = @Schema(implementation = BillResponse.class)))
  public Uni<Response> get(@PathParam("id") UUID id) {
    return shown(id).map(bill -> Response.ok(bill).build());
  }

  @GET
  @Path("{id}/document")
  @Produces(CYCLONEDX)
  @Operation(operationId = "getBillDocument", summary = "The document, byte for byte as it came")
  @APIResponse(responseCode = "200", description = "A CycloneDX document")
  public Uni<Response> document(@PathParam("id") UUID id) {
    return store
        .find(id)
        .map(found -> found.orElseThrow(() -> unknown(id)))
        .flatMap(store::document)
        .map(bytes -> Response.ok(bytes).build());
  }
}
