package org.aimsledger.inventory.billofmaterials;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.aimsledger.contracts.inventory.ComponentKind;
import org.aimsledger.inventory.component.ComponentFields;
import org.aimsledger.inventory.component.GivenField;
import org.aimsledger.inventory.platform.IllegalFieldException;
import org.jspecify.annotations.Nullable;

/// What a bill says of one thing → fields of its kind. What has none, or doesn't fit, is named by
/// its place.
final class BillFieldsReader {
  /// What says which thing it is, and not how it is.
  private static final Set<String> IDENTITY =
      Set.of("bom-ref", "type", "name", "group", "version", "purl", "components", "services");

  /// Objects whose members are looked at one by one.
  private static final Set<String> OPENED =
      Set.of(
          "modelCard",
          "modelCard/modelParameters",
          "modelCard/quantitativeAnalysis",
          "modelCard/considerations",
          "modelCard/considerations/environmentalConsiderations",
          "data/0",
          "data/0/contents",
          "contents");

  private final JsonNode source;
  private final String place;
  private final ComponentKind kind;
  private final Map<String, List<String>> fields = new LinkedHashMap<>();
  private final Set<String> taken = new TreeSet<>();
  private final Map<String, List<String>> corrections;
  private int characters;

  /// @param corrections field → values that count instead of what the source says; none: not known
  BillFieldsReader(
      JsonNode source, String place, ComponentKind kind, Map<String, List<String>> corrections) {
    this.source = source;
    this.place = place;
    this.kind = kind;
    this.corrections = corrections;
    corrections.forEach(
        (field, values) -> {
          var _ = add(field, values);
        });
  }

  Map<String, List<String>> fields() {
    return fields;
  }

  /// Says that something else than a field was made of it.
  BillFieldsReader taken(String path) {
    taken.add(path);
    return this;
  }

  /// Takes the text at a path as it is.
  BillFieldsReader text(String field, String path) {
    return values(field, path, texts(at(path)));
  }

  /// Takes texts that were made of what stands at a path. The path counts as taken only if all of
  /// them fit.
  BillFieldsReader values(String field, String path, List<String> values) {
    var distinct = values.stream().map(String::strip).filter(v -> !v.isEmpty()).distinct().toList();
    if (corrections.containsKey(field)) {
      // The source's own words stay in the document.
      taken.add(path);
    } else if (!fields.containsKey(field) && add(field, distinct)) {
      taken.add(path);
    }
    return this;
  }

  private boolean add(String field, List<String> values) {
    var size = field.length() + values.stream().mapToInt(String::length).sum();
    if (values.isEmpty()
        || characters + size > ComponentFields.CHARACTERS
        || !fits(field, values)) {
      return false;
    }
    characters += size;
    fields.put(field, values);
    return true;
  }

  private boolean fits(String field, List<String> values) {
    try {
      ComponentFields.verify(kind, field, new GivenField(values, null, null));
      return true;
    } catch (IllegalFieldException _) {
      return false;
    }
  }

  /// The first text is whole, or none is.
  BillFieldsReader lines(String field, String path, List<String> lines) {
    return lines.isEmpty() ? this : values(field, path, List.of(String.join("\n", lines)));
  }

  JsonNode at(String path) {
    return source.at("/" + path);
  }

  static List<String> texts(JsonNode node) {
    if (node.isArray()) {
      return stream(node).filter(JsonNode::isValueNode).map(JsonNode::asText).toList();
    }
    return node.isValueNode() && !node.isNull() ? List.of(node.asText()) : List.of();
  }

  static Stream<JsonNode> stream(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false);
  }

  /// Texts of members of one object in a row, those that are there.
  static String joined(JsonNode object, String separator, String... members) {
    var text = new StringJoiner(separator);
    for (var member : members) {
      texts(object.path(member)).forEach(text::add);
    }
    return text.toString();
  }

  /// Pointers of what was not taken.
  List<String> further() {
    var left = new ArrayList<String>();
    collect(source, "", left);
    return left.stream().map(path -> place + "/" + path).toList();
  }

  private void collect(JsonNode object, String prefix, List<String> left) {
    for (var member : object.properties()) {
      var path = prefix + BillReader.escaped(member.getKey());
      if ((prefix.isEmpty() && IDENTITY.contains(path)) || taken.contains(path)) {
        continue;
      }
      var value = member.getValue();
      if (path.equals("properties") && BillPropertiesReader.areOurs(value)) {
        continue;
      }
      if (path.equals("data") && value.size() == 1) {
        collect(value.get(0), "data/0/", left);
      } else if (OPENED.contains(path) && value.isObject()) {
        collect(value, path + "/", left);
      } else {
        left.add(path);
      }
    }
  }

  /// The reference of this type, when there is exactly one and nothing else is said about it.
  @Nullable String onlyReference(String type) {
    var found =
        stream(source.path("externalReferences"))
            .filter(reference -> reference.path("type").asText().equals(type))
            .map(reference -> reference.path("url").asText())
            .toList();
    return found.size() == 1 ? found.getFirst() : null;
  }

  /// The references count as taken only if each of them became a field.
  BillFieldsReader reference(String field, String type) {
    var url = onlyReference(type);
    if (url == null) {
      return this;
    }
    var references = source.path("externalReferences");
    var plain = references.size() == 1 && references.get(0).size() == 2;
    return values(field, plain ? "externalReferences" : "externalReferences/" + type, List.of(url));
  }
}
