package org.aimsledger.incident.detection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.aimsledger.contracts.incident.DetectionAllowance;
import org.aimsledger.contracts.incident.DetectionRearm;
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
/// `-Dmeasure.detection.reports=60000`. The rules are those of [TopicRules], or with
/// `-Dmeasure.detection.mix=hard` those of [ManyRules]. Settings are those of an installation, as
/// the first lines of its output say; the compiler is that of one with
/// `-Dtest.jvm-options=-XX:+UseSerialGC`.
///
/// It prints how long it took, and what it cost: processor time of this process, in which the
/// reports are made, the broker runs and events are taken in and judged, and of the database; and
/// what of it each group of threads has spent, so that the service can be told from the generator,
/// the broker and the compiler, which is still at work for the first hundred thousand events. On a
/// machine that has other work only the second says something. How many reports warm it up is set
/// by `-Dmeasure.detection.warm-up=20000`, a fifth of the others where it isn't.
@QuarkusTest
@TestProfile(DetectionLoadTest.AsInstalled.class)
@WithTestResource(value = InventoryOnStage.class, scope = TestResourceScope.GLOBAL)
@EnabledIfSystemProperty(
    named = "measure.detection.reports",
    matches = "[0-9]+",
    disabledReason = "measures, for minutes: set measure.detection.reports")
class DetectionLoadTest {
  /// Processor time of two cores in which 2,000 reports have to be through.
  private static final double ENOUGH = 1.0;

  /// What tests set otherwise, as an installation has it.
  public static class AsInstalled implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of(
          "aims.incident.detection.keep-every",
          "PT30S",
          "aims.incident.detection.window-bytes",
          System.getProperty("aims.incident.detection.window-bytes", "268435456"));
    }
  }

  @Inject DetectionRuleCommandHandler rules;

  private final Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);

  /// From the topic to judged events: reports of three events each.
  @Test
  void manyRulesKeepUp() {
    // Given
    var mix = RuleMix.named(System.getProperty("measure.detection.mix", "plausible"));
    mix.rules().forEach(content -> live(UUID.randomUUID(), content));
    live(UUID.randomUUID(), marking());
    await()
        .atMost(Duration.ofMinutes(2))
        .until(
            () ->
                DatabaseAccess.ofService()
                        .number("select count(*) from detection_span where allowance = 'NONE'")
                    > RuleMix.RULES);
    var reports = Integer.getInteger("measure.detection.reports");
    var random = new Random(1);
    try (var topic = new InventoryTopic()) {
      // Warms up, and tells that the engine has begun.
      var warmUp = Integer.getInteger("measure.detection.warm-up", reports / 5);
      send(topic, mix, random, warmUp, now.plusSeconds(3_600));
      judged(now.plusSeconds(3_600));
      kept(now.plusSeconds(3_600));
      var met = met();

      // When
      var cost = ProcessorTime.now();
      var start = System.nanoTime();
      send(topic, mix, random, reports, now.plusSeconds(7_200));
      var sent = System.nanoTime();
      var making = ProcessorTime.now();
      topic.awaitTakenIn();
      var takenIn = System.nanoTime();
      judged(now.plusSeconds(7_200));
      var end = System.nanoTime();
      kept(now.plusSeconds(7_200));
      var spent = ProcessorTime.now();

      // Then
      var here = 1e3 * spent.hereSince(cost) / reports;
      var database = 1e3 * spent.databaseSince(cost) / reports;
      System.err.printf(
          "%s, %d reports: sent in %.1f s, taken in after %.1f s, judged after %.1f s: %.0f"
              + " reports/s%nprocessor, ms a report: %.3f here and %.3f in the database, until sent"
              + " %.3f here%nof the service alone: %.3f and the database; by threads: %s%nmet %d"
              + " times, %d windows of %d bytes%n",
          mix.getClass().getSimpleName(),
          reports,
          (sent - start) / 1e9,
          (takenIn - start) / 1e9,
          (end - start) / 1e9,
          reports / ((end - start) / 1e9),
          here,
          database,
          1e3 * making.hereSince(cost) / reports,
          1e3 * spent.serviceSince(cost) / reports,
          spent.groupsSince(cost, reports),
          met() - met,
          DatabaseAccess.ofService().number("select count(*) from detection_window"),
          DatabaseAccess.ofService()
              .number("select coalesce(sum(length(content)), 0) from detection_window"));
      assertThat(here + database).isLessThan(ENOUGH);
    }
  }

  private static long met() {
    return DatabaseAccess.ofService()
        .number("select coalesce(sum(met), 0) from detection_span where allowance = 'NONE'");
  }

  private static DetectionRuleContent marking() {
    return DetectionSamples.content(
        List.of(ReportKind.STOPPED),
        null,
        "true",
        DetectionSamples.count(1, 1),
        DetectionRearm.AFTER_COOL_DOWN,
        0,
        DetectionAllowance.NONE);
  }

  /// Reports that happen until a time, 2,000 a second, and the marker; behind it, in each lane,
  /// what tells that nothing else comes.
  private static void send(
      InventoryTopic topic, RuleMix mix, Random random, int reports, Instant until) {
    var first = until.minusMillis(reports / 2L + 1_000);
    for (var i = 0; i < reports; i++) {
      var report = new UUID(random.nextLong(), random.nextLong());
      var system = RuleMix.system(random.nextInt(RuleMix.SYSTEMS));
      var at = first.plusMillis(i / 2);
      var sample = mix.sample(random);
      topic.send(
          i % InventoryTopic.LANES,
          at,
          1,
          new Received(report, system, sample.kind(), "measured", "clinic", "id" + i, at, at),
          new Detailed(
              report,
              system,
              sample.type(),
              List.of(new ReportDetail("code", sample.code())),
              null,
              null,
              null,
              at),
          new Measured(report, system, sample.figures(), at));
    }
    topic.send(0, until, 1, tick(ReportKind.STOPPED, until));
    for (var lane = 0; lane < InventoryTopic.LANES; lane++) {
      var later = until.plusSeconds(60);
      topic.send(lane, later, 1, tick(ReportKind.OTHER, later));
    }
  }

  private static Received tick(ReportKind kind, Instant at) {
    return new Received(
        UUID.randomUUID(), UUID.randomUUID(), kind, "tick", "clock", "tick", null, at);
  }

  /// An event behind everything, which a rule of its own fires for: nothing before it is left to
  /// judge. Firings are kept as soon as they are found.
  private static void judged(Instant marker) {
    until("select count(*) from detection_firing where event_time = ?", marker, 250);
  }

  /// Nothing before it is left to keep, either.
  private static void kept(Instant marker) {
    until(
        "select count(*) from detection_progress where allowance = 'NONE' and event_time >= ?",
        marker,
        2_000);
  }

  private static void until(String query, Instant marker, int millis) {
    await()
        .atMost(Duration.ofMinutes(20))
        .pollInterval(Duration.ofMillis(millis))
        .until(() -> DatabaseAccess.ofService().number(query, Timestamp.from(marker)) == 1);
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
