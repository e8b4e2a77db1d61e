package org.aimsledger.inventory.billofmaterials;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.aimsledger.contracts.inventory.ComponentKind;
import org.aimsledger.contracts.inventory.ExternalId;
import org.aimsledger.contracts.inventory.LinkEnd;
import org.aimsledger.contracts.inventory.Relation;
import org.aimsledger.inventory.component.ComponentCommandHandler;
import org.aimsledger.inventory.componentlink.ComponentLinkCommandHandler;
import org.aimsledger.inventory.componentlink.RelationRules;
import org.jspecify.annotations.Nullable;

/// A valid document → drafts, what others build upon first, and notes on what became none. The same
/// document gives the same drafts.
///
/// A thing is found again by its package URL without version, else by group and name. Models and
/// data with a version become two components: the thing and its version.
final class BillItemsReader {
  /// Who gives the external ids.
  static final String SCOPE = "cyclonedx";

  private static final int LONGEST_LABEL = 100;

  private final @Nullable UUID system;
  private final Map<UUID, Draft> whole = new LinkedHashMap<>();
  private final Map<UUID, Draft> parts = new LinkedHashMap<>();
  private final Map<UUID, Draft> links = new LinkedHashMap<>();
  private final Map<String, LinkEnd> references = new HashMap<>();
  private final List<String> notes = new ArrayList<>();
  private final BillPropertiesReader said;
  private int systems;

  /// What waits until all references are known.
  private final List<Runnable> pending = new ArrayList<>();

  private BillItemsReader(BillPropertiesReader said, @Nullable UUID system) {
    this.said = said;
    this.system = system;
  }

  /// @param serialNumber of the document; absent where it has none
  record Items(
      @Nullable String serialNumber,
      long version,
      String specVersion,
      List<Draft> drafts,
      List<String> notes) {
    Items {
      drafts = List.copyOf(drafts);
      notes = List.copyOf(notes);
    }
  }

  /// @param system the AI system that it is the bill of, when that was said
  static Items read(JsonNode document, @Nullable UUID system) {
    var reader = new BillItemsReader(BillPropertiesReader.of(document), system);
    reader.read(document);
    var drafts = new ArrayList<Draft>();
    drafts.addAll(reader.whole.values());
    drafts.addAll(reader.parts.values());
    drafts.addAll(reader.links.values());
    var serialNumber = document.path("serialNumber").asText();
    return new Items(
        serialNumber.isEmpty() ? null : serialNumber,
        document.path("version").asLong(1),
        document.path("specVersion").asText(),
        drafts,
        reader.notes);
  }

  private void read(JsonNode document) {
    root(document.at("/metadata/component"));
    things(document.path("components"), "/components");
    services(document.path("services"), "/services");
    ancestry(document.path("components"), "/components");
    dependencies(document.path("dependencies"));
    linked(document, "", null);
    if (systems > 0) {
      notes.add(
          "/components: "
              + systems
              + " AI systems and versions of them; people register those, the bill only links"
              + " them");
    }
  }

  /// The bill is about this. When it is no model and no data, it is a system, and systems are
  /// registered by people.
  private void root(JsonNode component) {
    var place = "/metadata/component";
    if (system != null) {
      var end = new LinkEnd(ComponentKind.AI_SYSTEM, system);
      if (component.has("bom-ref")) {
        references.put(component.path("bom-ref").asText(), end);
      }
      return;
    }
    if (component.isMissingNode()) {
      return;
    }
    if (isModelOrData(component)) {
      var _ = thing(component, place);
    } else {
      notes.add(place + ": a system; send the bill with ?system= to link its parts to it");
    }
  }

  private static boolean isModelOrData(JsonNode component) {
    var type = component.path("type").asText();
    return type.equals("machine-learning-model") || type.equals("data");
  }

  private void things(JsonNode components, String place) {
    for (var i = 0; i < components.size(); i++) {
      var _ = thing(components.get(i), place + "/" + i);
      things(components.get(i).path("components"), place + "/" + i + "/components");
    }
  }

  private void services(JsonNode services, String place) {
    for (var i = 0; i < services.size(); i++) {
      var at = place + "/" + i;
      var service = services.get(i);
      var fields =
          fields(service, at, ComponentKind.TOOL)
              .text("nameEn", "name")
              .text("description", "description")
              .text("version", "version")
              .text("website", "endpoints");
      BillModelReader.licences(fields);
      var end =
          standalone(
              service,
              at,
              ComponentKind.TOOL,
              BillKeyReader.keyWithVersion(service),
              fields.taken("provider"));
      supplied(service.path("provider"), at + "/provider", end);
      services(service.path("services"), at + "/services");
    }
  }

  private LinkEnd thing(JsonNode component, String place) {
    var known = BillPropertiesReader.system(component);
    var end = known == null ? drafted(component, place) : named(component, known);
    supplied(component.path("supplier"), place + "/supplier", end);
    linked(component, place, end);
    if (known != null) {
      systems++;
    } else if (system != null && place.matches("/components/[0-9]+")) {
      link(place, new LinkEnd(ComponentKind.AI_SYSTEM, system), Relation.USES, end);
    }
    return end;
  }

  private LinkEnd drafted(JsonNode component, String place) {
    return switch (component.path("type").asText()) {
      case "machine-learning-model" -> model(component, place);
      case "data" -> dataset(component, place);
      default -> tool(component, place);
    };
  }

  /// Links that CycloneDX has no word for.
  private void linked(JsonNode source, String place, @Nullable LinkEnd of) {
    for (var joined : BillPropertiesReader.links(source)) {
      var from = joined.from() == null ? of : joined.from();
      if (from != null) {
        link(place + "/properties", from, joined.relation(), joined.to());
      }
    }
  }

  private LinkEnd model(JsonNode component, String place) {
    var isVersioned = component.has("version");
    var fields = common(component, place, ComponentKind.MODEL);
    BillModelReader.model(fields);
    BillModelReader.licences(fields);
    var facts = isVersioned ? facts(component, place, ComponentKind.MODEL_VERSION) : fields;
    BillModelReader.facts(facts);
    var datasets = component.at("/modelCard/modelParameters/datasets");
    var _ = fields.taken("modelCard/modelParameters/datasets");
    var _ = facts.taken("modelCard/modelParameters/datasets");
    var end =
        versioned(
            component, place, ComponentKind.MODEL, ComponentKind.MODEL_VERSION, fields, facts);
    for (var i = 0; i < datasets.size(); i++) {
      trainedOn(
          component, datasets.get(i), place + "/modelCard/modelParameters/datasets/" + i, end);
    }
    return end;
  }

  private LinkEnd dataset(JsonNode component, String place) {
    var fields = common(component, place, ComponentKind.DATASET);
    if (component.path("data").size() == 1) {
      BillModelReader.data(fields, "data/0/");
    }
    BillModelReader.licences(fields);
    var facts =
        component.has("version") ? facts(component, place, ComponentKind.DATASET_VERSION) : fields;
    return versioned(
        component, place, ComponentKind.DATASET, ComponentKind.DATASET_VERSION, fields, facts);
  }

  private LinkEnd tool(JsonNode component, String place) {
    var fields = common(component, place, ComponentKind.TOOL).text("version", "version");
    if (component.path("type").asText().equals("framework")) {
      var _ = fields.values("type", "type", List.of("FRAMEWORK"));
    }
    BillModelReader.licences(fields);
    return standalone(
        component, place, ComponentKind.TOOL, BillKeyReader.keyWithVersion(component), fields);
  }

  private BillFieldsReader fields(JsonNode source, String place, ComponentKind kind) {
    return new BillFieldsReader(source, place, kind, said.corrected(place, kind));
  }

  private BillFieldsReader common(JsonNode component, String place, ComponentKind kind) {
    return fields(component, place, kind)
        .taken("supplier")
        .text("nameEn", "name")
        .text("description", "description")
        .reference("documentation", "documentation")
        .reference("website", "website");
  }

  private BillFieldsReader facts(JsonNode component, String place, ComponentKind kind) {
    return BillModelReader.file(
        fields(component, place, kind).reference("location", "distribution"));
  }

  private LinkEnd versioned(
      JsonNode component,
      String place,
      ComponentKind kind,
      ComponentKind part,
      BillFieldsReader fields,
      BillFieldsReader facts) {
    var key = BillKeyReader.key(component);
    var version = component.path("version").asText().strip();
    if (fields == facts || version.isEmpty() || version.length() > LONGEST_LABEL) {
      return standalone(component, place, kind, key, fields);
    }
    var parent = standalone(component, place, kind, key, fields, List.of());
    var externalId = BillKeyReader.shortened(key + "@" + version);
    var id = id(place, part, externalId);
    var both = fields.further().stream().filter(facts.further()::contains).toList();
    add(
        parts,
        new Draft.Thing(
            place,
            component.path("name").asText() + " " + version,
            id,
            part,
            externalId,
            parent.id(),
            version,
            new TreeMap<>(facts.fields()),
            both));
    return named(component, new LinkEnd(part, id));
  }

  private LinkEnd standalone(
      JsonNode source, String place, ComponentKind kind, String key, BillFieldsReader fields) {
    return standalone(source, place, kind, key, fields, fields.further());
  }

  private LinkEnd standalone(
      JsonNode source,
      String place,
      ComponentKind kind,
      String key,
      BillFieldsReader fields,
      List<String> further) {
    var externalId = BillKeyReader.shortened(key);
    var id = id(place, kind, externalId);
    add(
        whole,
        Draft.Thing.of(
            place, source.path("name").asText(), id, kind, externalId, fields.fields(), further));
    return named(source, new LinkEnd(kind, id));
  }

  private UUID id(String place, ComponentKind kind, String externalId) {
    return said.id(
        place, kind, ComponentCommandHandler.id(kind, new ExternalId(SCOPE, externalId)));
  }

  private LinkEnd named(JsonNode source, LinkEnd end) {
    if (source.has("bom-ref")) {
      references.put(source.path("bom-ref").asText(), end);
    }
    return end;
  }

  private void add(Map<UUID, Draft> drafts, Draft draft) {
    var before = drafts.putIfAbsent(draft.target(), draft);
    if (before != null && !before.saysWhat(draft)) {
      notes.add(draft.place() + ": the same thing as " + before.place() + ", which counts");
    }
  }

  private void supplied(JsonNode organisation, String place, LinkEnd end) {
    var name = organisation.path("name").asText().strip();
    if (name.isEmpty()) {
      return;
    }
    var fields =
        fields(organisation, place, ComponentKind.SUPPLIER)
            .text("nameEn", "name")
            .text("website", "url")
            .text("country", "address/country");
    var supplier = standalone(organisation, place, ComponentKind.SUPPLIER, name, fields);
    link(place, end, Relation.SUPPLIED_BY, supplier);
  }

  private void trainedOn(JsonNode model, JsonNode data, String place, LinkEnd end) {
    if (data.has("ref")) {
      var reference = data.path("ref").asText();
      pending.add(() -> joined(place, end, Relation.TRAINED_ON, reference));
      return;
    }
    var name = data.path("name").asText().strip();
    if (name.isEmpty()) {
      notes.add(place + ": data without a name");
      return;
    }
    var fields = fields(data, place, ComponentKind.DATASET).text("nameEn", "name");
    BillModelReader.data(fields, "");
    var dataset =
        standalone(
            data, place, ComponentKind.DATASET, BillKeyReader.key(model) + "#" + name, fields);
    link(place, end, Relation.TRAINED_ON, dataset);
  }

  private void joined(String place, LinkEnd from, Relation relation, String reference) {
    var to = references.get(reference);
    if (to == null) {
      notes.add(place + ": '" + reference + "' is nothing in this bill that becomes a component");
    } else {
      link(place, from, relation, to);
    }
  }

  private void ancestry(JsonNode components, String place) {
    for (var i = 0; i < components.size(); i++) {
      var at = place + "/" + i;
      var ancestors = components.get(i).at("/pedigree/ancestors");
      var end = references.get(components.get(i).path("bom-ref").asText());
      for (var j = 0; end != null && j < ancestors.size(); j++) {
        var ancestor = ancestors.get(j);
        if (isModelOrData(ancestor)) {
          var from = at + "/pedigree/ancestors/" + j;
          link(from, end, Relation.DERIVED_FROM, thing(ancestor, from));
        }
      }
      ancestry(components.get(i).path("components"), at + "/components");
    }
    if (place.equals("/components")) {
      pending.forEach(Runnable::run);
    }
  }

  private void dependencies(JsonNode dependencies) {
    for (var i = 0; i < dependencies.size(); i++) {
      var from = references.get(dependencies.get(i).path("ref").asText());
      var targets = dependencies.get(i).path("dependsOn");
      for (var j = 0; from != null && j < targets.size(); j++) {
        joined(
            "/dependencies/" + i + "/dependsOn/" + j, from, Relation.USES, targets.get(j).asText());
      }
    }
  }

  private void link(String place, LinkEnd from, Relation relation, LinkEnd to) {
    if (from.equals(to) || !RelationRules.targets(relation, from.kind()).contains(to.kind())) {
      notes.add(place + ": no " + relation + " from " + from.kind() + " to " + to.kind());
      return;
    }
    var name = from.kind() + " " + relation + " " + to.kind();
    var id = ComponentLinkCommandHandler.id(from, relation, to);
    links.putIfAbsent(id, new Draft.Link(place, name, id, from, relation, to));
  }
}
