package org.aimsledger.benchmarks.report;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// A report as JSON. Fields that a later version adds are ignored by an earlier one.
public final class ReportFile {
  private static final ObjectMapper JSON =
      new ObjectMapper()
          .enable(SerializationFeature.INDENT_OUTPUT)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

  private ReportFile() {}

  public static void write(Path file, Report report) throws IOException {
    var root = JSON.createObjectNode();
    root.put("startedAt", report.startedAt().toString());
    root.put("seconds", report.seconds());
    root.put("form", report.form());
    root.set("machine", JSON.valueToTree(report.machine()));
    root.set("facts", JSON.valueToTree(report.facts()));
    root.set("rows", JSON.valueToTree(report.rows()));
    Files.writeString(file, JSON.writeValueAsString(root) + "\n");
  }

  /// The report in a file.
  ///
  /// @throws IOException with a message for the user when the file is not a report
  public static Report read(Path file) throws IOException {
    try {
      var root = JSON.readTree(Files.readAllBytes(file));
      if (!root.path("rows").isArray() || !root.path("machine").isObject()) {
        throw new IOException(file + " is not a report of ./aims bench");
      }
      return new Report(
          Instant.parse(root.path("startedAt").asText()),
          root.path("seconds").asLong(),
          root.path("form").asText(),
          JSON.treeToValue(root.path("machine"), Machine.class),
          facts(root.path("facts")),
          rows(root.path("rows")));
    } catch (JacksonException | DateTimeException e) {
      throw new IOException(file + " is not a report of ./aims bench: " + e.getMessage(), e);
    }
  }

  private static List<String> facts(JsonNode nodes) {
    var facts = new ArrayList<String>();
    nodes.forEach(node -> facts.add(node.asText()));
    return facts;
  }

  private static List<Row> rows(JsonNode nodes) throws JacksonException {
    var rows = new ArrayList<Row>();
    for (var node : nodes) {
      rows.add(JSON.treeToValue(node, Row.class));
    }
    return rows;
  }
}
