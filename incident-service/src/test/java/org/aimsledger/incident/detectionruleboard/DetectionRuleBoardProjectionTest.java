package org.aimsledger.incident.detectionruleboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.aimsledger.contracts.WireNames;
import org.aimsledger.contracts.incident.DataSubjectEvent;
import org.aimsledger.contracts.incident.DetectionAllowance;
import org.aimsledger.contracts.incident.DetectionComparison;
import org.aimsledger.contracts.incident.DetectionMeasure;
import org.aimsledger.contracts.incident.DetectionRearm;
import org.aimsledger.contracts.incident.DetectionRuleContent;
import org.aimsledger.contracts.incident.DetectionRuleEvent;
import org.aimsledger.contracts.incident.DetectionRuleEvent.Drafted;
import org.aimsledger.contracts.incident.DetectionRuleEvent.Retired;
import org.aimsledger.contracts.incident.DetectionRuleEvent.Tried;
import org.aimsledger.contracts.incident.DetectionRuleEvent.WentLive;
import org.aimsledger.contracts.incident.DetectionRuleName;
import org.aimsledger.contracts.incident.DetectionWindow;
import org.aimsledger.contracts.incident.IncidentServiceEvent;
import org.aimsledger.eventstore.core.CorruptStreamException;
import org.aimsledger.eventstore.core.EventMeta;
import org.aimsledger.eventstore.core.Recorded;
import org.aimsledger.eventstore.core.StreamId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DetectionRuleBoardProjectionTest {
  private static final UUID RULE = UUID.fromString("0198c0de-0000-7000-8000-0000000000d1");
  private static final Instant NOON = Instant.parse("2027-12-03T12:00:00Z");
  private static final Drafted DRAFTED = drafted(1, "Drift", "rita");
  private static final Tried TRIED = new Tried(RULE, 1, NOON, NOON, 1, 1, 0, 0, true, "rita", NOON);
  private static final WentLive LIVE = new WentLive(RULE, 1, "carl", "because", NOON);

  private final DetectionRuleBoardProjection projection = new DetectionRuleBoardProjection();

  @Test
  void aRuleGoesFromDraftToRetired() {
    assertThat(rowAfter(DRAFTED).standing).isEqualTo(RuleStanding.DRAFT);
    assertThat(rowAfter(DRAFTED, TRIED).standing).isEqualTo(RuleStanding.TRIED);
    assertThat(rowAfter(DRAFTED, TRIED, LIVE).standing).isEqualTo(RuleStanding.LIVE);
    assertThat(rowAfter(DRAFTED, new Retired(RULE, "carl", "because", NOON)).standing)
        .isEqualTo(RuleStanding.RETIRED);
  }

  @Test
  void anEditLeavesTheLiveVersionWhereItIs() {
    // When
    var row = rowAfter(DRAFTED, TRIED, LIVE, drafted(2, "Stronger drift", "carl"));

    // Then
    assertThat(row.standing).isEqualTo(RuleStanding.LIVE_WITH_DRAFT);
    assertThat(row.liveVersion).isEqualTo(1);
    assertThat(row.liveSince).isEqualTo(NOON);
    assertThat(row.newestVersion).isEqualTo(2);
    assertThat(row.nameEn).isEqualTo("Stronger drift");
    assertThat(row.nameZhHant).isEqualTo("漂移");
    assertThat(row.draftedBy).isEqualTo("carl");
    assertThat(row.updatedAt).isEqualTo(NOON.plusSeconds(1));
  }

  @Test
  void aRetiredRuleFiresNoMore() {
    // When
    var row = rowAfter(DRAFTED, TRIED, LIVE, new Retired(RULE, "carl", "because", NOON));

    // Then
    assertThat(row.liveVersion).isNull();
    assertThat(row.liveSince).isNull();
  }

  @Test
  void nothingComesBeforeADraft() {
    assertThatThrownBy(() -> rowAfter(LIVE)).isInstanceOf(CorruptStreamException.class);
  }

  @Test
  void whatIsAboutNoRuleIsNoneOfItsBusiness() {
    assertThat(projection.key(recorded(new DataSubjectEvent.HoldPlaced(RULE, "lawsuit", NOON))))
        .isNull();
    assertThat(projection.key(recorded(DRAFTED))).isEqualTo(RULE);
  }

  private DetectionRuleBoardRow rowAfter(DetectionRuleEvent... events) {
    @Nullable DetectionRuleBoardRow row = null;
    for (var event : events) {
      row = projection.apply(row, recorded(event));
    }
    return Objects.requireNonNull(row);
  }

  private static Recorded<IncidentServiceEvent> recorded(IncidentServiceEvent event) {
    return new Recorded<>(
        event,
        new EventMeta(
            UUID.randomUUID(),
            "/incident",
            WireNames.of(event.getClass()),
            new StreamId("detection-rule", RULE),
            1,
            0,
            1,
            NOON.plusSeconds(1),
            "rita",
            "c",
            null));
  }

  private static Drafted drafted(int version, String name, String by) {
    return new Drafted(
        RULE,
        version,
        new DetectionRuleContent(
            new DetectionRuleName(name, "漂移", "漂移"),
            List.of(),
            List.of(),
            "psi",
            "value > 0.2",
            new DetectionWindow(
                DetectionMeasure.COUNT, null, 5, DetectionComparison.AT_LEAST, BigDecimal.TWO, 1),
            DetectionRearm.WHEN_RECOVERED,
            0,
            DetectionAllowance.NONE),
        null,
        by,
        NOON);
  }
}
