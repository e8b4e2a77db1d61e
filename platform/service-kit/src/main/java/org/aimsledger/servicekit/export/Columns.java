package org.aimsledger.servicekit.export;

import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.introspect.BeanPropertyDefinition;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/// The columns of a wire form: its fields as JSON names them, those of a record in it with a dot
/// (`externalId.scope`), so that each value has a cell of its own.
///
/// A list of values is one cell, its values with `; ` between them; one with a semicolon in a
/// value, a list of records, and what can have several forms is one cell of JSON: exact, and rare.
final class Columns {
  private static final int DEEPEST = 4;
  private static final String BETWEEN = "; ";

  private final ObjectMapper json;
  private final List<Column> columns;

  private Columns(ObjectMapper json, List<Column> columns) {
    this.json = json;
    this.columns = List.copyOf(columns);
  }

  private record Column(List<String> path) {
    JsonNode in(JsonNode row) {
      var node = row;
      for (var name : path) {
        node = node.path(name);
      }
      return node;
    }
  }

  /// @throws IllegalArgumentException when the type has no fields that are known beforehand
  static Columns of(ObjectMapper json, Class<?> row) {
    var columns = new ArrayList<Column>();
    collect(json, json.constructType(row), List.of(), columns);
    if (columns.isEmpty()) {
      throw new IllegalArgumentException("no columns in " + row);
    }
    return new Columns(json, columns);
  }

  private static void collect(
      ObjectMapper json, JavaType type, List<String> path, List<Column> columns) {
    var config = json.getSerializationConfig();
    for (var property : config.introspect(type).findProperties()) {
      if (!property.couldSerialize()) {
        continue;
      }
      var isUnwrapped =
          config.getAnnotationIntrospector().findUnwrappingNameTransformer(property.getAccessor())
              != null;
      var below = new ArrayList<>(path);
      if (!isUnwrapped) {
        below.add(property.getName());
      }
      if (isUnwrapped || isRecord(json, property, below.size())) {
        collect(json, property.getPrimaryType(), below, columns);
      } else {
        columns.add(new Column(List.copyOf(below)));
      }
    }
  }

  private static boolean isRecord(ObjectMapper json, BeanPropertyDefinition property, int depth) {
    var type = property.getPrimaryType();
    if (!type.getRawClass().isRecord() || depth >= DEEPEST) {
      return false;
    }
    var description = json.getSerializationConfig().introspect(type);
    return description.findJsonValueAccessor() == null
        && description.findProperties().stream().anyMatch(BeanPropertyDefinition::couldSerialize);
  }

  /// Names of the columns as the API has them.
  List<String> names() {
    return columns.stream().map(column -> String.join(".", column.path())).toList();
  }

  /// The values of a row in the order of the columns: a `String`, a `Number`, a `Boolean`, or null
  /// where there is none.
  List<@Nullable Object> cells(Object row) {
    JsonNode tree = json.valueToTree(row);
    var cells = new ArrayList<@Nullable Object>(columns.size());
    for (var column : columns) {
      cells.add(cell(column.in(tree)));
    }
    return cells;
  }

  private static @Nullable Object cell(JsonNode node) {
    return switch (node.getNodeType()) {
      case MISSING, NULL -> null;
      case BOOLEAN -> node.booleanValue();
      case NUMBER -> node.numberValue();
      case STRING -> node.textValue();
      case ARRAY -> list(node);
      case OBJECT, BINARY, POJO -> node.toString();
    };
  }

  private static Object list(JsonNode array) {
    var isPlain =
        StreamSupport.stream(array.spliterator(), false)
            .allMatch(
                value -> value.isValueNode() && !value.isNull() && value.asText().indexOf(';') < 0);
    if (!isPlain) {
      return array.toString();
    }
    return String.join(
        BETWEEN, StreamSupport.stream(array.spliterator(), false).map(JsonNode::asText).toList());
  }
}
