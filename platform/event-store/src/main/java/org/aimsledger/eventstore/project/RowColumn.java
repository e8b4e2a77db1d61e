package org.aimsledger.eventstore.project;

import io.vertx.sqlclient.Row;
import jakarta.persistence.Column;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.lang.annotation.Annotation;
import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// One field of an entity as a column.
///
/// @param name the column's name
/// @param kind how its values travel
record RowColumn(String name, Field field, Kind kind) {
  /// How the values of a Java type travel to the database and back.
  enum Kind {
    ID(UUID.class, "uuid"),
    TEXT(String.class, "text"),
    CONSTANT(String.class, "text"),
    LONG(Long.class, "bigint"),
    INTEGER(Integer.class, "integer"),
    BOOLEAN(Boolean.class, "boolean"),
    TIME(OffsetDateTime.class, "timestamptz"),
    DAY(LocalDate.class, "date"),
    // In PostgreSQL's text form, which keeps every digit and no more.
    NUMBER(String.class, "text"),
    // An array of arrays would have to be a rectangle, so these travel in PostgreSQL's text form.
    TEXTS(String.class, "text"),
    IDS(String.class, "text");

    private final Class<?> element;
    private final String parameterType;

    Kind(Class<?> element, String parameterType) {
      this.element = element;
      this.parameterType = parameterType;
    }
  }

  /// @throws IllegalStateException for a type that no view has needed yet
  static RowColumn of(Field field) {
    field.setAccessible(true);
    var column = field.getAnnotation(Column.class);
    var name = column == null || column.name().isEmpty() ? field.getName() : column.name();
    return new RowColumn(name, field, kind(field));
  }

  private static Kind kind(Field field) {
    var type = field.getType();
    if (type.isEnum()) {
      var stored = field.getAnnotation(Enumerated.class);
      if (stored == null || stored.value() != EnumType.STRING) {
        throw new IllegalStateException(field + " must be stored by name");
      }
      return Kind.CONSTANT;
    }
    return switch (type.getTypeName()) {
      case "java.util.UUID" -> Kind.ID;
      case "java.lang.String" -> Kind.TEXT;
      case "long", "java.lang.Long" -> Kind.LONG;
      case "int", "java.lang.Integer" -> Kind.INTEGER;
      case "boolean", "java.lang.Boolean" -> Kind.BOOLEAN;
      case "java.time.Instant" -> Kind.TIME;
      case "java.time.LocalDate" -> Kind.DAY;
      case "java.math.BigDecimal" -> Kind.NUMBER;
      case "java.lang.String[]" -> Kind.TEXTS;
      case "java.util.UUID[]" -> Kind.IDS;
      default -> throw new IllegalStateException("no column for " + field);
    };
  }

  boolean is(Class<? extends Annotation> annotation) {
    return field.isAnnotationPresent(annotation);
  }

  /// Type of one element of the parameter.
  String parameterType() {
    return kind.parameterType;
  }

  /// The parameter's element as a value of the column.
  String expression() {
    return switch (kind) {
      case TEXTS -> "cast(" + name + " as text[])";
      case IDS -> "cast(" + name + " as uuid[])";
      case NUMBER -> "cast(" + name + " as numeric)";
      case ID, TEXT, CONSTANT, LONG, INTEGER, BOOLEAN, TIME, DAY -> name;
    };
  }

  @Nullable Object valueOf(Object entity) {
    try {
      return field.get(entity);
    } catch (IllegalAccessException e) {
      throw new IllegalStateException("can't read " + field, e);
    }
  }

  void set(Object entity, @Nullable Object value) {
    try {
      field.set(entity, value);
    } catch (IllegalAccessException e) {
      throw new IllegalStateException("can't write " + field, e);
    }
  }

  /// A value as it would be read if it were written; nobody else holds it.
  @Nullable Object stored(@Nullable Object value) {
    return switch (value) {
      case null -> null;
      // The database keeps no more digits.
      case Instant time -> time.truncatedTo(ChronoUnit.MICROS);
      case Object[] several -> several.clone();
      case Object other -> other;
    };
  }

  /// A value that is equal to those that are the same in the database.
  Object comparable(@Nullable Object value) {
    return switch (value) {
      case null -> Optional.empty();
      case Instant time -> time.truncatedTo(ChronoUnit.MICROS);
      case BigDecimal number -> number.stripTrailingZeros();
      case Object[] several -> List.of(several);
      case Object other -> other;
    };
  }

  /// Values as one array parameter.
  Object array(List<? extends @Nullable Object> values) {
    var array = Array.newInstance(kind.element, values.size());
    for (var i = 0; i < values.size(); i++) {
      Array.set(array, i, parameter(values.get(i)));
    }
    return array;
  }

  private @Nullable Object parameter(@Nullable Object value) {
    return switch (value) {
      case null -> null;
      case Enum<?> constant -> constant.name();
      case Instant time -> time.atOffset(ZoneOffset.UTC);
      case BigDecimal number -> number.toPlainString();
      case Object[] several -> literal(several);
      case Object other -> other;
    };
  }

  /// `{"a","b"}`: every element quoted, so none of them is taken for NULL or a brace.
  private static String literal(Object[] values) {
    return Stream.of(values)
        .map(value -> value.toString().replace("\\", "\\\\").replace("\"", "\\\""))
        .collect(Collectors.joining("\",\"", values.length == 0 ? "{" : "{\"", end(values)));
  }

  private static String end(Object[] values) {
    return values.length == 0 ? "}" : "\"}";
  }

  /// Sets the field from a row of the database.
  void read(Row row, int position, Object entity) {
    var value =
        switch (kind) {
          case ID -> row.getUUID(position);
          case TEXT -> row.getString(position);
          case CONSTANT -> constant(row.getString(position));
          case LONG -> row.getLong(position);
          case INTEGER -> row.getInteger(position);
          case BOOLEAN -> row.getBoolean(position);
          case TIME -> instant(row.getOffsetDateTime(position));
          case DAY -> row.getLocalDate(position);
          case NUMBER -> row.getBigDecimal(position);
          case TEXTS -> row.getArrayOfStrings(position);
          case IDS -> row.getArrayOfUUIDs(position);
        };
    set(entity, value);
  }

  private @Nullable Object constant(@Nullable String name) {
    if (name == null) {
      return null;
    }
    for (var constant : field.getType().getEnumConstants()) {
      if (constant instanceof Enum<?> known && known.name().equals(name)) {
        return known;
      }
    }
    throw new IllegalStateException(field + " has no constant " + name);
  }

  private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
    return time == null ? null : time.toInstant();
  }
}
