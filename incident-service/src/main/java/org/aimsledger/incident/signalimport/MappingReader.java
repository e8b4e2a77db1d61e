package org.aimsledger.incident.signalimport;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.aimsledger.incident.platform.Texts;
import org.aimsledger.incident.signalimport.ImportMapping.Kind;
import org.aimsledger.incident.signalimport.ImportMapping.Labels;
import org.aimsledger.incident.signalimport.ImportMapping.Matter;
import org.jspecify.annotations.Nullable;

/// YAML → [ImportMapping].
final class MappingReader {
  /// Mappings of public databases that come with the service.
  static final List<String> BUNDLED = List.of("aiid-incidents", "aiid-mit", "aiid-cset-v1");

  private static final int LONGEST = 200;
  private static final int MOST_LABELS = 60;
  private static final YAMLMapper YAML = YAMLMapper.builder().build();

  private MappingReader() {}

  /// A mapping that comes with the service; empty when none has that name.
  static Optional<ImportMapping> bundled(String id) {
    if (!BUNDLED.contains(id)) {
      return Optional.empty();
    }
    try (var file = MappingReader.class.getResourceAsStream("/signal-mappings/" + id + ".yaml")) {
      if (file == null) {
        throw new IllegalStateException("a mapping is missing in the package: " + id);
      }
      return Optional.of(read(new String(file.readAllBytes(), StandardCharsets.UTF_8)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// @throws ImportRefusedException with the place, when it is none
  static ImportMapping read(String yaml) {
    JsonNode all;
    try {
      all = YAML.readTree(yaml);
    } catch (JsonProcessingException e) {
      throw new ImportRefusedException("mapping", "is no YAML: " + e.getOriginalMessage());
    }
    known(
        "mapping",
        all,
        Set.of("id", "version", "scope", "delimiter", "record", "matter", "labels"));
    var delimiter = optional("delimiter", all);
    return new ImportMapping(
        text("id", all),
        text("version", all),
        text("scope", all),
        delimiter == null ? ',' : oneCharacter(delimiter),
        text("record", all),
        all.hasNonNull("matter") ? matter(all.get("matter")) : null,
        labels(all.get("labels")));
  }

  private static Matter matter(JsonNode node) {
    known("matter", node, Set.of("title", "text", "date", "address"));
    return new Matter(
        text("title", node), text("text", node), optional("date", node), optional("address", node));
  }

  private static List<Labels> labels(@Nullable JsonNode list) {
    var labels = new ArrayList<Labels>();
    if (list == null || list.isNull()) {
      return labels;
    }
    if (!list.isArray() || list.size() > MOST_LABELS) {
      throw refused("labels", "must be a list of at most " + MOST_LABELS);
    }
    for (var node : list) {
      known("labels", node, Set.of("taxonomy", "field", "column", "kind"));
      var field = text("field", node);
      var column = optional("column", node);
      labels.add(
          new Labels(text("taxonomy", node), field, column == null ? field : column, kind(node)));
    }
    return labels;
  }

  private static Kind kind(JsonNode node) {
    var kind = optional("kind", node);
    return switch (kind == null ? "text" : kind.toLowerCase(Locale.ROOT)) {
      case "text" -> Kind.TEXT;
      case "json-list" -> Kind.JSON_LIST;
      default -> throw refused("labels.kind", "must be text or json-list");
    };
  }

  private static char oneCharacter(String delimiter) {
    if (delimiter.length() != 1 || "\"\r\n".contains(delimiter)) {
      throw refused("delimiter", "must be one character, not a quote or a line break");
    }
    return delimiter.charAt(0);
  }

  private static void known(String place, JsonNode node, Set<String> names) {
    if (!node.isObject()) {
      throw refused(place, "must have keys and values");
    }
    var unknown = new HashSet<String>();
    node.fieldNames().forEachRemaining(unknown::add);
    unknown.removeAll(names);
    if (!unknown.isEmpty()) {
      throw refused(place, "has unknown keys: " + unknown.stream().sorted().toList());
    }
  }

  private static String text(String field, JsonNode node) {
    var text = optional(field, node);
    if (text == null) {
      throw refused(field, "is missing");
    }
    return text;
  }

  private static @Nullable String optional(String field, JsonNode node) {
    var value = node.get(field);
    if (value == null || value.isNull()) {
      return null;
    }
    if (!value.isValueNode()) {
      throw refused(field, "must be a text");
    }
    // A comma is a delimiter, a tab too: what is blank is not missing.
    if (field.equals("delimiter")) {
      return value.asText();
    }
    try {
      return Texts.legal(field, value.asText(), LONGEST);
    } catch (IllegalArgumentException e) {
      throw refused(field, String.valueOf(e.getMessage()));
    }
  }

  private static ImportRefusedException refused(String place, String what) {
    return new ImportRefusedException("mapping", place + " " + what);
  }
}
