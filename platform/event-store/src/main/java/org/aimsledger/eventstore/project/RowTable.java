package org.aimsledger.eventstore.project;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.lang.reflect.Constructor;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Reads and writes many rows of one entity with one statement each, past Hibernate's sessions: a
/// session costs a statement a row, a snapshot of every row and one more select for a merge.
///
/// Reads the annotations that Hibernate reads (`@Table`, `@Column`, `@Id`, `@Enumerated(STRING)`),
/// of an entity whose fields are plain columns. Anything else in the entity stops the start.
///
/// @param <R> the entity
final class RowTable<R> {
  private final String name;
  private final Constructor<R> constructor;
  private final RowColumn id;
  private final List<RowColumn> columns;
  private final String select;
  private final String upsert;
  private final String delete;

  /// A row with a value that no row of this table has.
  record Unreadable() {}

  private RowTable(
      String qualified, Constructor<R> constructor, RowColumn id, List<RowColumn> columns) {
    this.name = qualified;
    this.constructor = constructor;
    this.id = id;
    this.columns = List.copyOf(columns);
    this.select = "select " + names(columns) + " from " + name + byIds();
    this.delete = "delete from " + name + byIds();
    this.upsert = upsertText();
  }

  /// The table of an entity.
  ///
  /// @param schema where the table is; empty for where the connection looks by itself
  /// @throws IllegalStateException when the entity has what this class doesn't understand
  static <R> RowTable<R> of(Class<R> entity, String schema) {
    var table = entity.getAnnotation(Table.class);
    if (!entity.isAnnotationPresent(Entity.class) || table == null || table.name().isEmpty()) {
      throw new IllegalStateException(entity.getName() + " is no entity with a named table");
    }
    var columns =
        Arrays.stream(entity.getDeclaredFields())
            .filter(field -> !Modifier.isStatic(field.getModifiers()))
            // Hibernate's enhancer adds fields of its own.
            .filter(field -> !field.getName().startsWith("$$") && !field.isSynthetic())
            .map(RowColumn::of)
            .toList();
    var ids = columns.stream().filter(column -> column.is(Id.class)).toList();
    if (ids.size() != 1) {
      throw new IllegalStateException(entity.getName() + " must have one @Id");
    }
    try {
      var constructor = entity.getDeclaredConstructor();
      constructor.setAccessible(true);
      var qualified = schema.isEmpty() ? table.name() : schema + "." + table.name();
      return new RowTable<>(qualified, constructor, ids.getFirst(), columns);
    } catch (NoSuchMethodException e) {
      throw new IllegalStateException(entity.getName() + " has no empty constructor", e);
    }
  }

  /// The rows with these ids that exist.
  Uni<Map<Object, R>> find(SqlClient client, Collection<Object> ids) {
    return client
        .preparedQuery(select)
        .execute(Tuple.of(id.array(List.copyOf(ids))))
        .map(
            rows -> {
              var found = new HashMap<Object, R>();
              for (var row : rows) {
                var entity = read(row);
                found.put(Objects.requireNonNull(id.valueOf(entity)), entity);
              }
              return found;
            });
  }

  /// The same for who doesn't trust them: what can't be read is a row as well.
  ///
  /// @return entities, or [Unreadable] in their place
  Uni<Map<Object, Object>> look(SqlClient client, Collection<Object> ids) {
    return client
        .preparedQuery(select)
        .execute(Tuple.of(id.array(List.copyOf(ids))))
        .map(
            rows -> {
              var found = new HashMap<Object, Object>();
              for (var row : rows) {
                found.put(Objects.requireNonNull(row.getValue(id.name())), looked(row));
              }
              return found;
            });
  }

  private Object looked(Row row) {
    try {
      return read(row);
    } catch (RuntimeException _) {
      return new Unreadable();
    }
  }

  private R read(Row row) {
    var entity = create();
    for (var i = 0; i < columns.size(); i++) {
      columns.get(i).read(row.getDelegate(), i, entity);
    }
    return entity;
  }

  /// Writes rows: new ones are inserted, others replaced.
  Uni<Void> write(SqlClient client, List<R> rows) {
    if (rows.isEmpty()) {
      return Uni.createFrom().voidItem();
    }
    var parameters = new ArrayList<Object>(columns.size());
    for (var column : columns) {
      var values = new ArrayList<@Nullable Object>(rows.size());
      rows.forEach(row -> values.add(column.valueOf(row)));
      parameters.add(column.array(values));
    }
    return client.preparedQuery(upsert).execute(Tuple.tuple(parameters)).replaceWithVoid();
  }

  /// Removes the rows with these ids.
  Uni<Void> remove(SqlClient client, List<Object> ids) {
    return ids.isEmpty()
        ? Uni.createFrom().voidItem()
        : client.preparedQuery(delete).execute(Tuple.of(id.array(ids))).replaceWithVoid();
  }

  /// The ids of the table in their order.
  ///
  /// @param after null for the first
  Uni<List<Object>> ids(SqlClient client, @Nullable Object after, int limit) {
    var first = "select " + id.name() + " from " + name;
    var order = " order by " + id.name() + " limit ";
    return (after == null
            ? client.preparedQuery(first + order + "$1").execute(Tuple.of(limit))
            : client
                .preparedQuery(first + " where " + id.name() + " > $1" + order + "$2")
                .execute(Tuple.of(after, limit)))
        .map(rows -> rows.stream().map(row -> Objects.requireNonNull(row.getValue(0))).toList());
  }

  /// The table's name.
  String name() {
    return name;
  }

  /// A row with the same values, as it would be read if it were written.
  R copy(R row) {
    var copy = create();
    columns.forEach(column -> column.set(copy, column.stored(column.valueOf(row))));
    return copy;
  }

  /// The values of a row, such that equal ones are equal.
  List<Object> image(R row) {
    return columns.stream().map(column -> column.comparable(column.valueOf(row))).toList();
  }

  /// Names of the columns in which two rows differ.
  List<String> differing(R one, R other) {
    return columns.stream()
        .filter(
            column ->
                !column
                    .comparable(column.valueOf(one))
                    .equals(column.comparable(column.valueOf(other))))
        .map(RowColumn::name)
        .toList();
  }

  private R create() {
    try {
      return constructor.newInstance();
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("can't make a row of " + name, e);
    }
  }

  private String byIds() {
    return " where " + id.name() + " = any($1)";
  }

  /// One array a column, so the statement is the same for any number of rows and is prepared once.
  private String upsertText() {
    var arrays = new ArrayList<String>();
    for (var i = 0; i < columns.size(); i++) {
      arrays.add("$" + (i + 1) + "::" + columns.get(i).parameterType() + "[]");
    }
    var values = columns.stream().map(RowColumn::expression).collect(Collectors.joining(", "));
    var updates =
        columns.stream()
            .filter(column -> !column.equals(id))
            .map(column -> column.name() + " = excluded." + column.name())
            .collect(Collectors.joining(", "));
    return "insert into "
        + name
        + " ("
        + names(columns)
        + ") select "
        + values
        + " from unnest("
        + String.join(", ", arrays)
        + ") as u ("
        + names(columns)
        + ") on conflict ("
        + id.name()
        + ") do "
        + (updates.isEmpty() ? "nothing" : "update set " + updates);
  }

  private static String names(List<RowColumn> columns) {
    return columns.stream().map(RowColumn::name).collect(Collectors.joining(", "));
  }
}
