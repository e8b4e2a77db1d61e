package org.aimsledger.inventory.billofmaterials;

import io.smallrye.mutiny.Multi;
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
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.aimsledger.eventstore.handle.Moment;
import org.aimsledger.inventory.billofmaterials.BillRequests.AcceptRequest;
import org.aimsledger.inventory.billofmaterials.BillResponses.ItemResponse;
import org.aimsledger.inventory.component.ComponentCommandHandler;
import org.aimsledger.inventory.componentlink.ComponentLink;
import org.aimsledger.inventory.componentlink.ComponentLinkCommandHandler;
import org.aimsledger.servicekit.export.Listing;
import org.aimsledger.servicekit.http.WithoutIdempotencyKey;
import org.aimsledger.servicekit.identity.RequestIdentity;
import org.aimsledger.servicekit.identity.Roles;
import org.aimsledger.servicekit.paging.Cursor;
import org.aimsledger.servicekit.paging.Page;
import org.aimsledger.servicekit.paging.PageRequest;
import org.aimsledger.servicekit.problem.Problems;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/// What a bill says, beside what the inventory knows now; and what somebody accepts of it.
@Path("/api/inventory/v1/bills-of-materials/{id}")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
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
class BillItemResource {
  private static final int MOST_NUMBERS = 10_000;

  private final BillStore store;
  private final ComponentCommandHandler components;
  private final ComponentLinkCommandHandler links;
  private final RequestIdentity identity;
  private final Clock clock;

  BillItemResource(
      BillStore store,
      ComponentCommandHandler components,
      ComponentLinkCommandHandler links,
      RequestIdentity identity,
      Clock clock) {
    this.store = store;
    this.components = components;
    this.links = links;
    this.identity = identity;
    this.clock = clock;
  }

  @GET
  @Produces({MediaType.APPLICATION_JSON, Listing.CSV, Listing.XLSX, Listing.ROWS})
  @Path("items")
  @Operation(
      operationId = "listBillItems",
      summary = "Drafts of a bill, each beside what the inventory knows now")
  @APIResponse(responseCode = "200", description = "A page of items in their order")
  public Uni<Response> items(
      @PathParam("id") UUID id, @BeanParam PageRequest page, @Context UriInfo uri) {
    return Listing.answer(
        page,
        uri,
        ItemResponse.class,
        next -> {
          var after = Math.clamp(next.after(), 0, Integer.MAX_VALUE);
          return store
              .find(id)
              .map(found -> found.orElseThrow(() -> BillResource.unknown(id)))
              .flatMap(_ -> store.items(id, after, next.rowsToRead()))
              .flatMap(this::compared)
              .map(
                  items -> Page.of(items, next, item -> Cursor.after(item.number()), item -> item));
        });
  }

  private Uni<List<ItemResponse>> compared(List<BillItem> items) {
    return Multi.createFrom()
        .iterable(items)
        .onItem()
        .transformToUni(this::compared)
        .concatenate()
        .collect()
        .asList();
  }

  private Uni<ItemResponse> compared(BillItem item) {
    return switch (item.draft()) {
      case Draft.Thing thing ->
          components
              .load(thing.target(), new Moment.Now())
              .map(known -> ItemResponse.of(item, thing, ThingComparison.of(thing, known.state())));
      case Draft.Link link ->
          links
              .load(link.target(), new Moment.Now())
              .map(
                  known ->
                      ItemResponse.of(item, link, known.state() instanceof ComponentLink.Linked));
    };
  }

  // What was accepted before is not accepted again, so a repeat is harmless.
  @POST
  @Path("acceptance")
  @WithoutIdempotencyKey
  @RolesAllowed({Roles.CONTRIBUTOR, Roles.SYSTEM_OWNER})
  @Operation(
      operationId = "acceptBillItems",
      summary = "Accept drafts: some of them, or all",
      description =
          "They are carried out in the background, in their order, in the name of who accepted"
              + " them. What was refused may be accepted again.")
  @APIResponse(responseCode = "202", description = "How many wait for their turn now")
  public Uni<Response> accept(@PathParam("id") UUID id, @NotNull AcceptRequest body) {
    if (body.items() != null && body.items().size() > MOST_NUMBERS) {
      throw Problems.invalidField("items", "names more than " + MOST_NUMBERS).toException();
    }
    return store
        .find(id)
        .map(found -> found.orElseThrow(() -> BillResource.unknown(id)))
        .flatMap(bill -> store.accept(bill.id(), body.items(), identity.actor(), clock.instant()))
        .map(accepted -> Response.accepted(Map.of("accepted", accepted)).build());
  }
}
