package org.aimsledger.incident.detection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.aimsledger.contracts.incident.DetectionRuleContent;
import org.aimsledger.contracts.inventory.AiSystemReportEvent.Detailed;
import org.aimsledger.contracts.inventory.AiSystemReportEvent.Measured;
import org.aimsledger.contracts.inventory.AiSystemReportEvent.Received;
import org.aimsledger.contracts.inventory.ReportDetail;
import org.aimsledger.contracts.inventory.ReportKind;
import org.aimsledger.eventstore.handle.CommandContext;
import org.aimsledger.incident.detectionrule.DetectionRuleCommand;
import org.aimsledger.incident.detectionrule.DetectionRuleCommand.Trial;
import org.aimsledger.incident.detectionrule.DetectionRuleCommandHandler;
import org.aimsledger.incident.platform.PersonId;
import org.aimsledger.incident.platform.Reason;
import org.aimsledger.testkit.backing.DatabaseAccess;
import org.aimsledger.testkit.backing.InventoryOnStage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/// Measures; runs only when it is told how many reports to send:
/// `-Dmeasure.detection.reports=100000`.
@QuarkusTest
@WithTestResource(value = InventoryOnStage.class, scope = TestResourceScope.GLOBAL)
@EnabledIfSystemProperty(
    named = "measure.detection.reports",
    matches = "[0-9]+",
    disabledReason = "measures, for minutes: set measure.detection.reports")
class DetectionLoadTest {
  private static final int ENOUGH = 2_000;

  @Inject DetectionRuleCommandHandler rules;

  private final Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);

  /// From the topic to judged events: 200 rules over 1,000 systems, reports of three events each.
  @Test
  void manyRulesKeepUp() {
    // Given
    ManyRules.rules().forEach(content -> live(UUID.randomUUID(), content));
    await()
        .atMost(Duration.ofMinutes(2))
        .until(
            () ->
                DatabaseAccess.ofService()
                        .number("select count(*) from detection_span where allowance = 'NONE'")
                    >= ManyRules.RULES);
    var reports = Integer.getInteger("measure.detection.reports");
    var random = new Random(1);
    try (var topic = new InventoryTopic()) {
      // Warms up, and tells that the engine has begun.
      send(topic, random, reports / 5, now.plusSeconds(3_600));
      judged(now.plusSeconds(3_600));

      // When
      var start = System.nanoTime();
      send(topic, random, reports, now.plusSeconds(7_200));
      var sent = System.nanoTime();
      topic.awaitTakenIn();
      var takenIn = System.nanoTime();
      judged(now.plusSeconds(7_200));
      var end = System.nanoTime();

      // Then
      var perSecond = reports / ((end - start) / 1e9);
      System.err.printf(
          "%d reports: sent in %.1f s, taken in after %.1f s, judged after %.1f s: %.0f reports/s%n",
          reports, (sent - start) / 1e9, (takenIn - start) / 1e9, (end - start) / 1e9, perSecond);
      assertThat(perSecond).isGreaterThan(ENOUGH);
    }
  }

  /// Reports that happen until a time, 2,000 a second.
  private static void send(InventoryTopic topic, Random random, int reports, Instant until) {
    var first = until.minusMillis(reports / 2L + 5_000);
    for (var i = 0; i < reports; i++) {
      var report = new UUID(random.nextLong(), random.nextLong());
      var system = ManyRules.system(random.nextInt(ManyRules.SYSTEMS));
      var at = first.plusMillis(i / 2);
      topic.send(
          i % InventoryTopic.LANES,
          at,
          1,
          new Received(
              report, system, ManyRules.kind(random), "measured", "clinic", "id" + i, at, at),
          new Detailed(
              report,
              system,
              "org.example.event",
              List.of(new ReportDetail("code", ManyRules.code(random))),
              null,
              null,
              null,
              at),
          new Measured(report, system, ManyRules.figures(random), at));
    }
    for (var lane = 0; lane < InventoryTopic.LANES; lane++) {
      topic.send(
          lane,
          until,
          1,
          new Received(
              UUID.randomUUID(),
              UUID.randomUUID(),
              ReportKind.OTHER,
              "tick",
              "clock",
              "tick",
              null,
              until));
    }
  }

  /// The marker behind everything: nothing before it is left to judge and to keep.
  private static void judged(Instant until) {
    await()
        .atMost(Duration.ofMinutes(20))
        .pollInterval(Duration.ofMillis(100))
        .until(
            () ->
                DatabaseAccess.ofService()
                        .number(
                            "select count(*) from detection_progress where allowance = 'NONE'"
                                + " and event_time >= ?",
                            Timestamp.from(until.minusSeconds(4)))
                    == 1);
  }

  private void live(UUID rule, DetectionRuleContent content) {
    var rita = new PersonId("rita");
    var carl = new PersonId("carl");
    var trial = new Trial(now.minusSeconds(1), now, 0, 0, 0, 0, true);
    for (var command :
        List.of(
            new DetectionRuleCommand.Draft(rule, content, null, rita, now),
            new DetectionRuleCommand.RecordTrial(rule, 1, trial, rita, now),
            new DetectionRuleCommand.GoLive(rule, 1, new Reason("measured"), carl, now))) {
      var _ =
          rules
              .handle(command, new CommandContext("carl", "load", null, null, null, null))
              .await()
              .atMost(Duration.ofSeconds(10));
    }
  }
}
