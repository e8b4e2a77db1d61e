package org.aimsledger.contracts;

import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// Writes `docs/events.md`: every event of every service, with its fields.
final class EventReference {
  private final Map<String, Class<?>> vocabularies = new TreeMap<>();

  private EventReference() {}

  static String markdown() {
    return new EventReference().write();
  }

  private String write() {
    var text =
        new StringBuilder(
            """
            # Events

            Generated from `platform/event-contracts`; don't edit. A test fails when it is stale
            (`mvn test -pl platform/event-contracts -Daims.update=true` writes it anew).

            Every event is stored and published as a CloudEvents 1.0 JSON document. Below is its `data`. `?` marks a field
            that may be left out. The schema of each is in
            `platform/event-contracts/src/main/resources/schemas/<type>.json`.

            """);
    Families.ROOTS.forEach((service, root) -> service(text, service, root));
    text.append("## Vocabularies\n\nValues of fields, and records inside fields.\n\n");
    vocabularies.values().forEach(type -> vocabulary(text, type));
    return text.toString();
  }

  private void service(StringBuilder text, String service, Class<?> root) {
    text.append("## ").append(service).append("\n\n");
    text.append(
        service.equals(Families.EVERY_SERVICE)
            ? "Of every service: its source, its topic.\n\n"
            : "Source `/%s`, topic `aims.%s.v1`.\n\n".formatted(service, service));
    for (var event : WireNames.records(root)) {
      text.append("### ").append(WireNames.of(event)).append("\n\n");
      var summary = Families.summary(event);
      if (!summary.isEmpty()) {
        text.append(summary).append("\n\n");
      }
      text.append("| field | type |\n|---|---|\n").append(fields(event)).append('\n');
    }
  }

  private String fields(Class<?> record) {
    return Arrays.stream(record.getRecordComponents())
        .map(
            component ->
                "| `"
                    + component.getName()
                    + "`"
                    + (JsonSchema.isNullable(component.getAnnotatedType()) ? " ?" : "")
                    + " | "
                    + typeName(component.getAnnotatedType())
                    + " |\n")
        .collect(Collectors.joining());
  }

  private String typeName(AnnotatedType annotated) {
    if (annotated instanceof AnnotatedParameterizedType parameterized) {
      var arguments = parameterized.getAnnotatedActualTypeArguments();
      var raw = (Class<?>) ((java.lang.reflect.ParameterizedType) annotated.getType()).getRawType();
      if (raw == List.class || raw == Set.class) {
        return "list of " + typeName(arguments[0]);
      }
      return "map of " + typeName(arguments[1]);
    }
    var type = (Class<?>) annotated.getType();
    if (!type.isRecord() && !type.isEnum()) {
      return type.getSimpleName();
    }
    var name = JsonSchema.nestedName(type);
    if (vocabularies.put(service(type) + name, type) == null && type.isRecord()) {
      for (var component : type.getRecordComponents()) {
        var _ = typeName(component.getAnnotatedType());
      }
    }
    return "[" + name + "](#" + anchor(type) + ")";
  }

  private void vocabulary(StringBuilder text, Class<?> type) {
    text.append("### ").append(title(type)).append("\n\n");
    var summary = Families.summary(type);
    if (!summary.isEmpty()) {
      text.append(summary).append("\n\n");
    }
    if (type.isEnum()) {
      text.append(
          Arrays.stream(type.getEnumConstants())
              .map(constant -> "`" + ((Enum<?>) constant).name() + "`")
              .collect(Collectors.joining(", ")));
      text.append("\n\n");
    } else {
      text.append("| field | type |\n|---|---|\n").append(fields(type)).append('\n');
    }
  }

  private static String title(Class<?> type) {
    return service(type) + " " + JsonSchema.nestedName(type);
  }

  private static String anchor(Class<?> type) {
    return title(type).toLowerCase(java.util.Locale.ROOT).replace(' ', '-').replace(".", "");
  }

  private static String service(Class<?> type) {
    var name = type.getPackageName();
    return name.substring(name.lastIndexOf('.') + 1);
  }
}
