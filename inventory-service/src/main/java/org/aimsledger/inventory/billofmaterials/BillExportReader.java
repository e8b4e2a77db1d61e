package org.aimsledger.inventory.billofmaterials;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.UUID;
import org.aimsledger.contracts.inventory.FieldValue;
import org.aimsledger.inventory.component.Component;
import org.jspecify.annotations.Nullable;

/// A document that was taken, and what the inventory knows now → a document that says both. Nothing
/// of the first is left out or changed; what is known otherwise stands in its properties, and comes
/// back when it is imported.
final class BillExportReader {
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .build();

  private final ObjectNode document;
  private final @Nullable UUID system;

  BillExportReader(byte[] bytes, @Nullable UUID system) {
    this(parsed(bytes), system);
  }

  BillExportReader(ObjectNode document, @Nullable UUID system) {
    this.document = document;
    this.system = system;
    removeCorrections();
  }

  /// A document that was taken.
  static ObjectNode parsed(byte[] bytes) {
    try {
      return (ObjectNode) MAPPER.readTree(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException("a document that was read before can't be read", e);
    }
  }

  static byte[] written(ObjectNode document) {
    try {
      return MAPPER.writeValueAsBytes(document);
    } catch (IOException e) {
      throw new UncheckedIOException("what was read can't be written", e);
    }
  }

  /// Corrections of an inventory before us: ours say what is known now.
  private void removeCorrections() {
    if (document.path("properties").isArray()) {
      var properties = document.withArray("/properties");
      for (var i = properties.size() - 1; i >= 0; i--) {
        var name = properties.get(i).path("name").asText();
        if (BillPropertiesReader.isStateOfKnowledge(name)) {
          var _ = properties.remove(i);
        }
      }
      if (properties.isEmpty()) {
        var _ = document.remove("properties");
      }
    }
  }

  /// What is known of the components of this bill → the document.
  byte[] with(Map<UUID, Component> known) {
    correct(known);
    return written(document);
  }

  /// The same without writing it.
  void correct(Map<UUID, Component> known) {
    for (var draft : BillItemsReader.read(document, system).drafts()) {
      if (draft instanceof Draft.Thing thing
          && known.get(thing.target()) instanceof Component.Known component) {
        correct(thing, component.facts().fields());
      }
    }
  }

  private void correct(Draft.Thing thing, SortedMap<String, FieldValue> known) {
    var names = new TreeSet<>(thing.fields().keySet());
    names.addAll(known.keySet());
    for (var name : names) {
      var value = known.get(name);
      var values = value == null ? List.<String>of() : value.values();
      if (!values.equals(thing.fields().getOrDefault(name, List.of()))) {
        add(BillPropertiesReader.name(thing.place(), thing.kind(), name), values);
      }
    }
  }

  private void add(String name, List<String> values) {
    var properties = document.withArray("/properties");
    if (values.isEmpty()) {
      var _ = properties.addObject().put("name", name);
    }
    for (var value : values) {
      var _ = properties.addObject().put("name", name).put("value", value);
    }
  }
}
