package org.aimsledger.inventory.billofmaterials;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.aimsledger.contracts.inventory.ComponentKind;

/// Properties of a bill that an inventory wrote: what it knew otherwise than the bill says. Their
/// name is `aimsledger:<kind>:<field>:<place>`; one without a value says that it is not known.
final class BillCorrectionsReader {
  static final String PREFIX = "aimsledger:";

  private static final Pattern NAME = Pattern.compile(PREFIX + "([A-Z_]+):([A-Za-z0-9]+):(/.*)");

  private BillCorrectionsReader() {}

  /// Each correction: [#key] → field → values.
  static Map<String, Map<String, List<String>>> read(JsonNode document) {
    var all = new HashMap<String, Map<String, List<String>>>();
    for (var property : document.path("properties")) {
      var name = NAME.matcher(property.path("name").asText());
      if (name.matches()) {
        var values =
            all.computeIfAbsent(name.group(3) + " " + name.group(1), _ -> new LinkedHashMap<>())
                .computeIfAbsent(name.group(2), _ -> new ArrayList<>());
        if (property.has("value")) {
          values.add(property.path("value").asText());
        }
      }
    }
    return all;
  }

  /// What corrections are about: a place may be that of a thing and of its version.
  static String key(String place, ComponentKind kind) {
    return place + " " + kind;
  }

  static String name(String place, ComponentKind kind, String field) {
    return PREFIX + kind + ":" + field + ":" + place;
  }
}
