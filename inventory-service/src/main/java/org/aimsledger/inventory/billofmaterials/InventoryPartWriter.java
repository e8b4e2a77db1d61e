package org.aimsledger.inventory.billofmaterials;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.aimsledger.contracts.inventory.ComponentKind;
import org.aimsledger.contracts.inventory.LinkEnd;
import org.aimsledger.contracts.inventory.Relation;
import org.aimsledger.inventory.billofmaterials.InventoryPart.Thing;
import org.aimsledger.inventory.component.Component.Facts;
import org.aimsledger.inventory.component.Component.Findings;
import org.jspecify.annotations.Nullable;

/// One thing of the inventory → a component of CycloneDX that says by itself what an import needs.
///
/// It is read as an import will read it, again and again: what the inventory knows otherwise than
/// the component says becomes properties ([BillPropertiesReader]), and what is still missing is
/// named.
final class InventoryPartWriter {
  private static final String SELF = "/components/0";
  private static final String SUPPLIER = SELF + "/supplier";
  private static final String ANCESTORS = SELF + "/pedigree/ancestors";

  private final String specVersion;

  InventoryPartWriter(String specVersion) {
    this.specVersion = specVersion;
  }

  ObjectNode component(InventoryPart.Placed part) {
    var writing = new Writing(part, specVersion);
    return writing.whole();
  }

  private static String reference(UUID id) {
    return "urn:uuid:" + id;
  }

  private static void say(ObjectNode node, String name, @Nullable String value) {
    var property = node.withArray("/properties").addObject().put("name", name);
    if (value != null) {
      var _ = property.put("value", value);
    }
  }

  private static boolean isPlaced(Facts facts) {
    return InventoryPart.PLACED.contains(facts.kind());
  }

  /// The first one; others are links among the properties.
  private static @Nullable UUID supplier(InventoryPart.Placed part) {
    return part.links().stream()
        .filter(link -> link.relation() == Relation.SUPPLIED_BY)
        .map(link -> link.to().id())
        .findFirst()
        .orElse(null);
  }

  /// One component on its way.
  private static final class Writing {
    private final InventoryPart.Placed part;
    private final @Nullable Facts facts;
    private final ObjectNode node;
    private final ObjectNode document = JsonNodeFactory.instance.objectNode();
    private final List<String> unsaid = new ArrayList<>();
    private final Map<String, Map<ComponentKind, UUID>> expected = new HashMap<>();

    Writing(InventoryPart.Placed part, String specVersion) {
      this.part = part;
      this.facts = part.facts();
      this.node = facts == null ? system(part.thing()) : begun(facts, specVersion);
      var _ = document.putArray("components").add(node);
      if (facts != null) {
        expect(SELF, part.thing().id(), facts);
      }
    }

    private static ObjectNode system(Thing thing) {
      var node =
          JsonNodeFactory.instance
              .objectNode()
              .put("type", "application")
              .put("name", thing.name());
      say(
          node,
          BillPropertiesReader.name("", thing.kind(), BillPropertiesReader.ID),
          thing.id().toString());
      return node;
    }

    private ObjectNode begun(Facts known, String specVersion) {
      var origin = part.origin();
      if (part.said() != null && origin != null) {
        var carrier = new CarrierReader(part.said());
        if (origin.specVersion().compareTo(specVersion) > 0) {
          unsaid.add(carrier.tooNew(origin));
        } else if (!carrier.node().has("type")) {
          unsaid.add("what a bill said of it as a service, " + origin.place());
        } else {
          unsaid.addAll(carrier.unsaid());
          return carrier.node();
        }
      }
      return made(known);
    }

    private ObjectNode made(Facts of) {
      var wholeOf = of.parent() == null ? null : part.known().get(of.parent());
      return wholeOf == null ? BillNodeReader.node(of, null) : BillNodeReader.node(wholeOf, of);
    }

    private void expect(String place, UUID id, Facts of) {
      var kinds = expected.computeIfAbsent(place, _ -> new HashMap<>());
      kinds.put(of.kind(), id);
      var known = of.parent() == null ? null : part.known().get(of.parent());
      if (known != null) {
        kinds.put(known.kind(), of.parent());
      }
    }

    ObjectNode whole() {
      renameReferences();
      if (facts == null && part.links().isEmpty()) {
        return node;
      }
      removeStaleLinks();
      addLinks();
      addIds();
      addCorrections();
      nameWhatIsMissing();
      return node;
    }

    private List<Draft> read() {
      return BillItemsReader.read(document, null).drafts();
    }

    /// References are unique in the whole bill when they begin with the id.
    private void renameReferences() {
      var own = reference(part.thing().id());
      node.properties().forEach(member -> rename(member.getValue(), own + "#"));
      var _ = node.put("bom-ref", own);
    }

    private static void rename(JsonNode inner, String prefix) {
      if (inner instanceof ObjectNode object) {
        for (var member : List.of("bom-ref", "ref")) {
          if (object.path(member).isTextual()) {
            var _ = object.put(member, prefix + object.path(member).asText());
          }
        }
      }
      inner.forEach(child -> rename(child, prefix));
    }

    /// What the bill linked, and is no longer linked.
    private void removeStaleLinks() {
      var current = new HashSet<UUID>();
      for (var link : part.links()) {
        if (link.relation() != Relation.SUPPLIED_BY || link.to().id().equals(supplier(part))) {
          current.add(link.to().id());
        }
      }
      var links =
          read().stream().filter(Draft.Link.class::isInstance).map(Draft.Link.class::cast).toList();
      for (var link : links.reversed()) {
        if (!current.contains(link.to().id())) {
          remove(link.place());
          if (link.relation() != Relation.SUPPLIED_BY) {
            unsaid.add("what a bill said of it at " + link.place().substring(SELF.length()));
          }
        }
      }
    }

    private void remove(String place) {
      var slash = place.lastIndexOf('/');
      var last = place.substring(slash + 1);
      switch (document.at(place.substring(0, slash))) {
        case ObjectNode object -> {
          var _ = object.remove(last);
        }
        case ArrayNode array -> {
          var _ = array.remove(Integer.parseInt(last));
        }
        default -> {}
      }
    }

    /// What is said of the links, whatever the id of what is here is taken for.
    private record Said(Relation relation, LinkEnd to) {}

    private void addLinks() {
      var said = new HashSet<Said>();
      for (var draft : read()) {
        if (draft instanceof Draft.Link link) {
          said.add(new Said(link.relation(), link.to()));
        }
      }
      for (var link : part.links()) {
        if (!said.contains(new Said(link.relation(), link.to())) && !add(link)) {
          say(node, InventoryBillWriter.link(link), InventoryBillWriter.end(link.to()));
        }
      }
    }

    private boolean add(InventoryPart.Link link) {
      var id = link.to().id();
      var to = part.known().get(id);
      return to != null
          && switch (link.relation()) {
            case TRAINED_ON -> trainedOn(id, to);
            case DERIVED_FROM -> derivedFrom(id, to);
            case SUPPLIED_BY -> {
              var isFirst = id.equals(supplier(part)) && !node.has("supplier");
              if (isFirst) {
                expect(SUPPLIER, id, to);
                var _ = node.putObject("supplier").setAll(BillNodeReader.organisation(to));
              }
              yield isFirst;
            }
            case SERVED_BY, RUNS, USES, EVALUATED_ON, RUNS_ON, STAFFED_BY -> false;
          };
    }

    private boolean trainedOn(UUID id, Facts to) {
      if (!node.path("type").asText().equals("machine-learning-model") || !isPlaced(to)) {
        return false;
      }
      var _ =
          node.withArray("/modelCard/modelParameters/datasets")
              .addObject()
              .put("ref", reference(id));
      return true;
    }

    private boolean derivedFrom(UUID id, Facts to) {
      var ancestors = node.withArray("/pedigree/ancestors");
      expect(ANCESTORS + "/" + ancestors.size(), id, to);
      var _ = ancestors.add(made(to).retain("type", "group", "name", "version", "purl"));
      return true;
    }

    /// Where an import would find another id than the inventory has.
    private void addIds() {
      for (var draft : read()) {
        if (draft instanceof Draft.Thing thing) {
          var id = expected.getOrDefault(thing.place(), Map.of()).get(thing.kind());
          if (id != null && !id.equals(thing.target())) {
            say(
                node,
                BillPropertiesReader.name(relative(thing), thing.kind(), BillPropertiesReader.ID),
                id.toString());
          }
        }
      }
    }

    private static String relative(Draft.Thing thing) {
      return thing.place().substring(SELF.length());
    }

    private @Nullable Facts facts(UUID id) {
      return id.equals(part.thing().id()) ? facts : part.known().get(id);
    }

    private void addCorrections() {
      for (var draft : read()) {
        if (!(draft instanceof Draft.Thing thing)) {
          continue;
        }
        var known = facts(thing.target());
        if (known != null) {
          for (var field : differing(thing, known)) {
            var name = BillPropertiesReader.name(relative(thing), thing.kind(), field);
            var value = known.fields().get(field);
            if (value == null || value.values().isEmpty()) {
              say(node, name, null);
            } else {
              value.values().forEach(text -> say(node, name, text));
            }
          }
        }
      }
    }

    private static Set<String> differing(Draft.Thing thing, Facts known) {
      var names = new TreeSet<>(thing.fields().keySet());
      names.addAll(known.fields().keySet());
      names.removeIf(
          name -> {
            var value = known.fields().get(name);
            return (value == null ? List.of() : value.values())
                .equals(thing.fields().getOrDefault(name, List.of()));
          });
      return names;
    }

    private void nameWhatIsMissing() {
      var found = facts == null;
      for (var draft : read()) {
        if (!(draft instanceof Draft.Thing thing)) {
          continue;
        }
        var known = facts(thing.target());
        if (known != null) {
          found |= thing.target().equals(part.thing().id());
          for (var field : differing(thing, known)) {
            unsaid.add(thing.kind() + " " + thing.name() + ": " + field);
          }
        }
      }
      if (!found) {
        unsaid.add(
            part.thing().kind() + " " + part.thing().name() + " (" + part.thing().id() + ")");
      }
      if (facts != null && !facts.findings().equals(Findings.NONE)) {
        unsaid.add("what was found out and agreed about it");
      }
      unsaid.forEach(words -> say(node, SystemBillReader.UNSAID, words));
    }
  }
}
