package org.aimsledger.inventory.billofmaterials;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.aimsledger.contracts.inventory.ComponentKind;
import org.aimsledger.contracts.inventory.Relation;
import org.aimsledger.inventory.component.Component;
import org.aimsledger.inventory.component.Component.Facts;
import org.aimsledger.inventory.component.Component.Findings;
import org.aimsledger.inventory.dependency.MakeupQuery.Link;
import org.aimsledger.inventory.dependency.MakeupQuery.Makeup;
import org.aimsledger.inventory.dependency.MakeupQuery.Thing;
import org.jspecify.annotations.Nullable;

/// What a system is made of, as the register says now → one CycloneDX document.
///
/// A component that was accepted from a bill comes with everything that the bill said of it. What
/// the inventory knows otherwise, or CycloneDX has no word for, is said by corrections
/// ([BillExportReader]), so that an import finds no difference. What neither can say is named:
/// [#UNSAID] among the properties of the document.
///
/// What the system uses directly stands at the top, the rest within it: an import takes what stands
/// at the top for used.
final class SystemBillReader {
  static final String UNSAID = "aimsledger:unsaid";

  private final Makeup makeup;
  private final Map<UUID, Component> known;
  private final String specVersion;
  private final ObjectNode document = JsonNodeFactory.instance.objectNode();
  private final Map<UUID, Thing> things = new HashMap<>();
  private final Set<String> references = new HashSet<>();
  private final Map<UUID, ObjectNode> ends = new HashMap<>();
  private final List<String> unsaid = new ArrayList<>();

  private SystemBillReader(Makeup makeup, Map<UUID, Component> known, String specVersion) {
    this.makeup = makeup;
    this.known = known;
    this.specVersion = specVersion;
    makeup.things().forEach(thing -> things.put(thing.id(), thing));
  }

  /// @param origins where components were accepted from
  /// @param said what bills say of them in their own words
  static byte[] read(
      Makeup makeup,
      Map<UUID, Component> known,
      List<BillOrigin> origins,
      Map<UUID, byte[]> said,
      String specVersion,
      Instant at) {
    var reader = new SystemBillReader(makeup, known, specVersion);
    reader.head(at);
    reader.place(reader.carried(origins, said));
    reader.links();
    new BillExportReader(reader.document, makeup.system().id()).correct(known);
    reader.compare();
    return BillExportReader.written(reader.document);
  }

  private void head(Instant at) {
    var system = makeup.system();
    var _ =
        document
            .put("bomFormat", "CycloneDX")
            .put("specVersion", specVersion)
            .put("serialNumber", "urn:uuid:" + system.id())
            // A later one counts as newer.
            .put("version", Math.max(1, at.getEpochSecond()));
    var metadata = document.putObject("metadata");
    var _ = metadata.put("timestamp", at.toString());
    var root =
        metadata
            .putObject("component")
            .put("type", "application")
            .put("bom-ref", "urn:uuid:" + system.id())
            .put("name", system.name());
    references.add(root.path("bom-ref").asText());
    ends.put(system.id(), root);
    var _ = document.putArray("components");
  }

  /// What a bill said of a component, for those of which it did.
  private Map<UUID, ObjectNode> carried(List<BillOrigin> origins, Map<UUID, byte[]> said) {
    var carried = new HashMap<UUID, ObjectNode>();
    for (var origin : origins) {
      var words = said.get(origin.component());
      if (words == null) {
        continue;
      }
      var carrier = new CarrierReader(words);
      if (origin.specVersion().compareTo(specVersion) > 0) {
        unsaid.add(carrier.tooNew(origin));
      } else {
        carried.put(origin.component(), carrier.node());
        unsaid.addAll(carrier.unsaid());
      }
    }
    return carried;
  }

  /// What an import of the document would find.
  private record Said(Set<UUID> targets, Set<Link> links) {
    static Said of(List<Draft> drafts) {
      var targets = new HashSet<UUID>();
      var links = new HashSet<Link>();
      for (var draft : drafts) {
        switch (draft) {
          case Draft.Thing thing -> targets.add(thing.target());
          case Draft.Link link ->
              links.add(new Link(link.from().id(), link.relation(), link.to().id()));
        }
      }
      return new Said(targets, links);
    }
  }

  private Said said() {
    return Said.of(BillItemsReader.read(document, makeup.system().id()).drafts());
  }

  private void place(Map<UUID, ObjectNode> carried) {
    var used = new HashSet<UUID>();
    for (var link : makeup.links()) {
      if (link.relation() == Relation.USES && link.from().equals(makeup.system().id())) {
        used.add(link.to());
      }
    }
    var order =
        makeup.things().stream()
            .filter(this::hasPlace)
            .sorted(Comparator.comparing(thing -> !used.contains(thing.id())))
            .toList();
    for (var thing : order) {
      var node = carried.get(thing.id());
      // What was said of a whole together with a version is said there.
      if (node != null && (thing.parent() != null || !isWhole(thing) || !node.has("version"))) {
        add(thing, node, used.contains(thing.id()));
      }
    }
    var said = said();
    for (var thing : order) {
      if (!ends.containsKey(thing.id()) && isMissing(thing, said)) {
        add(thing, node(thing), used.contains(thing.id()));
      }
    }
  }

  private static boolean isWhole(Thing thing) {
    return thing.kind() == ComponentKind.MODEL || thing.kind() == ComponentKind.DATASET;
  }

  private boolean isMissing(Thing thing, Said said) {
    return !said.targets().contains(thing.id())
        || makeup.links().stream()
            .anyMatch(
                link ->
                    (link.from().equals(thing.id()) || link.to().equals(thing.id()))
                        && !said.links().contains(link));
  }

  /// Whether it stands for itself: a whole whose versions are here does so only when somebody
  /// refers to it as such.
  private boolean hasPlace(Thing thing) {
    return switch (thing.kind()) {
      case MODEL_VERSION, DATASET_VERSION, TOOL -> facts(thing.id()) != null;
      case MODEL, DATASET ->
          facts(thing.id()) != null
              && (makeup.things().stream().noneMatch(part -> thing.id().equals(part.parent()))
                  || makeup.links().stream()
                      .anyMatch(
                          link -> link.to().equals(thing.id()) || link.from().equals(thing.id())));
      // A supplier stands within what it supplies; CycloneDX has no word for the others.
      case SUPPLIER, AI_SYSTEM, USE_CASE, SYSTEM_VERSION, DEPLOYMENT, COMPUTE, TEAM, CUSTOMER ->
          false;
    };
  }

  private @Nullable Facts facts(UUID id) {
    return known.get(id) instanceof Component.Known component ? component.facts() : null;
  }

  private ObjectNode node(Thing thing) {
    var facts = Objects.requireNonNull(facts(thing.id()));
    var whole = thing.parent() == null ? null : facts(thing.parent());
    return whole == null ? BillNodeReader.node(facts, null) : BillNodeReader.node(whole, facts);
  }

  private void add(Thing thing, ObjectNode node, boolean isUsed) {
    makeReferencesUnique(node);
    if (!node.has("bom-ref")) {
      var _ = node.put("bom-ref", "urn:uuid:" + thing.id());
      references.add("urn:uuid:" + thing.id());
    }
    var top = document.withArray("/components");
    if (!node.has("type")) {
      var _ = document.withArray("/services").add(node);
    } else if (isUsed || top.isEmpty()) {
      var _ = top.add(node);
    } else {
      var _ = ((ObjectNode) top.get(0)).withArray("/components").add(node);
    }
    ends.put(thing.id(), node);
  }

  private void makeReferencesUnique(JsonNode node) {
    if (node instanceof ObjectNode object && object.path("bom-ref").isTextual()) {
      var reference = object.path("bom-ref").asText();
      var unique = reference;
      for (var i = 2; !references.add(unique); i++) {
        unique = reference + "#" + i;
      }
      var _ = object.put("bom-ref", unique);
    }
    node.forEach(this::makeReferencesUnique);
  }

  private void links() {
    var said = said().links();
    for (var link : makeup.links()) {
      var from = ends.get(link.from());
      var to = ends.get(link.to());
      if (from == null || said.contains(link)) {
        continue;
      }
      if (link.relation() == Relation.SUPPLIED_BY) {
        supplied(from, link);
      } else if (to != null) {
        join(from, link, to);
      }
    }
  }

  private void join(ObjectNode from, Link link, ObjectNode to) {
    switch (link.relation()) {
      case USES -> depend(from.path("bom-ref").asText(), to.path("bom-ref").asText());
      case TRAINED_ON -> {
        if (from.path("type").asText().equals("machine-learning-model")) {
          var _ =
              from.withArray("/modelCard/modelParameters/datasets")
                  .addObject()
                  .put("ref", to.path("bom-ref").asText());
        }
      }
      case DERIVED_FROM -> {
        var ancestor = to.deepCopy().retain("type", "group", "name", "version", "purl");
        if (from.has("type")) {
          var _ = from.withArray("/pedigree/ancestors").add(ancestor);
        }
      }
      default -> {}
    }
  }

  private void depend(String from, String to) {
    var dependencies = document.withArray("/dependencies");
    for (var dependency : dependencies) {
      if (dependency.path("ref").asText().equals(from)) {
        var _ = ((ObjectNode) dependency).withArray("/dependsOn").add(to);
        return;
      }
    }
    var _ = dependencies.addObject().put("ref", from).putArray("dependsOn").add(to);
  }

  private void supplied(ObjectNode from, Link link) {
    var supplier = facts(link.to());
    var isSystem = link.from().equals(makeup.system().id());
    if (supplier != null && !isSystem && !from.has("supplier") && from.has("type")) {
      var _ = from.putObject("supplier").setAll(BillNodeReader.organisation(supplier));
    }
  }

  /// Reads it as an import will, and names what is not there.
  private void compare() {
    var said = said();
    for (var thing : makeup.things()) {
      if (!said.targets().contains(thing.id())) {
        unsaid.add(thing.kind() + " " + thing.name() + " (" + thing.id() + ")");
      }
      var facts = facts(thing.id());
      if (facts != null && !facts.findings().equals(Findings.NONE)) {
        unsaid.add(thing.kind() + " " + thing.name() + ": what was found out and agreed about it");
      }
    }
    for (var link : makeup.links()) {
      if (!said.links().contains(link)) {
        unsaid.add(link.relation() + " from " + name(link.from()) + " to " + name(link.to()));
      }
    }
    for (var words : unsaid) {
      var _ = document.withArray("/properties").addObject().put("name", UNSAID).put("value", words);
    }
  }

  private String name(UUID id) {
    var thing = things.get(id);
    return thing == null ? makeup.system().name() : thing.kind() + " " + thing.name();
  }
}
