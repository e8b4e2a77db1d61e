package org.aimsledger.inventory.bulkimport;

import static org.aimsledger.inventory.bulkimport.ImportRefusedException.Reason.MAPPING_INVALID;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.nio.charset.Charset;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.aimsledger.contracts.inventory.Confidence;
import org.aimsledger.contracts.inventory.HighImpact;
import org.aimsledger.contracts.inventory.Stage;
import org.aimsledger.contracts.inventory.Technology;
import org.aimsledger.inventory.bulkimport.Mapping.Attribute;
import org.aimsledger.inventory.bulkimport.Mapping.Choice;
import org.aimsledger.inventory.bulkimport.Mapping.Condition;
import org.aimsledger.inventory.bulkimport.Mapping.Identity;
import org.aimsledger.inventory.bulkimport.Mapping.Kind;
import org.aimsledger.inventory.bulkimport.Mapping.Name;
import org.aimsledger.inventory.bulkimport.Mapping.Otherwise;
import org.aimsledger.inventory.bulkimport.Mapping.Rule;
import org.jspecify.annotations.Nullable;

/// YAML → [Mapping]. Strict: an unknown key, constant or pattern is an error that names its place.
final class MappingReader {
  private static final YAMLMapper YAML =
      YAMLMapper.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

  static final Set<String> PROFILE_FIELDS =
      Set.of("purpose", "intendedUse", "organisation", "unit", "topicArea", "sector", "vendor");

  private static final Set<String> CONDITION = Set.of("column", "in");

  private MappingReader() {}

  /// @throws ImportRefusedException naming what is wrong and where
  static Mapping read(String yaml) {
    JsonNode root;
    try {
      root = YAML.readTree(yaml);
    } catch (JsonProcessingException e) {
      var where = e.getLocation();
      throw refused(
          where == null ? "text" : "line " + where.getLineNr(), "is not well-formed YAML");
    }
    var all =
        new Node(
            "mapping",
            root,
            Set.of(
                "id",
                "title",
                "encoding",
                "delimiter",
                "sheet",
                "confidence",
                "identity",
                "name",
                "profile",
                "stage",
                "highImpact",
                "technology",
                "attributes",
                "personal",
                "rules"));
    var id = all.text("id");
    if (!id.matches("[a-z0-9][a-z0-9-]{0,59}")) {
      throw refused("id", "must be lower-case letters, digits and hyphens, at most 60");
    }
    return new Mapping(
            id,
            encoding(all),
            delimiter(all),
            all.optionalOrNull("sheet"),
            confidence(all),
            identity(all),
            name(all),
            profile(all),
            choice(all, "stage", Stage.class, Stage.UNKNOWN),
            choice(all, "highImpact", HighImpact.class, HighImpact.UNKNOWN),
            choice(all, "technology", Technology.class, Technology.UNKNOWN),
            attributes(all),
            new LinkedHashSet<>(all.texts("personal")),
            rules(all))
        .withAllWordings();
  }

  private static String encoding(Node all) {
    var name = all.optional("encoding", "UTF-8");
    try {
      return Charset.forName(name).name();
    } catch (IllegalArgumentException _) {
      throw refused("encoding", "is not a character set: " + name);
    }
  }

  private static Confidence confidence(Node all) {
    var word = all.optional("confidence", Confidence.UNKNOWN.name());
    try {
      return Confidence.valueOf(word);
    } catch (IllegalArgumentException _) {
      throw refused("confidence", "must be one of " + List.of(Confidence.values()));
    }
  }

  private static char delimiter(Node all) {
    var delimiter = all.optional("delimiter", ",");
    if (delimiter.length() != 1 || "\"\r\n".contains(delimiter)) {
      throw refused("delimiter", "must be one character, not a quote or a line break");
    }
    return delimiter.charAt(0);
  }

  private static Identity identity(Node all) {
    var node = all.child("identity", Set.of("scope", "id", "withoutId"));
    var without = node.texts("withoutId");
    if (without.isEmpty()) {
      throw refused("identity.withoutId", "needs at least one column");
    }
    return new Identity(node.text("scope"), node.text("id"), without);
  }

  private static Name name(Node all) {
    var node = all.child("name", Set.of("column", "blank"));
    return new Name(node.text("column"), node.optionalOrNull("blank"));
  }

  private static Map<String, String> profile(Node all) {
    var node = all.child("profile", PROFILE_FIELDS);
    var fields = new LinkedHashMap<String, String>();
    node.names().forEach(field -> fields.put(field, node.text(field)));
    return fields;
  }

  private static <T extends Enum<T>> Choice<T> choice(
      Node all, String field, Class<T> type, T unknown) {
    if (!all.has(field)) {
      return new Choice<>(null, Map.of(), unknown, Otherwise.FLAG);
    }
    var node = all.child(field, Set.of("column", "values", "blank", "otherwise"));
    var values = new LinkedHashMap<String, T>();
    node.map("values")
        .forEach((text, name) -> values.put(Wording.normal(text), constant(field, type, name)));
    var blank = node.optionalOrNull("blank");
    return new Choice<>(
        node.text("column"),
        values,
        blank == null ? unknown : constant(field, type, blank),
        otherwise(node));
  }

  private static <T extends Enum<T>> T constant(String field, Class<T> type, String name) {
    return Arrays.stream(type.getEnumConstants())
        .filter(constant -> constant.name().equals(name))
        .findFirst()
        .orElseThrow(
            () -> refused(field, name + " is none of " + Arrays.toString(type.getEnumConstants())));
  }

  private static Otherwise otherwise(Node node) {
    var text = node.optional("otherwise", "flag");
    return switch (text) {
      case "flag" -> Otherwise.FLAG;
      case "quarantine" -> Otherwise.QUARANTINE;
      default -> throw refused(node.place + ".otherwise", "must be flag or quarantine");
    };
  }

  private static Map<String, Attribute> attributes(Node all) {
    var attributes = new LinkedHashMap<String, Attribute>();
    if (!all.has("attributes")) {
      return attributes;
    }
    var node = all.child("attributes", null);
    for (var name : node.names()) {
      var field = node.child(name, Set.of("column", "kind", "values", "patterns", "otherwise"));
      var patterns = field.texts("patterns");
      patterns.forEach(pattern -> checkPattern(field.place, pattern));
      var values = new LinkedHashMap<String, String>();
      field.map("values").forEach((text, normal) -> values.put(Wording.normal(text), normal));
      attributes.put(
          name,
          new Attribute(field.text("column"), kind(field), values, patterns, otherwise(field)));
    }
    return attributes;
  }

  private static Kind kind(Node field) {
    return switch (field.optional("kind", "text")) {
      case "text" -> Kind.TEXT;
      case "choice" -> Kind.CHOICE;
      case "date" -> Kind.DATE;
      case "python-list" -> Kind.PYTHON_LIST;
      default -> throw refused(field.place + ".kind", "must be text, choice, date or python-list");
    };
  }

  private static void checkPattern(String place, String pattern) {
    boolean date;
    try {
      date = AttributeReading.givesADate(pattern);
    } catch (IllegalArgumentException | DateTimeException e) {
      throw refused(place + ".patterns", pattern + ": " + e.getMessage());
    }
    if (!date) {
      throw refused(place + ".patterns", pattern + ": what it reads has no year, e.g. yyyy-MM-dd");
    }
  }

  private static List<Rule> rules(Node all) {
    var rules = new ArrayList<Rule>();
    var allowed = Set.of("id", "when", "and", "require", "forbid", "otherwise");
    for (var node : all.children("rules", allowed)) {
      var when = new ArrayList<Condition>();
      when.add(condition(node.child("when", CONDITION)));
      node.children("and", CONDITION).forEach(more -> when.add(condition(more)));
      rules.add(
          new Rule(
              node.text("id"), when, node.texts("require"), node.texts("forbid"), otherwise(node)));
    }
    return rules;
  }

  private static Condition condition(Node node) {
    var in = new LinkedHashSet<String>();
    node.texts("in").forEach(text -> in.add(Wording.normal(text)));
    return new Condition(node.text("column"), in);
  }

  private static ImportRefusedException refused(String place, String what) {
    return new ImportRefusedException(
        MAPPING_INVALID, "mapping: " + place + " " + what, List.of(place));
  }

  /// One object of the mapping, with its place for messages.
  private static final class Node {
    private final String place;
    private final JsonNode node;

    Node(String place, @Nullable JsonNode node, @Nullable Set<String> allowed) {
      this.place = place;
      if (node == null || !node.isObject()) {
        throw refused(place, "must be there, with keys and values");
      }
      this.node = node;
      if (allowed != null) {
        for (var name : names()) {
          if (!allowed.contains(name)) {
            throw refused(
                place + "." + name, "is unknown; known are " + allowed.stream().sorted().toList());
          }
        }
      }
    }

    List<String> names() {
      var names = new ArrayList<String>();
      node.fieldNames().forEachRemaining(names::add);
      return names;
    }

    boolean has(String field) {
      return node.hasNonNull(field);
    }

    String text(String field) {
      return Objects.requireNonNullElseGet(
          optionalOrNull(field),
          () -> {
            throw refused(place + "." + field, "is missing");
          });
    }

    String optional(String field, String otherwise) {
      return Objects.requireNonNullElse(optionalOrNull(field), otherwise);
    }

    @Nullable String optionalOrNull(String field) {
      if (!has(field)) {
        return null;
      }
      var value = node.get(field);
      if (!value.isValueNode()) {
        throw refused(place + "." + field, "must be a text");
      }
      return value.asText();
    }

    List<String> texts(String field) {
      var texts = new ArrayList<String>();
      if (has(field)) {
        if (!node.get(field).isArray()) {
          throw refused(place + "." + field, "must be a list");
        }
        node.get(field).forEach(text -> texts.add(text.asText()));
      }
      return texts;
    }

    Map<String, String> map(String field) {
      var map = new LinkedHashMap<String, String>();
      if (has(field)) {
        var child = child(field, null);
        child.names().forEach(name -> map.put(name, child.text(name)));
      }
      return map;
    }

    Node child(String field, @Nullable Set<String> allowed) {
      return new Node(place + "." + field, node.get(field), allowed);
    }

    List<Node> children(String field, Set<String> allowed) {
      var children = new ArrayList<Node>();
      if (has(field)) {
        for (var i = 0; i < node.get(field).size(); i++) {
          children.add(
              new Node(place + "." + field + "[" + i + "]", node.get(field).get(i), allowed));
        }
      }
      return children;
    }
  }
}
