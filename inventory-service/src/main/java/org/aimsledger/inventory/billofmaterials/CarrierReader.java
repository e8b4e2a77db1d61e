package org.aimsledger.inventory.billofmaterials;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/// What a bill said of a thing in its own words → what can be repeated of it in another bill: not
/// what a change makes wrong, and no state of knowledge from before.
final class CarrierReader {
  private final ObjectNode node;
  private final List<String> unsaid = new ArrayList<>();

  CarrierReader(byte[] said) {
    this.node = BillExportReader.parsed(said);
    if (node.remove("signature") != null) {
      unsaid.add(name() + ": its signature, which held for the other bill");
    }
    // References of the other bill mean nothing here; those that still hold come from the links.
    if (node.at("/modelCard/modelParameters/datasets") instanceof ArrayNode datasets) {
      for (var i = datasets.size() - 1; i >= 0; i--) {
        if (datasets.get(i).has("ref")) {
          var _ = datasets.remove(i);
        }
      }
    }
    if (node.get("properties") instanceof ArrayNode properties) {
      for (var i = properties.size() - 1; i >= 0; i--) {
        if (properties.get(i).path("name").asText().startsWith(BillPropertiesReader.PREFIX)) {
          var _ = properties.remove(i);
        }
      }
      if (properties.isEmpty()) {
        var _ = node.remove("properties");
      }
    }
  }

  private String name() {
    return node.path("name").asText();
  }

  ObjectNode node() {
    return node;
  }

  /// What the bill said and is not in the node, in words.
  List<String> unsaid() {
    return unsaid;
  }

  /// Why it can't be repeated at all, in words.
  String tooNew(BillOrigin origin) {
    return name()
        + ", "
        + origin.place()
        + " of a bill of version "
        + origin.specVersion()
        + ": only what the inventory knows of it is here";
  }
}
