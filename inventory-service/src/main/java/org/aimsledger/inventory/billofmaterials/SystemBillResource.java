package org.aimsledger.inventory.billofmaterials;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.aimsledger.contracts.inventory.ComponentKind;
import org.aimsledger.eventstore.handle.Moment;
import org.aimsledger.inventory.component.Component;
import org.aimsledger.inventory.component.ComponentCommandHandler;
import org.aimsledger.inventory.dependency.MakeupQuery;
import org.aimsledger.inventory.dependency.MakeupQuery.Makeup;
import org.aimsledger.inventory.dependency.MakeupQuery.Thing;
import org.aimsledger.inventory.platform.InventoryConfig;
import org.aimsledger.servicekit.identity.Roles;
import org.aimsledger.servicekit.problem.Problem;
import org.aimsledger.servicekit.problem.Problems;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/// Gives the bill of one system, made of what the register says now.
@Path("/api/inventory/v1/ai-systems/{id}/bill-of-materials")
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
class SystemBillResource {
  private static final int LOADED_AT_ONCE = 16;

  private final MakeupQuery query;
  private final BillStore store;
  private final ComponentCommandHandler components;
  private final InventoryConfig config;
  private final Clock clock;

  SystemBillResource(
      MakeupQuery query,
      BillStore store,
      ComponentCommandHandler components,
      InventoryConfig config,
      Clock clock) {
    this.query = query;
    this.store = store;
    this.components = components;
    this.config = config;
    this.clock = clock;
  }

  private record Loaded(UUID id, Component component) {}

  @GET
  @Operation(
      operationId = "exportSystemBillOfMaterials",
      summary = "What a system is made of, in CycloneDX",
      description =
          "Models, data, tools and their suppliers, as the register says now, with everything that"
              + " bills said of them. An import of it with ?system= finds no difference. What"
              + " CycloneDX can't say is named by properties with the name aimsledger:unsaid.")
  @APIResponse(responseCode = "200", description = "A CycloneDX document")
  public Uni<Response> export(
      @PathParam("id") UUID id,
      @Parameter(description = "1.6 or 1.7") @QueryParam("specVersion") @DefaultValue("1.7")
          String specVersion) {
    var version = BillResource.specVersion(specVersion);
    return query
        .of(id)
        .map(
            found ->
                found.orElseThrow(
                    () -> Problems.notFound("ai-system/unknown", "AI system", id).toException()))
        .invoke(this::requireFew)
        .flatMap(makeup -> bill(makeup, version))
        .map(bytes -> Response.ok(bytes).build());
  }

  private void requireFew(Makeup makeup) {
    if (!makeup.complete() || makeup.things().size() > config.bills().things()) {
      throw Problem.of(
              422,
              "bill-of-materials/too-large",
              "The system is made of too many things for one bill",
              "At most %d things go into a bill (aims.inventory.bills.things)."
                  .formatted(config.bills().things()))
          .toException();
    }
  }

  private Uni<byte[]> bill(Makeup makeup, String specVersion) {
    var ids = makeup.things().stream().map(Thing::id).collect(Collectors.toSet());
    return loaded(makeup.things())
        .flatMap(
            known ->
                store
                    .origins(ids)
                    .flatMap(origins -> written(makeup, known, origins, specVersion)));
  }

  private Uni<byte[]> written(
      Makeup makeup, Map<UUID, Component> known, List<BillOrigin> origins, String specVersion) {
    var at = clock.instant();
    return store
        .said(origins)
        .emitOn(Infrastructure.getDefaultWorkerPool())
        .map(said -> SystemBillReader.read(makeup, known, origins, said, specVersion, at));
  }

  private Uni<Map<UUID, Component>> loaded(List<Thing> things) {
    return Multi.createFrom()
        .iterable(things)
        .select()
        .where(thing -> thing.kind() != ComponentKind.AI_SYSTEM)
        .onItem()
        .transformToUni(
            thing ->
                components
                    .load(thing.id(), new Moment.Now())
                    .map(versioned -> new Loaded(thing.id(), versioned.state())))
        .merge(LOADED_AT_ONCE)
        .collect()
        .asMap(Loaded::id, Loaded::component);
  }
}
