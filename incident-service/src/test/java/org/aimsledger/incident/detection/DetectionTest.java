package org.aimsledger.incident.detection;

import static org.aimsledger.incident.detection.DetectionSamples.CONDITIONS;
import static org.aimsledger.testkit.backing.Calls.as;
import static org.aimsledger.testkit.backing.Calls.writingAs;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import org.aimsledger.contracts.incident.DetectionAllowance;
import org.aimsledger.contracts.inventory.AiSystemReportEvent;
import org.aimsledger.contracts.inventory.AiSystemReportEvent.Detailed;
import org.aimsledger.contracts.inventory.AiSystemReportEvent.Measured;
import org.aimsledger.contracts.inventory.AiSystemReportEvent.Received;
import org.aimsledger.contracts.inventory.Measurement;
import org.aimsledger.contracts.inventory.ReportDetail;
import org.aimsledger.contracts.inventory.ReportKind;
import org.aimsledger.incident.detection.ActiveRule.RuleVersion;
import org.aimsledger.incident.detectionrule.DetectionRule;
import org.aimsledger.incident.detectionrule.DetectionRuleCommandHandler;
import org.aimsledger.incident.platform.Condition.Reading;
import org.aimsledger.incident.platform.Observation;
import org.aimsledger.testkit.backing.DatabaseAccess;
import org.aimsledger.testkit.backing.InventoryOnStage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Rules over HTTP, events through the real topic, incidents out of it.
@QuarkusTest
@WithTestResource(value = InventoryOnStage.class, scope = TestResourceScope.GLOBAL)
class DetectionTest {
  private static final String RULES = "/api/incident/v1/detection-rules";
  private static final String FIRINGS = "/api/incident/v1/detection-firings";

  /// Each test has an hour of its own, later than all before: time only goes on.
  private static final AtomicLong HOURS = new AtomicLong(1);

  private static final Duration LEASE = Duration.ofSeconds(10);

  @Inject DetectionJob job;
  @Inject EngineStore engines;
  @Inject DetectionRuleCommandHandler rules;

  private final UUID system = UUID.randomUUID();
  private final Instant start =
      Instant.now().truncatedTo(ChronoUnit.SECONDS).plus(HOURS.getAndIncrement(), ChronoUnit.HOURS);

  @Test
  void whatALiveRuleFindsBecomesOneIncidentThatNamesItsEvents() {
    // Given
    var rule = live(guardrails(3, "ONE_MINUTE"));
    var reports = List.of(UUID.randomUUID(), UUID.randomUUID(), UUID.randomUUID());

    // When
    try (var topic = new InventoryTopic()) {
      var second = 0;
      for (var report : reports) {
        topic.send(
            second % 4,
            start.plusSeconds(second + 10),
            2,
            received(report, ReportKind.GUARDRAIL_TRIGGERED, start.plusSeconds(second)));
        second++;
      }
      goOn(topic, start.plusSeconds(600));
    }
    var incident = firings(rule, 1).getFirst();

    // Then
    as("vera", "viewer")
        .get("/api/incident/v1/incidents/" + incident)
        .then()
        .statusCode(200)
        .body("title", equalTo("Guardrails"))
        .body("systems", contains(system.toString()))
        .body("description", containsString(reports.getFirst().toString()));
    as("vera", "viewer")
        .get(FIRINGS + "?rule=" + rule)
        .then()
        .body("items[0].causes.report", contains(reports.stream().map(UUID::toString).toArray()))
        .body("items[0].causes[0].position", containsString("inventory/0/"))
        .body("items[0].events", equalTo(3))
        .body("items[0].value", equalTo(3.0f));
  }

  /// Shuffled over the lanes within the allowance, delivered twice, some of it too late, while the
  /// engine loses its memory again and again.
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void whatIsFoundLiveIsFoundByARunOverTheLogToo(long seed) {
    // Given
    var random = new Random(seed);
    var drift = live(drift());
    var guardrails = live(guardrails(3, "ONE_MINUTE"));
    var overrides = live(overrides());
    var begin = start.plusSeconds(300);
    var happened = new TreeMap<Position, Observation>();
    var byArrival = new TreeMap<Instant, Observation>();
    for (var i = 0; i < 300; i++) {
      var event = random(random, begin);
      happened.put(new Position(event.time(), event.report()), event);
      byArrival.put(event.recordedAt().plusNanos(1_000L * i), event);
    }

    // When
    try (var topic = new InventoryTopic()) {
      for (var event : byArrival.values()) {
        topic.send(random.nextInt(4), event.recordedAt(), 1 + random.nextInt(2), events(event));
        if (random.nextInt(40) == 0) {
          topic.awaitTakenIn();
          job.forget(DetectionAllowance.ONE_MINUTE);
        }
      }
      goOn(topic, begin.plusSeconds(1_200));
    }

    // Then
    var found = new HashMap<UUID, Set<String>>();
    for (var rule : List.of(drift, guardrails, overrides)) {
      var expected = expected(rule, List.copyOf(happened.values()));
      assertThat(expected).as("seed " + seed).isNotEmpty();
      found.put(rule, Set.copyOf(firings(rule, expected.size())));
      assertThat(found.get(rule)).as("seed " + seed).isEqualTo(expected);
      assertThat(dryRun(rule, begin)).as("seed " + seed).isEqualTo(expected);
    }
    assertThat(
            DatabaseAccess.ofService()
                .number(
                    "select count(*) from detection_firing where system = ? and raised_at is null",
                    system))
        .isZero();
  }

  @Test
  void aRuleThatDoesNotFireSaysWhatIsMissing() {
    // Given
    var rule = live(guardrails(3, "NONE"));

    // When
    try (var topic = new InventoryTopic()) {
      topic.send(
          0,
          start.plusSeconds(60),
          1,
          received(UUID.randomUUID(), ReportKind.GUARDRAIL_TRIGGERED, start.plusSeconds(60)));
      topic.send(
          1,
          start.plusSeconds(63),
          1,
          received(UUID.randomUUID(), ReportKind.GUARDRAIL_TRIGGERED, start.plusSeconds(61)));
      goOn(topic, start.plusSeconds(600));
    }

    // Then
    await()
        .atMost(Duration.ofSeconds(40))
        .untilAsserted(
            () ->
                as("vera", "viewer")
                    .get(RULES + "/" + rule + "/state/systems/" + system)
                    .then()
                    .statusCode(200)
                    .body("value", equalTo(1.0f))
                    .body("threshold", equalTo(3.0f))
                    .body("armed", equalTo(true))
                    .body("causes", hasSize(1)));
    as("vera", "viewer")
        .get(RULES + "/" + rule + "/state")
        .then()
        .statusCode(200)
        .body("matches", greaterThan(0))
        .body("late", equalTo(1))
        .body("firings", equalTo(0));
  }

  @Test
  void whatCanNotBeEvaluatedIsCountedAndHoldsUpNothing() {
    // Given
    var broken =
        live(
            Map.of(
                "name", name("Owner"),
                "systems", List.of(system),
                "kinds", List.of("GUARDRAIL_TRIGGERED"),
                "condition", "details.owner == 'me'",
                "window",
                    Map.of(
                        "measure",
                        "COUNT",
                        "seconds",
                        60,
                        "comparison",
                        "AT_LEAST",
                        "threshold",
                        1),
                "allowance", "NONE"));
    var sound = live(guardrails(1, "NONE"));

    // When
    try (var topic = new InventoryTopic()) {
      topic.send(
          0,
          start.plusSeconds(60),
          1,
          received(UUID.randomUUID(), ReportKind.GUARDRAIL_TRIGGERED, start.plusSeconds(60)));
      goOn(topic, start.plusSeconds(600));
    }

    // Then
    assertThat(firings(sound, 1)).hasSize(1);
    await()
        .atMost(Duration.ofSeconds(40))
        .untilAsserted(
            () ->
                as("vera", "viewer")
                    .get(RULES + "/" + broken + "/state")
                    .then()
                    .body("errors", equalTo(1))
                    .body("lastError", containsString("owner")));
  }

  @Test
  void aNewVersionTakesOverWhereTheOldOneEnds() {
    // Given
    var rule = live(guardrails(1, "TEN_MINUTES"));
    var stricter = new HashMap<>(guardrails(2, "TEN_MINUTES"));
    writingAs("rita", "responder").body(stricter).post(RULES + "/" + rule + "/versions");
    writingAs("rita", "responder").body(Map.of()).post(RULES + "/" + rule + "/dry-run");

    // When
    writingAs("carl", "incident-commander")
        .body(Map.of("version", 2, "reason", "stricter"))
        .post(RULES + "/" + rule + "/release")
        .then()
        .statusCode(200);
    await()
        .atMost(Duration.ofSeconds(30))
        .until(
            () ->
                DatabaseAccess.ofService()
                        .number("select count(*) from detection_span where rule = ?", rule)
                    == 2);

    // Then
    assertThat(
            DatabaseAccess.ofService()
                .number(
                    "select count(*) from detection_span one join detection_span two"
                        + " on one.rule = two.rule and one.version = 1 and two.version = 2"
                        + " where one.rule = ? and one.ends = two.begins and two.ends is null",
                    rule))
        .isEqualTo(1);
  }

  /// Place and windows belong together: who has lost the lease writes neither.
  @Test
  void whoHasLostTheLeaseKeepsNothing() {
    // Given
    var key = new WindowKey(new RuleVersion(UUID.randomUUID(), 1), system);
    var changes =
        new EngineRun.Changes(
            DetectionAllowance.ONE_DAY,
            Position.START,
            Position.after(start),
            Map.of(key, Window.empty()),
            Map.of());
    var first =
        engines
            .lease(DetectionAllowance.ONE_DAY, UUID.randomUUID(), Instant.now(), LEASE)
            .await()
            .atMost(LEASE);

    // When
    var second =
        engines
            .lease(DetectionAllowance.ONE_DAY, UUID.randomUUID(), Instant.now(), LEASE)
            .await()
            .atMost(LEASE);

    // Then
    assertThat(first.isPresent() && second.isPresent()).isFalse();
    assertThatThrownBy(() -> engines.keep(changes, UUID.randomUUID()).await().atMost(LEASE))
        .isInstanceOf(EngineStore.LeaseLostException.class);
    assertThat(engines.windows(List.of(key)).await().atMost(LEASE)).isEmpty();
  }

  private static Set<String> dryRun(UUID rule, Instant from) {
    var answer =
        writingAs("rita", "responder")
            .body(
                Map.of(
                    "from",
                    from.minusSeconds(200).toString(),
                    "until",
                    from.plusSeconds(1_000).toString()))
            .post(RULES + "/" + rule + "/dry-run")
            .then()
            .statusCode(200)
            .body("complete", equalTo(true))
            .extract()
            .jsonPath();
    return Set.copyOf(answer.getList("found.id", String.class));
  }

  /// What the rule has to find, given everything at once and in order.
  private Set<String> expected(UUID rule, List<Observation> happened) {
    var written =
        (DetectionRule.Written) rules.load(rule).await().atMost(Duration.ofSeconds(10)).state();
    var content = written.newest().content();
    if (!(CONDITIONS.read(content.condition(), content.metric() != null)
        instanceof Reading.Usable(var condition))) {
      throw new IllegalStateException(content.condition());
    }
    var active =
        new ActiveRule(
            new RuleVersion(rule, written.newest().number()), content, condition, start, null);
    var punctual =
        happened.stream()
            .filter(
                event ->
                    Duration.between(event.time(), event.recordedAt()).toSeconds()
                        <= content.allowance().seconds())
            .toList();
    var engine = new DetectionEngine(List.of(active), 50);
    return engine.apply(engine.judge(punctual).hits(), new HashMap<>()).firings().stream()
        .map(firing -> WhenRuleFiresRaiseIncidentPolicy.id(firing).toString())
        .collect(Collectors.toSet());
  }

  private Observation random(Random random, Instant begin) {
    var time = begin.plusSeconds(random.nextInt(600));
    var late = random.nextInt(10) == 0 ? 61 + random.nextInt(60) : random.nextInt(60);
    var kinds =
        List.of(ReportKind.MEASUREMENT, ReportKind.GUARDRAIL_TRIGGERED, ReportKind.HUMAN_OVERRIDE);
    return new Observation(
        new UUID(random.nextLong(), random.nextLong()),
        system,
        kinds.get(random.nextInt(3)),
        "clinic",
        "id",
        "summary",
        time,
        time.plusSeconds(late),
        0,
        1,
        "org.example.event",
        Map.of("group", "a" + random.nextInt(3)),
        List.of(new Measurement("psi", new BigDecimal("0." + random.nextInt(10)), null)));
  }

  private static AiSystemReportEvent[] events(Observation event) {
    return new AiSystemReportEvent[] {
      new Received(
          event.report(),
          event.system(),
          event.kind(),
          event.summary(),
          event.source(),
          event.externalId(),
          event.time(),
          event.recordedAt()),
      new Detailed(
          event.report(),
          event.system(),
          event.type(),
          event.details().entrySet().stream()
              .map(detail -> new ReportDetail(detail.getKey(), detail.getValue()))
              .toList(),
          null,
          null,
          null,
          event.recordedAt()),
      new Measured(event.report(), event.system(), event.measurements(), event.recordedAt())
    };
  }

  private Received received(UUID report, ReportKind kind, Instant occurredAt) {
    return new Received(report, system, kind, "blocked", "clinic", "4711", occurredAt, occurredAt);
  }

  /// In every lane something is recorded so much later that all before can be judged.
  private static void goOn(InventoryTopic topic, Instant time) {
    for (var lane = 0; lane < InventoryTopic.LANES; lane++) {
      topic.send(
          lane,
          time,
          1,
          new Received(
              UUID.randomUUID(),
              UUID.randomUUID(),
              ReportKind.OTHER,
              "tick",
              "clock",
              "tick",
              null,
              time));
    }
    topic.awaitTakenIn();
  }

  private List<String> firings(UUID rule, int atLeast) {
    return await()
        .atMost(Duration.ofSeconds(60))
        .until(
            () ->
                as("vera", "viewer")
                    .get(FIRINGS + "?limit=500&rule=" + rule)
                    .then()
                    .statusCode(200)
                    .extract()
                    .jsonPath()
                    .getList("items.incident", String.class),
            found -> new ArrayList<>(found).stream().filter(one -> one != null).count() >= atLeast);
  }

  private Map<String, Object> guardrails(int threshold, String allowance) {
    return Map.of(
        "name", name("Guardrails"),
        "systems", List.of(system),
        "kinds", List.of("GUARDRAIL_TRIGGERED"),
        "condition", "true",
        "window",
            Map.of(
                "measure",
                "COUNT",
                "seconds",
                60,
                "comparison",
                "AT_LEAST",
                "threshold",
                threshold),
        "coolDownSeconds", 30,
        "allowance", allowance);
  }

  private Map<String, Object> drift() {
    return Map.of(
        "name",
        name("Drift"),
        "systems",
        List.of(system),
        "metric",
        "psi",
        "condition",
        "value > 0.5 && details.group != 'a1'",
        "window",
        Map.of("measure", "COUNT", "last", 5, "comparison", "AT_LEAST", "threshold", 3),
        "rearm",
        "WHEN_RECOVERED",
        "coolDownSeconds",
        10);
  }

  private Map<String, Object> overrides() {
    return Map.of(
        "name",
        name("Overrides"),
        "systems",
        List.of(system),
        "condition",
        "kind == 'HUMAN_OVERRIDE'",
        "window",
        Map.of(
            "measure",
            "SHARE",
            "seconds",
            60,
            "comparison",
            "AT_LEAST",
            "threshold",
            0.4,
            "fewest",
            5),
        "rearm",
        "WHEN_RECOVERED",
        "coolDownSeconds",
        0);
  }

  private static Map<String, String> name(String en) {
    return Map.of("en", en, "zhHans", "规则", "zhHant", "規則");
  }

  /// Written, tried, and released by somebody else.
  private static UUID live(Map<String, ?> body) {
    String rule =
        writingAs("rita", "responder")
            .body(body)
            .post(RULES)
            .then()
            .statusCode(201)
            .extract()
            .path("id");
    writingAs("rita", "responder")
        .body(Map.of())
        .post(RULES + "/" + rule + "/dry-run")
        .then()
        .statusCode(200);
    writingAs("carl", "incident-commander")
        .body(Map.of("version", 1, "reason", "tried"))
        .post(RULES + "/" + rule + "/release")
        .then()
        .statusCode(200)
        .body("live.version", equalTo(1));
    await()
        .atMost(Duration.ofSeconds(30))
        .until(
            () ->
                DatabaseAccess.ofService()
                        .number(
                            "select count(*) from detection_span where rule = ?",
                            UUID.fromString(rule))
                    == 1);
    return UUID.fromString(rule);
  }
}
