package org.aimsledger.inventory.billofmaterials;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.aimsledger.eventstore.handle.Moment;
import org.aimsledger.inventory.component.Component;
import org.aimsledger.inventory.component.ComponentCommandHandler;
import org.aimsledger.servicekit.identity.Roles;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/// Gives a bill back with what the inventory knows now.
@Path("/api/inventory/v1/bills-of-materials/{id}/export")
@Produces(BillResource.CYCLONEDX)
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
class BillExportResource {
  private static final int LOADED_AT_ONCE = 16;

  private final BillStore store;
  private final ComponentCommandHandler components;

  BillExportResource(BillStore store, ComponentCommandHandler components) {
    this.store = store;
    this.components = components;
  }

  private record Known(UUID id, Component component) {}

  @GET
  @Operation(
      operationId = "exportBillOfMaterials",
      summary = "A bill in CycloneDX with what the inventory knows now",
      description =
          "Everything of the document is there as it came. What the inventory knows otherwise about"
              + " a component that was accepted from it stands in the properties of the bill, with"
              + " the name aimsledger:<kind>:<field>:<place>; an import reads it from there.")
  @APIResponse(responseCode = "200", description = "A CycloneDX document")
  public Uni<Response> export(@PathParam("id") UUID id) {
    return store
        .find(id)
        .map(found -> found.orElseThrow(() -> BillResource.unknown(id)))
        .flatMap(bill -> export(bill).map(bytes -> Response.ok(bytes).build()));
  }

  private Uni<byte[]> export(Bill bill) {
    return store
        .components(bill.id())
        .flatMap(this::known)
        .flatMap(
            known ->
                store
                    .document(bill)
                    .map(bytes -> new BillExportReader(bytes, bill.system()).with(known)));
  }

  private Uni<Map<UUID, Component>> known(Set<UUID> ids) {
    return Multi.createFrom()
        .iterable(ids)
        .onItem()
        .transformToUni(
            id ->
                components
                    .load(id, new Moment.Now())
                    .map(versioned -> new Known(id, versioned.state())))
        .merge(LOADED_AT_ONCE)
        .collect()
        .asMap(Known::id, Known::component);
  }
}
