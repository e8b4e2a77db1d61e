package org.aimsledger.inventory.billofmaterials;

import static java.util.Objects.requireNonNull;
import static org.aimsledger.contracts.inventory.ComponentKind.AI_SYSTEM;
import static org.aimsledger.contracts.inventory.ComponentKind.COMPUTE;
import static org.aimsledger.contracts.inventory.ComponentKind.DATASET;
import static org.aimsledger.contracts.inventory.ComponentKind.MODEL;
import static org.aimsledger.contracts.inventory.ComponentKind.MODEL_VERSION;
import static org.aimsledger.contracts.inventory.ComponentKind.SUPPLIER;
import static org.aimsledger.contracts.inventory.ComponentKind.SYSTEM_VERSION;
import static org.aimsledger.contracts.inventory.ComponentKind.TEAM;
import static org.aimsledger.contracts.inventory.ComponentKind.TOOL;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.aimsledger.contracts.inventory.ComponentKind;
import org.aimsledger.contracts.inventory.Confidence;
import org.aimsledger.contracts.inventory.ExternalId;
import org.aimsledger.contracts.inventory.FieldSource;
import org.aimsledger.contracts.inventory.FieldValue;
import org.aimsledger.contracts.inventory.LinkEnd;
import org.aimsledger.contracts.inventory.Relation;
import org.aimsledger.inventory.billofmaterials.InventoryPart.Link;
import org.aimsledger.inventory.billofmaterials.InventoryPart.Thing;
import org.aimsledger.inventory.component.Component.Facts;
import org.aimsledger.inventory.component.Component.Findings;
import org.aimsledger.inventory.component.ComponentCommandHandler;
import org.jspecify.annotations.Nullable;

/// A small inventory, and the parts that its bill is made of.
final class InventoryParts {
  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

  final UUID system = new UUID(1, 1);
  final UUID systemVersion = new UUID(1, 2);
  final UUID model = new UUID(2, 1);
  final UUID modelVersion = new UUID(2, 2);
  final UUID base = ComponentCommandHandler.id(MODEL, new ExternalId("cyclonedx", "acme/base"));
  final UUID data = new UUID(3, 1);
  final UUID tool = new UUID(4, 1);
  final UUID supplier = new UUID(5, 1);
  final UUID second = new UUID(5, 2);
  final UUID compute = new UUID(6, 1);
  final UUID team = new UUID(7, 1);

  final Map<UUID, Facts> facts = new LinkedHashMap<>();
  final List<Link> links = new ArrayList<>();
  final Map<UUID, byte[]> said = new HashMap<>();
  private final Map<UUID, LinkEnd> ends = new HashMap<>();

  InventoryParts() {
    end(AI_SYSTEM, system);
    add(systemVersion, SYSTEM_VERSION, system, "7", null, Map.of());
    add(
        model,
        MODEL,
        null,
        null,
        null,
        Map.of(
            "nameEn", List.of("Sorter"),
            "nameZhHant", List.of("分類器"),
            "aliases", List.of("S", "Sorting; machine"),
            "learning", List.of("few-shot"),
            "licences", List.of("Apache-2.0"),
            "intendedUse", List.of("Sort.\nNothing else."),
            "purpose", List.of()));
    add(
        modelVersion,
        MODEL_VERSION,
        model,
        "2.1",
        null,
        Map.of(
            "sha256", List.of("a".repeat(64)),
            "releasedOn", List.of("spring 2026"),
            "metrics", List.of("accuracy: 0.9")));
    add(base, MODEL, null, null, "acme/base", Map.of("nameEn", List.of("base")));
    add(
        data,
        DATASET,
        null,
        null,
        null,
        Map.of("nameEn", List.of("Photographs"), "personalData", List.of("YES")));
    add(tool, TOOL, null, null, null, Map.of("nameEn", List.of("Toolkit")));
    add(
        supplier,
        SUPPLIER,
        null,
        null,
        null,
        Map.of(
            "nameEn", List.of("Acme"),
            "website", List.of("https://acme.example"),
            "unit", List.of("Purchasing")));
    add(second, SUPPLIER, null, null, null, Map.of("nameEn", List.of("Other")));
    add(compute, COMPUTE, null, null, null, Map.of("nameEn", List.of("Rack")));
    add(team, TEAM, null, null, null, Map.of("nameEn", List.of("Sorters")));
    link(system, Relation.USES, modelVersion);
    link(systemVersion, Relation.USES, modelVersion);
    link(systemVersion, Relation.USES, data);
    link(systemVersion, Relation.EVALUATED_ON, data);
    link(modelVersion, Relation.USES, tool);
    link(modelVersion, Relation.TRAINED_ON, data);
    link(modelVersion, Relation.DERIVED_FROM, base);
    link(modelVersion, Relation.RUNS_ON, compute);
    link(system, Relation.SUPPLIED_BY, supplier);
    link(modelVersion, Relation.SUPPLIED_BY, supplier);
    link(modelVersion, Relation.SUPPLIED_BY, second);
    link(system, Relation.STAFFED_BY, team);
    link(supplier, Relation.SUPPLIED_BY, second);
  }

  void end(ComponentKind kind, UUID id) {
    ends.put(id, new LinkEnd(kind, id));
  }

  void add(
      UUID id,
      ComponentKind kind,
      @Nullable UUID parent,
      @Nullable String label,
      @Nullable String externalId,
      Map<String, List<String>> fields) {
    var values = new TreeMap<String, FieldValue>();
    fields.forEach(
        (name, texts) ->
            values.put(
                name, new FieldValue(texts, null, null, FieldSource.DECLARED, Confidence.UNKNOWN)));
    end(kind, id);
    facts.put(
        id,
        new Facts(
            kind,
            parent,
            label,
            values,
            externalId == null ? null : new ExternalId("cyclonedx", externalId),
            Findings.NONE,
            NOON,
            NOON));
  }

  void link(UUID from, Relation relation, UUID to) {
    links.add(new Link(known(from), relation, known(to)));
  }

  private LinkEnd known(UUID id) {
    return requireNonNull(ends.get(id));
  }

  private Thing thing(UUID id) {
    var known = facts.get(id);
    return new Thing(
        id, known(id).kind(), known == null ? "System " + id : BillNodeReader.shownName(known));
  }

  private List<Link> from(UUID id) {
    return links.stream()
        .filter(link -> link.from().id().equals(id))
        .sorted(Comparator.comparing((Link link) -> link.to().id()).thenComparing(Link::relation))
        .toList();
  }

  private static boolean isPlacedUse(Link link) {
    return link.relation() == Relation.USES
        && InventoryPart.PLACED.contains(link.from().kind())
        && InventoryPart.PLACED.contains(link.to().kind());
  }

  /// In the order in which they are written.
  List<InventoryPart> all() {
    var parts = new ArrayList<InventoryPart>();
    ends.keySet().stream().sorted().filter(this::hasPlace).forEach(id -> parts.add(placed(id)));
    ends.keySet().stream()
        .sorted()
        .flatMap(id -> from(id).stream().filter(InventoryParts::isPlacedUse))
        .forEach(use -> parts.add(new InventoryPart.Uses(use.from().id(), use.to().id())));
    var first =
        links.stream()
            .filter(link -> InventoryPart.PLACED.contains(link.from().kind()))
            .filter(link -> link.relation() == Relation.SUPPLIED_BY)
            .collect(Collectors.groupingBy(link -> link.from().id()))
            .keySet()
            .stream()
            .map(
                id ->
                    from(id).stream()
                        .filter(link -> link.relation() == Relation.SUPPLIED_BY)
                        .map(link -> link.to().id())
                        .findFirst()
                        .orElseThrow())
            .collect(Collectors.toSet());
    ends.keySet().stream()
        .sorted()
        .filter(id -> InventoryPart.UNPLACED.contains(known(id).kind()))
        .forEach(
            id ->
                parts.add(
                    new InventoryPart.Unplaced(thing(id), first.contains(id), false, from(id))));
    return parts;
  }

  private boolean hasPlace(UUID id) {
    var kind = known(id).kind();
    var isWhole = Set.of(MODEL, DATASET).contains(kind);
    return InventoryPart.PLACED.contains(kind)
        && (!isWhole
            || facts.values().stream().noneMatch(part -> id.equals(part.parent()))
            || links.stream()
                .anyMatch(link -> link.from().id().equals(id) || link.to().id().equals(id)));
  }

  @SuppressWarnings("NullAway") // doesn't read from class files that an array may be null
  private InventoryPart.Placed placed(UUID id) {
    var isSystem = Set.of(AI_SYSTEM, SYSTEM_VERSION).contains(known(id).kind());
    return new InventoryPart.Placed(
        thing(id),
        isSystem ? null : facts.get(id),
        said.get(id),
        said.containsKey(id)
            ? new BillOrigin(id, new UUID(9, 9), 1, "/components/0", "1.6", 1)
            : null,
        from(id).stream().filter(link -> !isPlacedUse(link)).toList(),
        facts);
  }
}
