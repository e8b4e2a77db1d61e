package org.aimsledger.systemtests.mainjob;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.aimsledger.launcher.AimsInstallation;
import org.aimsledger.launcher.Options;
import org.aimsledger.launcher.ProjectRoot;

/// What services find that is not as their events say, as an auditor reads it in the trail.
final class Differences {
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final String FOUND = "org.aimsledger.platform.differences-found.v1";
  private static final String MENDED = "org.aimsledger.platform.differences-mended.v1";
  private static final String ENTRIES = "/api/audit/v1/entries";

  private final AimsInstallation aims;
  private final Api api;

  Differences(AimsInstallation aims, Api api) {
    this.aims = aims;
    this.api = api;
  }

  /// An installation whose services compare all the time.
  static Options soonFound() {
    return Options.packagedIn(ProjectRoot.find())
        .withReady(Duration.ofMinutes(5))
        .withMoreJavaOptions(
            List.of(
                "-Daims.event-store.comparison-rest=PT2S",
                "-Daims.event-store.comparison-pause=PT0.05S",
                "-Daims.event-store.comparison-confirm=PT0.2S",
                "-Daims.event-store.comparison-listen=PT0.5S"));
  }

  /// Changes rows as who owns the tables does, past the service.
  void change(String service, String sql) throws Exception {
    var database = aims.database(service);
    try (var connection =
            DriverManager.getConnection(
                database.jdbcUrl(), database.owner().name(), database.owner().password());
        var statement = connection.createStatement()) {
      var _ = statement.execute(sql);
    }
  }

  /// What the database says when the service's own login tries something.
  ///
  /// @return state of SQL; empty when it is done
  String refusal(String service, String sql) throws Exception {
    var database = aims.database(service);
    try (var connection =
            DriverManager.getConnection(
                database.jdbcUrl(), database.app().name(), database.app().password());
        var statement = connection.createStatement()) {
      var _ = statement.execute(sql);
      return "";
    } catch (SQLException e) {
      return e.getSQLState();
    }
  }

  /// All rows that the trail names, each as table, key, kind and columns.
  List<String> named(String service) throws Exception {
    var rows = new ArrayList<String>();
    for (var document : documents(service, FOUND)) {
      var table = document.path("data").path("table").asText();
      for (var row : document.path("data").path("rows")) {
        rows.add(
            String.join(
                " ",
                table,
                row.path("key").asText(),
                row.path("kind").asText(),
                row.path("columns").toString()));
      }
    }
    return rows;
  }

  /// Waits until the trail names the row, and says behind it that its table was mended.
  void awaitNamedAndMended(String service, String row) throws Exception {
    awaitNamed(service, row);
    Patience.awaitEqual(PATIENCE, List.of(), () -> unmended(service));
  }

  void awaitNamed(String service, String row) throws Exception {
    Patience.awaitEqual(PATIENCE, true, () -> named(service).contains(row));
  }

  /// Tables of which the trail says last that they differ.
  List<String> unmended(String service) throws Exception {
    var tables = new ArrayList<String>();
    for (var found : entries(service, FOUND)) {
      var table = table(found);
      var mended =
          entries(service, MENDED).stream()
              .anyMatch(other -> index(other) > index(found) && tableOrThrow(other).equals(table));
      if (!mended) {
        tables.add(table);
      }
    }
    return tables;
  }

  private String tableOrThrow(JsonNode entry) {
    try {
      return table(entry);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private String table(JsonNode entry) throws Exception {
    return document(entry).path("data").path("table").asText();
  }

  private static long index(JsonNode entry) {
    return entry.path("index").asLong();
  }

  private List<JsonNode> documents(String service, String type) throws Exception {
    var documents = new ArrayList<JsonNode>();
    for (var entry : entries(service, type)) {
      documents.add(document(entry));
    }
    return documents;
  }

  private JsonNode document(JsonNode entry) throws Exception {
    return read(ENTRIES + "/" + index(entry)).path("document");
  }

  private List<JsonNode> entries(String service, String type) throws Exception {
    var entries = new ArrayList<JsonNode>();
    read(ENTRIES + "?limit=500&source=/" + service + "&type=" + type)
        .path("items")
        .forEach(entries::add);
    return entries;
  }

  private JsonNode read(String path) throws Exception {
    var answer = api.get("audit", path, "olga", "trail-auditor");
    assertThat(answer.status()).as(answer.body().toString()).isEqualTo(200);
    return answer.body();
  }

  /// What the alert about rows that differ asks for; it has to be there before it rises.
  double counted(String service, String what, String table) throws Exception {
    var answer = api.get(service, "/q/metrics", "adam", "admin");
    assertThat(answer.status()).isEqualTo(200);
    return new String(answer.bytes(), StandardCharsets.UTF_8)
        .lines()
        .filter(line -> line.startsWith("aims_differences_found_total{"))
        .filter(line -> line.contains("what=\"" + what + "\""))
        .filter(line -> line.contains("table=\"" + table + "\""))
        .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
        .reduce(Double::sum)
        .orElseThrow();
  }
}
