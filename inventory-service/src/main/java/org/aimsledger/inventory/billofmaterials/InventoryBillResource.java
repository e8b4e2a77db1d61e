package org.aimsledger.inventory.billofmaterials;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.aimsledger.contracts.inventory.ComponentKind;
import org.aimsledger.eventstore.handle.Moment;
import org.aimsledger.inventory.component.Component;
import org.aimsledger.inventory.component.Component.Facts;
import org.aimsledger.inventory.component.Component.Findings;
import org.aimsledger.inventory.component.ComponentCommandHandler;
import org.aimsledger.inventory.dependency.InventoryMakeupQuery;
import org.aimsledger.inventory.dependency.InventoryMakeupQuery.Edge;
import org.aimsledger.inventory.dependency.MakeupQuery.Thing;
import org.aimsledger.inventory.platform.InventoryConfig;
import org.aimsledger.servicekit.export.Listing;
import org.aimsledger.servicekit.identity.Roles;
import org.aimsledger.servicekit.paging.Cursor;
import org.aimsledger.servicekit.paging.Page;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/// Gives the bill of the whole inventory, part by part.
@Path("/api/inventory/v1/bill-of-materials")
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
class InventoryBillResource {
  private static final int LOADED_AT_ONCE = 16;
  private static final UUID BEFORE_ALL = new UUID(0, 0);

  private final InventoryMakeupQuery makeup;
  private final BillStore store;
  private final ComponentCommandHandler components;
  private final InventoryConfig.Bills config;
  private final Clock clock;

  InventoryBillResource(
      InventoryMakeupQuery makeup,
      BillStore store,
      ComponentCommandHandler components,
      InventoryConfig config,
      Clock clock) {
    this.makeup = makeup;
    this.store = store;
    this.components = components;
    this.config = config.bills();
    this.clock = clock;
  }

  /// What the pages are made of, one after the other.
  private enum Stretch {
    PLACED,
    USES,
    UNPLACED;

    Cursor begin() {
      return Cursor.after(this, BEFORE_ALL, BEFORE_ALL);
    }

    Cursor after(UUID id, UUID other) {
      return Cursor.after(this, id, other);
    }
  }

  private record Loaded(UUID id, Component component) {}

  @GET
  @Operation(
      operationId = "exportInventoryBillOfMaterials",
      summary = "What all AI systems are made of, in CycloneDX",
      description =
          "One document of any length, sent as it is made: AI systems and their versions, models,"
              + " data and tools as components, who uses what as dependencies, each stated once. An"
              + " import of it finds no difference. What it can't take from it is named by"
              + " properties with the name aimsledger:unsaid, of the component or of the document."
              + " Retired things are left out. For one system there is"
              + " /ai-systems/{id}/bill-of-materials.")
  @APIResponse(responseCode = "200", description = "A CycloneDX document")
  public Uni<Response> export(
      @Parameter(description = "1.6 or 1.7") @QueryParam("specVersion") @DefaultValue("1.7")
          String specVersion) {
    var at = clock.instant();
    var writer =
        new InventoryBillWriter(UUID.randomUUID(), BillResource.specVersion(specVersion), at);
    return Listing.document(
        BillResource.CYCLONEDX,
        "inventory.cdx.json",
        InventoryPart.class,
        writer::piece,
        writer::rest,
        cursor -> cursor == null ? first(at) : page(Cursor.fromString(cursor), at));
  }

  /// How much it will be is known before anything is sent.
  private Uni<Page<InventoryPart>> first(Instant at) {
    return makeup
        .size()
        .flatMap(size -> page(Stretch.PLACED.begin(), at).map(p -> p.withTotal(size)));
  }

  private Uni<Page<InventoryPart>> page(Cursor cursor, Instant at) {
    var after = cursor.ofSize(3).uuid(1);
    return switch (Stretch.valueOf(cursor.text(0))) {
      case PLACED ->
          makeup.things(InventoryPart.PLACED, after, config.pageThings() + 1).flatMap(this::placed);
      case USES ->
          makeup
              .uses(InventoryPart.PLACED, at, after, cursor.uuid(2), config.pageLinks() + 1)
              .map(this::uses);
      case UNPLACED ->
          makeup
              .things(InventoryPart.UNPLACED, after, config.pageThings() + 1)
              .flatMap(this::unplaced);
    };
  }

  private static Page<InventoryPart> page(
      List<? extends InventoryPart> parts, @Nullable Cursor next) {
    return new Page<>(List.copyOf(parts), null, null, next == null ? null : next.toString());
  }

  private Uni<Page<InventoryPart>> placed(List<Thing> found) {
    var most = found.subList(0, Math.min(found.size(), config.pageThings()));
    return store
        .origins(ids(most))
        .flatMap(
            all -> {
              var origins =
                  all.stream()
                      .collect(Collectors.toMap(BillOrigin::component, Function.identity()));
              var things = few(most, origins);
              var next =
                  things.size() < found.size()
                      ? Stretch.PLACED.after(things.getLast().id(), BEFORE_ALL)
                      : Stretch.USES.begin();
              return placed(things, origins).map(parts -> page(parts, next));
            });
  }

  /// As many as bills don't say too much of; at least one.
  private List<Thing> few(List<Thing> things, Map<UUID, BillOrigin> origins) {
    var bytes = 0L;
    for (var i = 0; i < things.size(); i++) {
      var origin = origins.get(things.get(i).id());
      bytes += origin == null ? 0 : origin.bytes();
      if (i > 0 && bytes > config.pageBytes()) {
        return things.subList(0, i);
      }
    }
    return things;
  }

  private Uni<List<InventoryPart.Placed>> placed(List<Thing> things, Map<UUID, BillOrigin> all) {
    var ids = ids(things);
    var origins = ids.stream().flatMap(id -> Stream.ofNullable(all.get(id))).toList();
    return makeup
        .linksBesidesUse(ids, InventoryPart.PLACED)
        .flatMap(
            links ->
                known(things, links)
                    .flatMap(
                        known ->
                            store
                                .said(origins)
                                .map(said -> placed(things, all, links, known, said))));
  }

  private static List<InventoryPart.Placed> placed(
      List<Thing> things,
      Map<UUID, BillOrigin> origins,
      List<Edge> links,
      Map<UUID, Facts> known,
      Map<UUID, byte[]> said) {
    var byThing = byFrom(links);
    return things.stream()
        .map(
            thing -> {
              var own = byThing.getOrDefault(thing.id(), List.of());
              return new InventoryPart.Placed(
                  thing(thing),
                  thing.kind() == ComponentKind.SYSTEM_VERSION ? null : known.get(thing.id()),
                  said.get(thing.id()),
                  origins.get(thing.id()),
                  own,
                  around(thing, own, known));
            })
        .toList();
  }

  private static Map<UUID, List<InventoryPart.Link>> byFrom(List<Edge> links) {
    return links.stream()
        .map(edge -> new InventoryPart.Link(edge.from(), edge.relation(), edge.to()))
        .collect(Collectors.groupingBy(link -> link.from().id()));
  }

  private static InventoryPart.Thing thing(Thing thing) {
    return new InventoryPart.Thing(thing.id(), thing.kind(), thing.name());
  }

  /// Of all that is known, what one thing needs.
  private static Map<UUID, Facts> around(
      Thing thing, List<InventoryPart.Link> links, Map<UUID, Facts> known) {
    var needed = new HashMap<UUID, Facts>();
    Stream.concat(Stream.of(thing.id()), links.stream().map(link -> link.to().id()))
        .forEach(
            id -> {
              var facts = known.get(id);
              if (facts != null) {
                needed.put(id, facts);
                var parent = facts.parent();
                var whole = parent == null ? null : known.get(parent);
                if (parent != null && whole != null) {
                  needed.put(parent, whole);
                }
              }
            });
    return needed;
  }

  /// The things, what the links lead to, and the wholes of both.
  private Uni<Map<UUID, Facts>> known(List<Thing> things, List<Edge> links) {
    var ids = new HashSet<UUID>();
    things.stream()
        .filter(thing -> thing.kind() != ComponentKind.AI_SYSTEM)
        .forEach(thing -> ids.add(thing.id()));
    links.stream()
        .filter(link -> link.to().kind() != ComponentKind.AI_SYSTEM)
        .forEach(link -> ids.add(link.to().id()));
    return loaded(ids)
        .flatMap(
            some -> {
              var wholes =
                  some.values().stream()
                      .flatMap(facts -> Stream.ofNullable(facts.parent()))
                      .filter(id -> !some.containsKey(id))
                      .collect(Collectors.toSet());
              return loaded(wholes)
                  .map(
                      more -> {
                        var all = new HashMap<>(some);
                        all.putAll(more);
                        return all;
                      });
            });
  }

  /// Of what is a component.
  private Uni<Map<UUID, Facts>> loaded(Set<UUID> ids) {
    return Multi.createFrom()
        .iterable(ids)
        .onItem()
        .transformToUni(
            id ->
                components
                    .load(id, new Moment.Now())
                    .map(versioned -> new Loaded(id, versioned.state())))
        .merge(LOADED_AT_ONCE)
        .collect()
        .asList()
        .map(
            all -> {
              var known = new HashMap<UUID, Facts>();
              for (var loaded : all) {
                if (loaded.component() instanceof Component.Known component) {
                  known.put(loaded.id(), component.facts());
                }
              }
              return known;
            });
  }

  private Page<InventoryPart> uses(List<Edge> found) {
    var shown = found.subList(0, Math.min(found.size(), config.pageLinks()));
    var next =
        shown.size() < found.size()
            ? Stretch.USES.after(shown.getLast().from().id(), shown.getLast().to().id())
            : Stretch.UNPLACED.begin();
    return page(
        shown.stream()
            .map(link -> new InventoryPart.Uses(link.from().id(), link.to().id()))
            .toList(),
        next);
  }

  private Uni<Page<InventoryPart>> unplaced(List<Thing> found) {
    var things = found.subList(0, Math.min(found.size(), config.pageThings()));
    var next =
        things.size() < found.size()
            ? Stretch.UNPLACED.after(things.getLast().id(), BEFORE_ALL)
            : null;
    var ids = ids(things);
    return makeup
        .links(ids)
        .flatMap(
            links ->
                makeup
                    .first(ids, InventoryPart.PLACED)
                    .flatMap(
                        said -> loaded(ids).map(known -> unplaced(things, links, said, known))))
        .map(parts -> page(parts, next));
  }

  private static List<InventoryPart.Unplaced> unplaced(
      List<Thing> things, List<Edge> links, Set<UUID> said, Map<UUID, Facts> known) {
    var byThing = byFrom(links);
    var parts = new ArrayList<InventoryPart.Unplaced>();
    for (var thing : things) {
      var facts = known.get(thing.id());
      parts.add(
          new InventoryPart.Unplaced(
              thing(thing),
              said.contains(thing.id()),
              facts != null && !facts.findings().equals(Findings.NONE),
              byThing.getOrDefault(thing.id(), List.of())));
    }
    return parts;
  }

  private static Set<UUID> ids(Collection<Thing> things) {
    return things.stream().map(Thing::id).collect(Collectors.toSet());
  }
}
