package org.aimsledger.systemtests.mainjob;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.aimsledger.systemtests.mainjob.Api.Answer;

/// One AI system of an installation, and what people do with it over REST: Carla describes, Olaf
/// owns, Dora develops, Tom tests and states facts, Anna and Bert approve, Axel audits.
final class SystemUnderGates {
  static final String SYSTEMS = "/api/inventory/v1/ai-systems";

  private final Api api;
  private final String id;

  private SystemUnderGates(Api api, String id) {
    this.api = api;
    this.id = id;
  }

  static SystemUnderGates registered(Api api, String body) throws Exception {
    var answer = api.post("inventory", SYSTEMS, "carla", "contributor", body);
    assertThat(answer.status()).as(answer.body().toString()).isEqualTo(201);
    return new SystemUnderGates(api, answer.body().path("id").asText());
  }

  String id() {
    return id;
  }

  private String path(String rest) {
    return SYSTEMS + "/" + id + rest;
  }

  private static void ok(Answer answer) {
    assertThat(answer.status()).as(answer.body().toString()).isEqualTo(200);
  }

  void owned() throws Exception {
    ok(
        api.put(
            "inventory",
            path("/owner"),
            "olaf",
            "system-owner",
            "{\"owner\": \"olaf\", \"reason\": \"runs the office\"}"));
  }

  void developedBy(String person) throws Exception {
    ok(
        api.put(
            "inventory",
            path("/gates/responsibility/DEVELOPMENT"),
            "olaf",
            "system-owner",
            "{\"people\": [\"" + person + "\"], \"reason\": \"the team\"}"));
  }

  void classedAsHighRisk() throws Exception {
    var answer =
        api.post(
            "inventory",
            path("/risk-class"),
            "rita",
            "risk-owner",
            """
            {"answers": {"practices": ["NONE"], "product-legislation": ["NONE"],
             "uses": ["recruitment"], "exception": ["NONE"], "transparency": ["interaction"],
             "general-purpose-model": ["NO"]}}
            """);
    ok(answer);
    assertThat(answer.body().path("inForce").path("riskClass").asText())
        .isEqualTo("HIGH_ANNEX_III");
  }

  void stated(String... facts) throws Exception {
    for (var fact : facts) {
      ok(
          api.post(
              "inventory",
              path("/gates/facts/" + fact + "/attestation"),
              "tom",
              "contributor",
              "{\"statement\": \"done and looked at\", \"evidence\": \"urn:evidence:"
                  + fact
                  + "\"}"));
    }
  }

  void requested(String gate) throws Exception {
    ok(
        api.post(
            "inventory",
            path("/gates/" + gate + "/request"),
            "olaf",
            "system-owner",
            "{\"reason\": \"ready\"}"));
  }

  /// The standing of the gate afterwards, or the last word of the problem.
  String approvedBy(String person, String gate) throws Exception {
    var answer = approval(person, gate);
    if (answer.status() == 200) {
      return gate(answer.body(), gate).path("standing").asText();
    }
    assertThat(answer.status()).as(answer.body().toString()).isEqualTo(409);
    var type = answer.body().path("type").asText();
    return type.substring(type.lastIndexOf('/') + 1);
  }

  Answer approval(String person, String gate) throws Exception {
    return api.post("inventory", path("/gates/" + gate + "/approval"), person, "approver", "{}");
  }

  void mayStay(String kind, String dependent, String person, String reason) throws Exception {
    ok(
        api.put(
            "inventory",
            path("/gates/dependents/" + kind + "/" + dependent + "/acceptance"),
            person,
            "approver",
            "{\"reason\": \"" + reason + "\"}"));
  }

  private static JsonNode gate(JsonNode gates, String id) {
    for (var gate : gates.path("gates")) {
      if (gate.path("id").asText().equals(id)) {
        return gate;
      }
    }
    throw new AssertionError("no gate " + id + " in " + gates);
  }

  /// What a gate lacks.
  Set<String> missing(String gate) throws Exception {
    var answer = api.get("inventory", path("/gates/" + gate), "axel", "auditor");
    ok(answer);
    var missing = new TreeSet<String>();
    for (var fact : answer.body().path("facts")) {
      if (!fact.path("standing").asText().equals("MET")) {
        assertThat(fact.path("remedy").path("zhHant").asText()).isNotEmpty();
        missing.add(fact.path("id").asText());
      }
    }
    return missing;
  }

  /// The gates that keep it out of a stage; empty: it is in.
  Set<String> entering(String stage) throws Exception {
    return closed(
        api.post(
            "inventory",
            path("/stage"),
            "olaf",
            "system-owner",
            "{\"stage\": \"" + stage + "\", \"reason\": \"next step\"}"));
  }

  Set<String> retiring() throws Exception {
    return closed(
        api.post(
            "inventory",
            path("/retirement"),
            "olaf",
            "system-owner",
            "{\"reason\": \"replaced\"}"));
  }

  private static Set<String> closed(Answer answer) {
    if (answer.status() == 200) {
      return Set.of();
    }
    assertThat(answer.body().path("type").asText()).endsWith("gates-closed");
    var gates = new TreeSet<String>();
    answer.body().path("obstacles").forEach(lapse -> gates.add(lapse.path("gate").asText()));
    return gates;
  }

  void reported(String type, String data) throws Exception {
    ok(
        api.report(
            "monitor",
            """
            {"specversion": "1.0", "id": "%s-%s", "source": "urn:monitoring",
             "type": "org.aimsledger.ai-system.%s.v1", "data": {"system": "%s", %s}}
            """
                .formatted(id, type, type, id, data)));
  }

  /// How it stands, with what is not there: `IN_COMPLIANCE`, `OUT_OF_COMPLIANCE G7 fact`.
  String standing() throws Exception {
    var answer =
        api.getCurrent(
            "inventory", "/api/inventory/v1/gate-compliance?limit=500", "axel", "auditor");
    ok(answer);
    for (var row : answer.body().path("items")) {
      if (row.path("system").asText().equals(id)) {
        var facts = new TreeSet<String>();
        row.path("lapses")
            .forEach(
                lapse ->
                    facts.add(lapse.path(lapse.hasNonNull("fact") ? "fact" : "gate").asText()));
        var words = new ArrayList<String>();
        words.add(row.path("standing").asText());
        words.addAll(facts);
        return String.join(" ", words);
      }
    }
    return "unknown";
  }

  String condition() throws Exception {
    return api.get("inventory", path(""), "axel", "auditor").body().path("condition").asText();
  }

  /// What an auditor is shown, oldest first.
  List<JsonNode> life() throws Exception {
    var answer = api.getCurrent("inventory", path("/life?limit=500"), "axel", "auditor");
    ok(answer);
    assertThat(answer.body().hasNonNull("nextCursor")).isFalse();
    var life = new ArrayList<JsonNode>();
    answer.body().path("items").forEach(life::add);
    return life;
  }
}
