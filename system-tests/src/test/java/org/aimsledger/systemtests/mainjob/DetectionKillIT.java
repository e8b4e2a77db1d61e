package org.aimsledger.systemtests.mainjob;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.aimsledger.launcher.AimsInstallation;
import org.aimsledger.launcher.Ports;
import org.aimsledger.systemtests.mainjob.Api.Answer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/// The packaged incident service is killed again and again while its rules judge what comes in.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DetectionKillIT {
  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final String RULES = "/api/incident/v1/detection-rules";

  /// The rule fires for every third of them.
  private static final int REPORTS = 120;

  private static final int FIRINGS = REPORTS / 3;
  private static final int KILL_EVERY = 35;

  @TempDir(cleanup = CleanupMode.ON_SUCCESS)
  static Path folder;

  private AimsInstallation aims;
  private Api api;

  @BeforeAll
  void up() throws Exception {
    aims = AimsInstallation.at(folder.resolve("aims"), Ports.free());
    aims.up();
    api = new Api(aims);
  }

  @AfterAll
  void down() throws Exception {
    if (aims != null) {
      aims.close();
    }
  }

  @Test
  void aKilledServiceFindsEverythingOnceAndAReplayFindsTheSame() throws Exception {
    // Given
    var system = SystemUnderGates.registered(api, "{\"name\": \"Night watch\"}").id();
    var rule = released(system);
    var begin = Instant.now();

    // When
    for (var number = 1; number <= REPORTS; number++) {
      ok(api.report("monitor", report(system, number)));
      if (number % KILL_EVERY == 0) {
        aims.awaitReady("incident", PATIENCE);
        aims.kill("incident");
      }
    }

    // Then
    awaitFirings(rule);
    var found = firings(rule);
    assertThat(found).hasSize(FIRINGS);
    assertThat(found.values()).doesNotContain("").doesNotHaveDuplicates();
    var incidents =
        api.getCurrent(
            "incident", "/api/incident/v1/incidents?limit=500&system=" + system, "vera", "viewer");
    assertThat(incidents.body().path("total").asInt()).isEqualTo(FIRINGS);
    assertThat(replayed(rule, begin)).isEqualTo(found.keySet());
  }

  /// Live, by somebody else than its author.
  private String released(String system) throws Exception {
    var drafted =
        api.post(
            "incident",
            RULES,
            "rita",
            "responder",
            """
            {"name": {"en": "Drift", "zhHans": "漂移", "zhHant": "漂移"}, "systems": ["%s"],
             "metric": "psi", "condition": "value > 0.5", "coolDownSeconds": 0, "allowance": "NONE",
             "window": {"measure": "COUNT", "seconds": 3600, "comparison": "AT_LEAST", "threshold": 3}}
            """
                .formatted(system));
    assertThat(drafted.status()).as(drafted.body().toString()).isEqualTo(201);
    var rule = drafted.body().path("id").asText();
    ok(api.post("incident", RULES + "/" + rule + "/dry-run", "rita", "responder", "{}"));
    ok(
        api.post(
            "incident",
            RULES + "/" + rule + "/release",
            "carl",
            "incident-commander",
            "{\"version\": 1, \"reason\": \"looks good\"}"));
    return rule;
  }

  private static String report(String system, int number) {
    return """
    {"specversion": "1.0", "id": "night-%s-%d", "source": "urn:monitoring",
     "type": "org.aimsledger.ai-system.metric-recorded.v1",
     "data": {"system": "%s", "measurements": [{"metric": "psi", "value": 0.9}]}}
    """
        .formatted(system, number, system);
  }

  private static void ok(Answer answer) {
    assertThat(answer.status()).as(answer.body().toString()).isBetween(200, 202);
  }

  private void awaitFirings(String rule) throws Exception {
    var deadline = System.nanoTime() + PATIENCE.toNanos();
    while (System.nanoTime() < deadline) {
      var found = firings(rule);
      if (found.size() >= FIRINGS && !found.containsValue("")) {
        return;
      }
      Thread.sleep(500);
    }
  }

  /// Firings of the rule, each with its incident; without one that is still to be raised.
  private Map<UUID, String> firings(String rule) throws Exception {
    var answer =
        api.get(
            "incident",
            "/api/incident/v1/detection-firings?limit=500&rule=" + rule,
            "rita",
            "responder");
    ok(answer);
    var found = new TreeMap<UUID, String>();
    for (JsonNode item : answer.body().path("items")) {
      found.put(UUID.fromString(item.path("id").asText()), item.path("incident").asText(""));
    }
    return found;
  }

  private Set<UUID> replayed(String rule, Instant begin) throws Exception {
    var answer =
        api.post(
            "incident",
            RULES + "/" + rule + "/dry-run",
            "rita",
            "responder",
            "{\"from\": \"%s\"}".formatted(begin));
    ok(answer);
    assertThat(answer.body().path("complete").asBoolean()).isTrue();
    var found = new TreeMap<UUID, String>();
    answer
        .body()
        .path("found")
        .forEach(firing -> found.put(UUID.fromString(firing.path("id").asText()), ""));
    return found.keySet();
  }
}
