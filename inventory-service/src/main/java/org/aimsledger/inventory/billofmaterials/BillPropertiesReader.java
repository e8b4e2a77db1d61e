package org.aimsledger.inventory.billofmaterials;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.aimsledger.contracts.inventory.ComponentKind;
import org.aimsledger.contracts.inventory.LinkEnd;
import org.aimsledger.contracts.inventory.Relation;
import org.jspecify.annotations.Nullable;

/// Properties of a bill that an inventory wrote, of the whole document or of one component:
///
/// - `aimsledger:<kind>:<field>:<place>`: what it knew otherwise than the bill says. One without a
///   value says that it is not known. In a component the place counts from there, and none means
///   the component;
/// - the same with the field `id`: under which id it has the thing;
/// - `aimsledger:link:<relation>` in a component, `aimsledger:link:<relation>:<kind>:<id>` in the
///   document: a link to the value, which is `<kind>:<id>`.
final class BillPropertiesReader {
  static final String PREFIX = "aimsledger:";
  static final String LINK = PREFIX + "link:";
  static final String ID = "id";

  private static final String KIND_AND_ID = "([A-Z_]+):([0-9a-f-]{36})";
  private static final Pattern FIELD =
      Pattern.compile(PREFIX + "([A-Z_]+):([A-Za-z0-9]+)(?::(/.*))?");
  private static final Pattern JOINED =
      Pattern.compile(LINK + "([A-Z_]+)(?::" + KIND_AND_ID + ")?");
  private static final Pattern END = Pattern.compile(KIND_AND_ID);

  /// Key → field → values.
  private final Map<String, Map<String, List<String>>> corrections = new HashMap<>();

  private BillPropertiesReader() {}

  static BillPropertiesReader of(JsonNode document) {
    var reader = new BillPropertiesReader();
    reader.components(document.path("components"), "/components");
    // What is said of the whole was said last.
    reader.take(read(document, true), "");
    return reader;
  }

  private void components(JsonNode components, String place) {
    for (var i = 0; i < components.size(); i++) {
      var at = place + "/" + i;
      take(read(components.get(i), false), at);
      components(components.get(i).path("components"), at + "/components");
      components(components.get(i).at("/pedigree/ancestors"), at + "/pedigree/ancestors");
    }
  }

  private void take(Map<String, Map<String, List<String>>> said, String place) {
    said.forEach(
        (key, fields) ->
            corrections.computeIfAbsent(place + key, _ -> new HashMap<>()).putAll(fields));
  }

  private static Map<String, Map<String, List<String>>> read(JsonNode source, boolean needsPlace) {
    var all = new HashMap<String, Map<String, List<String>>>();
    each(
        source,
        FIELD,
        (name, property) -> {
          var place = name.group(3);
          if (place == null && needsPlace) {
            return;
          }
          var values =
              all.computeIfAbsent(
                      (place == null ? "" : place) + " " + name.group(1),
                      _ -> new LinkedHashMap<>())
                  .computeIfAbsent(name.group(2), _ -> new ArrayList<>());
          if (property.has("value")) {
            values.add(property.path("value").asText());
          }
        });
    return all;
  }

  private static void each(JsonNode source, Pattern pattern, BiConsumer<Matcher, JsonNode> take) {
    for (var property : source.path("properties")) {
      var name = pattern.matcher(property.path("name").asText());
      if (name.matches()) {
        take.accept(name, property);
      }
    }
  }

  private Map<String, List<String>> at(String place, ComponentKind kind) {
    return corrections.getOrDefault(place + " " + kind, Map.of());
  }

  /// What counts instead of what the bill says: field → values.
  Map<String, List<String>> corrected(String place, ComponentKind kind) {
    var fields = new LinkedHashMap<>(at(place, kind));
    fields.remove(ID);
    return fields;
  }

  /// The id that was said.
  ///
  /// @param derived where none was
  UUID id(String place, ComponentKind kind, UUID derived) {
    var said = at(place, kind).getOrDefault(ID, List.of());
    var id = said.isEmpty() ? null : id(said.getFirst());
    return id == null ? derived : id;
  }

  /// The AI system, or its version, that a component is; null for all others. People register
  /// those.
  static @Nullable LinkEnd system(JsonNode component) {
    var found = new ArrayList<LinkEnd>();
    each(
        component,
        FIELD,
        (name, property) -> {
          if (name.group(2).equals(ID) && name.group(3) == null) {
            var end = end(name.group(1) + ":" + property.path("value").asText());
            if (end != null
                && (end.kind() == ComponentKind.AI_SYSTEM
                    || end.kind() == ComponentKind.SYSTEM_VERSION)) {
              found.add(end);
            }
          }
        });
    return found.isEmpty() ? null : found.getFirst();
  }

  /// A link that a property says.
  ///
  /// @param from null: the component that the property is of
  record Joined(@Nullable LinkEnd from, Relation relation, LinkEnd to) {}

  static List<Joined> links(JsonNode source) {
    var links = new ArrayList<Joined>();
    each(
        source,
        JOINED,
        (name, property) -> {
          var from = name.group(2) == null ? null : end(name.group(2) + ":" + name.group(3));
          var to = end(property.path("value").asText());
          var relation = constant(Relation.class, name.group(1));
          if (to != null && relation != null && (from != null || name.group(2) == null)) {
            links.add(new Joined(from, relation, to));
          }
        });
    return links;
  }

  private static @Nullable LinkEnd end(String text) {
    var parts = END.matcher(text);
    if (!parts.matches()) {
      return null;
    }
    var kind = constant(ComponentKind.class, parts.group(1));
    var id = id(parts.group(2));
    return kind == null || id == null ? null : new LinkEnd(kind, id);
  }

  private static @Nullable UUID id(String text) {
    try {
      return UUID.fromString(text);
    } catch (IllegalArgumentException _) {
      return null;
    }
  }

  private static <E extends Enum<E>> @Nullable E constant(Class<E> type, String name) {
    try {
      return Enum.valueOf(type, name);
    } catch (IllegalArgumentException _) {
      return null;
    }
  }

  /// Whether a property says what an inventory knew, or could not say, when it wrote the bill.
  static boolean isStateOfKnowledge(String name) {
    var field = FIELD.matcher(name);
    return name.equals(SystemBillReader.UNSAID) || (field.matches() && !field.group(2).equals(ID));
  }

  /// Whether nothing but an inventory's words are among the properties.
  static boolean areOurs(JsonNode properties) {
    return BillFieldsReader.stream(properties)
        .allMatch(property -> property.path("name").asText().startsWith(PREFIX));
  }

  /// Name of the property of a document for a field.
  static String name(String place, ComponentKind kind, String field) {
    return place.isEmpty()
        ? PREFIX + kind + ":" + field
        : PREFIX + kind + ":" + field + ":" + place;
  }
}
