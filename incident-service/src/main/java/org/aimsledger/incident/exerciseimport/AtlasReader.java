package org.aimsledger.incident.exerciseimport;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.aimsledger.contracts.incident.ExerciseScript;
import org.aimsledger.contracts.incident.ExerciseStep;
import org.aimsledger.contracts.incident.OutsideRecord;
import org.aimsledger.contracts.inventory.DatePrecision;
import org.aimsledger.contracts.inventory.GivenDate;
import org.aimsledger.incident.exercise.ExerciseCommand.Adopt;
import org.aimsledger.incident.exercise.ExerciseCommandHandler;
import org.aimsledger.incident.platform.Texts;
import org.jspecify.annotations.Nullable;

/// The file `ATLAS.yaml` of MITRE ATLAS → commands. A step whose tactic or technique the file
/// itself doesn't define is an error: then it is another file, or half of one.
final class AtlasReader {
  private static final String SCOPE = "mitre-atlas";
  private static final String ADDRESS = "https://atlas.mitre.org/studies/";
  private static final int LONGEST_LINE = 500;
  private static final int LONGEST_TEXT = 18_000;
  private static final YAMLMapper YAML = YAMLMapper.builder().build();

  private AtlasReader() {}

  /// @param most cases
  /// @throws IllegalArgumentException that says what is wrong with the file
  static List<Adopt> read(byte[] yaml, int most, Instant now) {
    var all = parsed(yaml);
    var pack = "ATLAS " + line("version", all.get("version"));
    var tactics = ids(all, "tactics");
    var techniques = ids(all, "techniques");
    var cases = all.get("case-studies");
    if (cases == null || !cases.isArray() || cases.isEmpty() || cases.size() > most) {
      throw new IllegalArgumentException("case-studies must be a list of 1 to " + most);
    }
    var commands = new ArrayList<Adopt>();
    for (var one : cases) {
      commands.add(adopt(one, pack, tactics, techniques, now));
    }
    return commands;
  }

  private static JsonNode parsed(byte[] yaml) {
    try {
      var all = YAML.readTree(yaml);
      if (all == null || !all.isObject()) {
        throw new IllegalArgumentException("it has no keys and values");
      }
      return all;
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("it is no YAML: " + e.getOriginalMessage(), e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Set<String> ids(JsonNode all, String kind) {
    var ids = new HashSet<String>();
    all.path("matrices")
        .forEach(matrix -> matrix.path(kind).forEach(one -> ids.add(one.path("id").asText())));
    return ids;
  }

  private static Adopt adopt(
      JsonNode one, String pack, Set<String> tactics, Set<String> techniques, Instant now) {
    var id = line("id of a case", one.get("id"));
    try {
      var outside = new OutsideRecord(SCOPE, id, ADDRESS + id);
      return new Adopt(
          ExerciseCommandHandler.exerciseOf(outside),
          outside,
          script(one, pack),
          steps(one, tactics, techniques),
          now);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(id + ": " + e.getMessage(), e);
    }
  }

  private static ExerciseScript script(JsonNode one, String pack) {
    var type = line("case-study-type", one.get("case-study-type"));
    return new ExerciseScript(
        pack,
        line("name", one.get("name")),
        text("summary", one.get("summary")),
        switch (type) {
          case "incident" -> true;
          case "exercise" -> false;
          default ->
              throw new IllegalArgumentException("case-study-type must be incident or exercise");
        },
        date(one),
        optionalLine("target", one.get("target")),
        optionalLine("actor", one.get("actor")));
  }

  /// The file writes every date as a day and says beside it how much of it is meant.
  private static @Nullable GivenDate date(JsonNode one) {
    var raw = optionalLine("incident-date", one.get("incident-date"));
    if (raw == null) {
      return null;
    }
    var granularity = one.path("incident-date-granularity").asText();
    try {
      var day = LocalDate.parse(raw).toString();
      return switch (granularity) {
        case "DATE" -> new GivenDate(raw, day, DatePrecision.DAY);
        case "MONTH" -> new GivenDate(raw, day.substring(0, 7), DatePrecision.MONTH);
        case "YEAR" -> new GivenDate(raw, day.substring(0, 4), DatePrecision.YEAR);
        default ->
            throw new IllegalArgumentException(
                "incident-date-granularity must be DATE, MONTH or YEAR");
      };
    } catch (DateTimeException _) {
      return new GivenDate(raw, null, DatePrecision.UNKNOWN);
    }
  }

  private static List<ExerciseStep> steps(
      JsonNode one, Set<String> tactics, Set<String> techniques) {
    var steps = new ArrayList<ExerciseStep>();
    for (var step : one.path("procedure")) {
      steps.add(
          new ExerciseStep(
              defined("tactic", step.get("tactic"), tactics),
              defined("technique", step.get("technique"), techniques),
              text("description", step.get("description"))));
    }
    return steps;
  }

  private static String defined(String field, @Nullable JsonNode id, Set<String> known) {
    var text = line(field, id);
    if (!known.contains(text)) {
      throw new IllegalArgumentException(field + " " + text + " is not defined in the file");
    }
    return text;
  }

  private static String line(String field, @Nullable JsonNode node) {
    var line = optionalLine(field, node);
    if (line == null) {
      throw new IllegalArgumentException(field + " is missing");
    }
    return line;
  }

  private static @Nullable String optionalLine(String field, @Nullable JsonNode node) {
    return node == null || node.isNull() || node.asText().isBlank()
        ? null
        : Texts.legal(field, node.asText(), LONGEST_LINE);
  }

  private static String text(String field, @Nullable JsonNode node) {
    if (node == null || !node.isTextual()) {
      throw new IllegalArgumentException(field + " is missing");
    }
    return Texts.legal(field, node.asText(), LONGEST_TEXT);
  }
}
