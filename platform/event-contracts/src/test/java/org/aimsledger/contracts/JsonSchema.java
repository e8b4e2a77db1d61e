package org.aimsledger.contracts;

import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Writes the JSON Schema (2020-12) of the data of one event. Absent values are left out when
/// events are written, so a nullable component is one that is not required. More properties are
/// allowed: a newer writer may add some.
final class JsonSchema {
  private static final Map<Class<?>, String> SCALARS =
      Map.ofEntries(
          Map.entry(String.class, "{\"type\": \"string\"}"),
          Map.entry(UUID.class, "{\"type\": \"string\", \"format\": \"uuid\"}"),
          Map.entry(Instant.class, "{\"type\": \"string\", \"format\": \"date-time\"}"),
          Map.entry(LocalDate.class, "{\"type\": \"string\", \"format\": \"date\"}"),
          Map.entry(int.class, "{\"type\": \"integer\"}"),
          Map.entry(Integer.class, "{\"type\": \"integer\"}"),
          Map.entry(long.class, "{\"type\": \"integer\"}"),
          Map.entry(Long.class, "{\"type\": \"integer\"}"),
          Map.entry(double.class, "{\"type\": \"number\"}"),
          Map.entry(Double.class, "{\"type\": \"number\"}"),
          Map.entry(BigDecimal.class, "{\"type\": \"number\"}"),
          Map.entry(boolean.class, "{\"type\": \"boolean\"}"),
          Map.entry(Boolean.class, "{\"type\": \"boolean\"}"));

  private final Map<String, String> definitions = new TreeMap<>();

  private JsonSchema() {}

  static String of(Class<?> event) {
    var schema = new JsonSchema();
    var body = schema.object(event, "  ");
    var name = WireNames.of(event);
    var text = new StringBuilder("{\n");
    text.append("  \"$schema\": \"https://json-schema.org/draft/2020-12/schema\",\n");
    text.append("  \"$id\": \"https://aimsledger.org/schemas/").append(name).append(".json\",\n");
    text.append("  \"title\": ").append(quoted(name)).append(",\n");
    text.append("  \"description\": ").append(quoted(Families.summary(event))).append(",\n");
    text.append(body);
    if (!schema.definitions.isEmpty()) {
      text.append(",\n  \"$defs\": {\n");
      text.append(
          schema.definitions.entrySet().stream()
              .map(entry -> "    " + quoted(entry.getKey()) + ": " + entry.getValue())
              .collect(Collectors.joining(",\n")));
      text.append("\n  }");
    }
    return text.append("\n}\n").toString();
  }

  /// `"type": "object"`, properties and required, without braces.
  private String object(Class<?> type, String indent) {
    var components = type.getRecordComponents();
    var properties =
        Arrays.stream(components)
            .map(
                component ->
                    indent + "  " + quoted(component.getName()) + ": " + property(component))
            .collect(Collectors.joining(",\n"));
    var required =
        Arrays.stream(components)
            .filter(component -> !isNullable(component.getAnnotatedType()))
            .map(component -> quoted(component.getName()))
            .collect(Collectors.joining(", "));
    return indent
        + "\"type\": \"object\",\n"
        + indent
        + "\"properties\": {\n"
        + properties
        + "\n"
        + indent
        + "},\n"
        + indent
        + "\"required\": ["
        + required
        + "]";
  }

  private String property(RecordComponent component) {
    return schemaOf(component.getAnnotatedType());
  }

  private String schemaOf(AnnotatedType annotated) {
    var type = annotated.getType();
    if (annotated instanceof AnnotatedParameterizedType parameterized) {
      var arguments = parameterized.getAnnotatedActualTypeArguments();
      var raw = raw(type);
      if (raw == List.class || raw == Set.class) {
        return "{\"type\": \"array\", \"items\": " + schemaOf(arguments[0]) + "}";
      }
      if (raw == Map.class) {
        return "{\"type\": \"object\", \"additionalProperties\": " + schemaOf(arguments[1]) + "}";
      }
    }
    var scalar = SCALARS.get(raw(type));
    return scalar == null ? reference(raw(type)) : scalar;
  }

  private String reference(Class<?> type) {
    if (!type.isRecord() && !type.isEnum()) {
      throw new IllegalStateException("no JSON Schema for " + type.getName());
    }
    var name = nestedName(type);
    if (!definitions.containsKey(name)) {
      // First the name, so that a type that holds itself ends.
      definitions.put(name, "");
      definitions.put(name, definition(type));
    }
    return "{\"$ref\": \"#/$defs/" + name + "\"}";
  }

  private String definition(Class<?> type) {
    var about = "      \"description\": " + quoted(Families.summary(type)) + ",\n";
    if (type.isEnum()) {
      var constants =
          Arrays.stream(type.getEnumConstants())
              .map(constant -> quoted(((Enum<?>) constant).name()))
              .collect(Collectors.joining(", "));
      return "{\n" + about + "      \"enum\": [" + constants + "]\n    }";
    }
    return "{\n" + about + object(type, "      ") + "\n    }";
  }

  /// `ImportedFrom` of `Origin` is `Origin.ImportedFrom`.
  static String nestedName(Class<?> type) {
    var outer = type.getEnclosingClass();
    return outer == null ? type.getSimpleName() : nestedName(outer) + "." + type.getSimpleName();
  }

  static boolean isNullable(AnnotatedType type) {
    return type.isAnnotationPresent(Nullable.class);
  }

  private static Class<?> raw(Type type) {
    return switch (type) {
      case Class<?> plain -> plain;
      case ParameterizedType parameterized -> (Class<?>) parameterized.getRawType();
      default -> throw new IllegalStateException("no JSON Schema for " + type);
    };
  }

  static String quoted(String text) {
    return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
  }
}
