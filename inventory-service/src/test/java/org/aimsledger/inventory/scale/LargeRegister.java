package org.aimsledger.inventory.scale;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.aimsledger.testkit.backing.DatabaseAccess;

/// Views of a large inventory, filled by `register-load.sql`.
///
/// @param hub links to one model
record LargeRegister(int systems, int links, int hub) {
  private static final String SCRIPT = "/register-load.sql";

  /// So many that indexes are made faster afterwards than row by row.
  private static final int MANY = 20_000;

  private static final String FILLED =
      "select count(*) from system_register where external_scope = 'load'";

  private static final List<String> OF_SYSTEMS =
      List.of(
          "system_register",
          "system_class",
          "coverage",
          "field_provenance",
          "gate_compliance",
          "register_history",
          "dependency_node",
          "review_calendar");

  /// An index of a view that is no key.
  private record Index(String name, String definition) {
    static List<Index> secondary(DatabaseAccess database) {
      return database
          .rows(
              "select cast(i.indexrelid as regclass)::text as name,"
                  + " pg_get_indexdef(i.indexrelid) as definition"
                  + " from pg_index i join pg_class t on t.oid = i.indrelid"
                  + " join view_registry v on v.table_name = t.relname"
                  + " where t.relnamespace = 'public'::regnamespace and not i.indisunique")
          .stream()
          .map(
              row ->
                  new Index(String.valueOf(row.get("name")), String.valueOf(row.get("definition"))))
          .toList();
    }
  }

  /// Fills the views, unless they are filled already.
  void fill(DatabaseAccess database) throws IOException, SQLException {
    if (database.number(FILLED) >= systems) {
      return;
    }
    var indexes = systems < MANY ? List.<Index>of() : Index.secondary(database);
    for (var index : indexes) {
      var _ = database.updateAsOwner("drop index " + index.name());
    }
    try {
      for (var statement : script().split(";\n", -1)) {
        if (!statement.isBlank()) {
          var _ = database.updateAsOwner(statement);
        }
      }
    } finally {
      for (var index : indexes) {
        var _ = database.updateAsOwner(index.definition());
      }
    }
    // Also marks pages as visible, which autovacuum would do within a minute.
    var _ = database.updateAsOwner("vacuum analyze");
  }

  /// Takes out what [#fill] has put in.
  void remove(DatabaseAccess database) throws SQLException {
    for (var table : OF_SYSTEMS) {
      remove(database, table, "id", "system-", systems);
    }
    remove(database, "record_search", "subject", "system-", systems);
    remove(database, "record_search", "subject", "component-", systems);
    remove(database, "component_register", "id", "component-", systems);
    remove(database, "dependency_node", "id", "component-", systems);
    remove(database, "dependency_link", "id", "link-", links);
    remove(database, "change_feed", "id", "change-", links);
    remove(database, "life_history", "id", "life-", 3 * systems);
    remove(database, "notices", "id", "notice-", systems);
    remove(database, "unregistered_systems", "id", "finding-", systems);
    remove(database, "out_of_scope_uses", "id", "use-", systems);
  }

  private static void remove(
      DatabaseAccess database, String table, String column, String prefix, int most)
      throws SQLException {
    var _ =
        database.updateAsOwner(
            "delete from "
                + table
                + " where "
                + column
                + " in (select cast(md5(? || n) as uuid) from generate_series(0, ?) n)",
            prefix,
            most);
  }

  private String script() throws IOException {
    try (var script = LargeRegister.class.getResourceAsStream(SCRIPT)) {
      if (script == null) {
        throw new IOException(SCRIPT + " is missing");
      }
      return new String(script.readAllBytes(), StandardCharsets.UTF_8)
          .replace("${systems}", Integer.toString(systems))
          .replace("${links}", Integer.toString(links))
          .replace("${hub}", Integer.toString(hub));
    }
  }

  /// The n-th system, from 1.
  static UUID system(int n) {
    return id("system-" + n);
  }

  /// The model that the hub's links lead to.
  static UUID hubModel() {
    return id("component-5");
  }

  private static UUID id(String name) {
    try {
      var digest = MessageDigest.getInstance("MD5").digest(name.getBytes(StandardCharsets.UTF_8));
      var bytes = ByteBuffer.wrap(digest);
      return new UUID(bytes.getLong(), bytes.getLong());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has MD5", e);
    }
  }
}
