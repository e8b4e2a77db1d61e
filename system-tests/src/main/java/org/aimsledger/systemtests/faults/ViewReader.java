package org.aimsledger.systemtests.faults;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import org.aimsledger.systemtests.faults.Evidence.Row;

/// Compares rows of views with the folds of their streams: the version of every touched stream, and
/// the fields of a sample, because a fold costs a request.
final class ViewReader {
  /// @param fields column (as SQL gives text) → where the resource has the same (JSON pointer)
  private record View(
      String service,
      String table,
      String category,
      String version,
      String path,
      Map<String, String> fields) {}

  private static final List<View> VIEWS =
      List.of(
          new View(
              "inventory",
              "system_register",
              "ai-system",
              "version",
              "/api/inventory/v1/ai-systems/",
              Map.of(
                  "name",
                  "/name",
                  "purpose",
                  "/profile/purpose",
                  "owner",
                  "/profile/owner",
                  "stage",
                  "/stage",
                  "high_impact",
                  "/highImpact",
                  "case when stage = 'RETIRED' then 'RETIRED' when suspended then 'SUSPENDED'"
                      + " else 'ACTIVE' end",
                  "/condition")),
          new View(
              "risk",
              "risk_register",
              "risk",
              "version",
              "/api/risk/v1/risks/",
              Map.of(
                  "title", "/title",
                  "status", "/status",
                  "owner", "/owner",
                  "system::text", "/system",
                  "inherent_level", "/inherent/level",
                  "residual_level", "/residual/level")),
          new View(
              "risk",
              "assessment_duties",
              "impact-assessment",
              "version",
              "/api/risk/v1/impact-assessments/",
              Map.of("status", "/status", "system::text", "/system")),
          new View(
              "incident",
              "incident_register",
              "incident",
              "stream_version",
              "/api/incident/v1/incidents/",
              Map.of(
                  "title", "/title",
                  "status", "/status",
                  "kind", "/assessment/kind",
                  "severity", "/assessment/severity",
                  "commander", "/assessment/commander",
                  "responder", "/acknowledgement/responder",
                  "merged_into::text", "/merger/into")));

  private final Databases databases;
  private final Http http;

  ViewReader(Databases databases, Http http) {
    this.databases = databases;
    this.http = http;
  }

  /// @param touched service and stream → last version in the store
  /// @param sample how many streams of each view are folded
  List<Row> rows(Map<String, Long> touched, int sample, Random random)
      throws SQLException, IOException, InterruptedException {
    var all = new ArrayList<Row>();
    for (var view : VIEWS) {
      var prefix = view.service() + " " + view.category() + "/";
      var streams = new TreeMap<String, Long>();
      touched.forEach(
          (stream, version) -> {
            if (stream.startsWith(prefix)) {
              streams.put(stream.substring(prefix.length()), version);
            }
          });
      if (!streams.isEmpty()) {
        compare(view, streams, sample, random, all);
      }
    }
    return all;
  }

  private void compare(
      View view, Map<String, Long> streams, int sample, Random random, List<Row> all)
      throws SQLException, IOException, InterruptedException {
    var fields = new TreeMap<>(view.fields());
    var found = read(view, fields, streams.keySet());
    streams.forEach(
        (id, version) -> {
          var row = found.get(id);
          all.add(
              new Row(
                  view.table(),
                  id,
                  row == null ? "" : "version " + row.getFirst(),
                  "version " + version));
        });
    var chosen = new ArrayList<>(streams.keySet());
    Collections.shuffle(chosen, random);
    for (var id : chosen.subList(0, Math.min(sample, chosen.size()))) {
      var answer = http.get(view.service(), view.path() + id, "vera", "viewer");
      var row = found.getOrDefault(id, List.of());
      all.add(
          new Row(
              view.table(),
              id,
              fields.keySet() + " " + row,
              fields.keySet() + " " + fold(answer.etag(), answer.body(), fields)));
    }
  }

  private static List<String> fold(long version, JsonNode body, SortedMap<String, String> fields) {
    var values = new ArrayList<String>();
    values.add(Long.toString(version));
    fields
        .values()
        .forEach(
            pointer -> {
              var value = body.at(pointer);
              values.add(value.isMissingNode() || value.isNull() ? "-" : value.asText());
            });
    return values;
  }

  private Map<String, List<String>> read(
      View view, SortedMap<String, String> fields, Collection<String> ids)
      throws SQLException, IOException {
    var columns = new ArrayList<String>();
    columns.add("id::text");
    columns.add(view.version() + "::text");
    columns.addAll(fields.keySet());
    var rows = new HashMap<String, List<String>>();
    try (var statement =
        databases
            .connection(view.service())
            .prepareStatement(
                "select "
                    + String.join(", ", columns)
                    + " from "
                    + view.table()
                    + " where id = any (?)")) {
      statement.setArray(1, statement.getConnection().createArrayOf("uuid", ids.toArray()));
      try (var found = statement.executeQuery()) {
        while (found.next()) {
          var values = new ArrayList<String>();
          for (var column = 2; column <= columns.size(); column++) {
            var value = found.getString(column);
            values.add(value == null ? "-" : value);
          }
          rows.put(found.getString(1), values);
        }
      }
    }
    return rows;
  }
}
