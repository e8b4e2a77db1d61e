package org.aimsledger.systemtests.mainjob;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.aimsledger.launcher.AimsInstallation;

/// The databases of the services and of the trail, read past the services.
final class Stores {
  static final List<String> SERVICES = List.of("inventory", "risk", "incident", "audit");

  private final AimsInstallation aims;

  Stores(AimsInstallation aims) {
    this.aims = aims;
  }

  long number(String service, String sql) throws SQLException, IOException {
    var database = aims.database(service);
    try (var connection =
            DriverManager.getConnection(
                database.jdbcUrl(), database.owner().name(), database.owner().password());
        var statement = connection.createStatement();
        var rows = statement.executeQuery(sql)) {
      if (!rows.next()) {
        throw new IllegalStateException("no row: " + sql);
      }
      return rows.getLong(1);
    }
  }

  /// Ids of all records that a service holds, each as often as it has streams.
  List<String> streams(String service) throws Exception {
    var ids = new ArrayList<String>();
    read(
        service,
        "select stream from events where stream_version = 1",
        row -> ids.add(id(row.getString(1))));
    return ids;
  }

  /// The id behind the category of a stream.
  private static String id(String stream) {
    return stream.substring(Math.max(0, stream.length() - 36));
  }

  /// Every event of every service: place → SHA-256 of the bytes that the trail must hold.
  Map<String, String> stored() throws Exception {
    var all = new TreeMap<String, String>();
    for (var service : SERVICES) {
      read(
          service,
          "select lane, seq, document from events",
          row -> {
            var lane = row.getInt(1);
            var seq = row.getLong(2);
            var head =
                ("/" + service + " " + lane + " " + seq + "\n").getBytes(StandardCharsets.UTF_8);
            all.put(place(service, lane, seq), sha256(head, row.getBytes(3)));
          });
    }
    return all;
  }

  /// Every entry of the trail: place → SHA-256 of its leaf.
  Map<String, String> trail() throws Exception {
    var all = new TreeMap<String, String>();
    read(
        "audit",
        "select source, lane, lane_seq, leaf from trail_entry",
        row -> {
          var source = row.getString(1);
          var service = source.startsWith("/") ? source.substring(1) : source;
          var before =
              all.put(place(service, row.getInt(2), row.getLong(3)), sha256(row.getBytes(4)));
          if (before != null) {
            throw new IllegalStateException("twice in the trail: " + source);
          }
        });
    return all;
  }

  private interface Rows {
    void next(ResultSet row) throws Exception;
  }

  private void read(String service, String sql, Rows consumer) throws Exception {
    var database = aims.database(service);
    try (var connection =
            DriverManager.getConnection(
                database.jdbcUrl(), database.owner().name(), database.owner().password());
        var statement = connection.createStatement();
        var rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        consumer.next(rows);
      }
    }
  }

  private static String place(String service, int lane, long seq) {
    return service + "/" + lane + "/" + seq;
  }

  private static String sha256(byte[]... parts) throws Exception {
    var digest = MessageDigest.getInstance("SHA-256");
    for (var part : parts) {
      digest.update(part);
    }
    return HexFormat.of().formatHex(digest.digest());
  }
}
