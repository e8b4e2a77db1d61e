package org.aimsledger.inventory.reportintake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/// An OpenLineage run event → the CloudEvents document that says what it means for the system that
/// is the job: a failed assertion about data is a failed evaluation, a dataset that was created,
/// altered, renamed, overwritten, truncated or dropped is a changed data source. Every other run
/// event is kept as it is.
///
/// Each event is read by itself, so neither the order nor the number of deliveries changes what is
/// recorded.
final class OpenLineageReader {
  private static final List<String> SIDES = List.of("inputs", "outputs");

  private OpenLineageReader() {}

  /// The event as a delivery of ours; with a fault when it is no run event.
  ///
  /// @param scope scope of the external ids of jobs
  static Delivery read(byte[] body, String scope, String actor) {
    try {
      var event = JsonFieldsReader.MAPPER.readTree(body);
      var problem = problem(event);
      return problem.isPresent()
          ? faulty(body, actor, QuarantineReason.ILLEGAL_DATA, problem.get())
          // A pipeline that nobody has registered is no unregistered AI.
          : new Delivery(document(event, scope), null, actor, false, null);
    } catch (IOException _) {
      return faulty(body, actor, QuarantineReason.NOT_JSON, "the run event is no JSON");
    }
  }

  private static Delivery faulty(
      byte[] body, String actor, QuarantineReason reason, String detail) {
    return new Delivery(body, null, actor, false, new IntakeResult.Refused(reason, detail));
  }

  private static Optional<String> problem(JsonNode event) {
    var needed = List.of("/run/runId", "/job/namespace", "/job/name", "/eventTime", "/eventType");
    return needed.stream()
        .filter(path -> !event.at(path).isTextual() || event.at(path).asText().isBlank())
        .map(path -> "no run event: " + path.substring(1).replace('/', '.') + " is missing")
        .findFirst();
  }

  private static byte[] document(JsonNode event, String scope) {
    var namespace = event.at("/job/namespace").asText();
    var job = namespace + "/" + event.at("/job/name").asText();
    var type = event.path("eventType").asText();
    var run = event.at("/run/runId").asText();
    var time = event.path("eventTime").asText();
    var document =
        EventDocumentReader.from("urn:openlineage:" + namespace, run + "/" + type + "/" + time);
    document.happened(time);
    var failed = failedAssertions(event);
    var changes = changes(event);
    if (failed.isEmpty() && changes.isEmpty()) {
      return document.theirs("io.openlineage.run-event." + type, scope, job, fitting(event));
    }
    document.detail("run", run);
    document.detail("event", type);
    if (!failed.isEmpty()) {
      document.detail("failedAssertions", String.join(", ", failed));
      return document.ours(
          "evaluation-failed", scope, job, failed.size() + " assertions about data failed");
    }
    document.detail("changes", String.join(", ", changes));
    return document.ours(
        "data-source-changed", scope, job, changes.size() + " datasets were changed");
  }

  private static List<String> failedAssertions(JsonNode event) {
    var failed = new TreeSet<String>();
    for (var dataset : datasets(event)) {
      for (var facets : List.of("inputFacets", "outputFacets", "facets")) {
        for (var assertion : dataset.at("/" + facets + "/dataQualityAssertions/assertions")) {
          if (assertion.path("success").isBoolean() && !assertion.path("success").asBoolean()) {
            var column = assertion.path("column").asText();
            failed.add(
                name(dataset)
                    + (column.isEmpty() ? "" : "." + column)
                    + " "
                    + assertion.path("assertion").asText());
          }
        }
      }
    }
    return List.copyOf(failed);
  }

  private static List<String> changes(JsonNode event) {
    var changes = new TreeSet<String>();
    for (var dataset : datasets(event)) {
      var change = dataset.at("/facets/lifecycleStateChange/lifecycleStateChange").asText();
      if (!change.isEmpty()) {
        changes.add(change + " " + name(dataset));
      }
    }
    return List.copyOf(changes);
  }

  private static List<JsonNode> datasets(JsonNode event) {
    var datasets = new ArrayList<JsonNode>();
    SIDES.forEach(side -> event.path(side).forEach(datasets::add));
    return datasets;
  }

  private static String name(JsonNode dataset) {
    return dataset.path("namespace").asText() + "/" + dataset.path("name").asText();
  }

  /// The event, without its facets where it has more bytes than are kept.
  private static JsonNode fitting(JsonNode event) {
    var size = event.toString().getBytes(StandardCharsets.UTF_8).length;
    if (size <= ReportIntakeReader.LARGEST_UNKNOWN) {
      return event;
    }
    var bare = ((ObjectNode) event).deepCopy();
    bare.withObject("/run").remove("facets");
    bare.withObject("/job").remove("facets");
    for (var side : SIDES) {
      for (var dataset : bare.path(side)) {
        if (dataset instanceof ObjectNode object) {
          object.remove(List.of("facets", "inputFacets", "outputFacets"));
        }
      }
    }
    return bare.put("facetsLeftOut", true);
  }
}
