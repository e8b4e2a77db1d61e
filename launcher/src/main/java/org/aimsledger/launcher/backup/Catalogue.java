package org.aimsledger.launcher.backup;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What a database of a service consists of, asked over one connection.
final class Catalogue {
  private final Connection connection;

  Catalogue(Connection connection) {
    this.connection = connection;
  }

  /// Makes an element out of a row.
  interface Row<T> {
    T of(java.sql.ResultSet row) throws SQLException;
  }

  <T> List<T> list(String sql, Row<T> row) throws SQLException {
    try (var statement = connection.createStatement();
        var rows = statement.executeQuery(sql)) {
      var found = new ArrayList<T>();
      while (rows.next()) {
        found.add(row.of(rows));
      }
      return List.copyOf(found);
    }
  }

  long number(String sql) throws SQLException {
    return list(sql, row -> row.getLong(1)).getFirst();
  }

  void execute(String sql) throws SQLException {
    try (var statement = connection.createStatement()) {
      var _ = statement.execute(sql);
    }
  }

  /// Tables of our schemas.
  List<String> tables() throws SQLException {
    return list(
        """
        select quote_ident(schemaname) || '.' || quote_ident(tablename) from pg_tables
        where schemaname in ('public', 'vault', 'rebuild') order by 1\
        """,
        row -> row.getString(1));
  }

  /// Tables of which a copy is made: not the views, which follow from the events, not what is kept
  /// beside the log for speed, not Flyway's history.
  List<BackupHeader.Table> copied() throws SQLException {
    var names =
        list(
            """
            select 'public.' || quote_ident(tablename) from pg_tables
            where schemaname = 'public' and tablename not in (select table_name from view_registry)
              and tablename not in ('view_registry', 'snapshots', 'flyway_schema_history') order by 1\
            """,
            row -> row.getString(1));
    var tables = new ArrayList<BackupHeader.Table>();
    for (var name : inOrder(names)) {
      tables.add(table(name));
    }
    return List.copyOf(tables);
  }

  BackupHeader.Table table(String name) throws SQLException {
    var columns =
        list(
            """
            select quote_ident(attname) from pg_attribute
            where attrelid = '%s'::regclass and attnum > 0 and not attisdropped and attgenerated = ''
            order by attnum\
            """
                .formatted(name),
            row -> row.getString(1));
    return new BackupHeader.Table(name, columns);
  }

  /// A table after those it refers to.
  private List<String> inOrder(List<String> names) throws SQLException {
    var left = new LinkedHashMap<String, List<String>>();
    for (var name : names) {
      left.put(name, new ArrayList<>());
    }
    list(
            """
            select a.conrelid::regclass::text, a.confrelid::regclass::text from pg_constraint a
            where a.contype = 'f' and a.conrelid <> a.confrelid\
            """,
            row -> Map.entry("public." + row.getString(1), "public." + row.getString(2)))
        .forEach(
            reference -> {
              var needs = left.get(reference.getKey());
              if (needs != null && left.containsKey(reference.getValue())) {
                needs.add(reference.getValue());
              }
            });
    var ordered = new ArrayList<String>();
    while (!left.isEmpty()) {
      var free =
          left.entrySet().stream()
              .filter(entry -> ordered.containsAll(entry.getValue()))
              .map(Map.Entry::getKey)
              .toList();
      if (free.isEmpty()) {
        throw new IllegalStateException("tables refer to each other in a circle: " + left.keySet());
      }
      ordered.addAll(free);
      free.forEach(left::remove);
    }
    return ordered;
  }

  /// Where the numbers of identity columns stand.
  Map<String, Long> sequences() throws SQLException {
    var found = new LinkedHashMap<String, Long>();
    list(
            """
            select quote_ident(schemaname) || '.' || quote_ident(sequencename), last_value from pg_sequences
            where schemaname = 'public' and last_value is not null order by 1\
            """,
            row -> Map.entry(row.getString(1), row.getLong(2)))
        .forEach(entry -> found.put(entry.getKey(), entry.getValue()));
    return found;
  }

  List<Long> heads() throws SQLException {
    return list("select seq from public.lane_head order by lane", row -> row.getLong(1));
  }

  List<BackupHeader.Migration> migrations() throws SQLException {
    return list(
        """
        select version, script, coalesce(checksum, 0) from public.flyway_schema_history
        where success and version is not null order by installed_rank\
        """,
        row -> new BackupHeader.Migration(row.getString(1), row.getString(2), row.getInt(3)));
  }
}
