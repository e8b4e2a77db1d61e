package org.aimsledger.risk.assessmentduties;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.aimsledger.contracts.WireNames;
import org.aimsledger.contracts.risk.AssessmentConclusion;
import org.aimsledger.contracts.risk.AssessmentStatus;
import org.aimsledger.contracts.risk.DutyCause;
import org.aimsledger.contracts.risk.ImpactAssessmentEvent;
import org.aimsledger.contracts.risk.RiskEvent;
import org.aimsledger.contracts.risk.RiskServiceEvent;
import org.aimsledger.contracts.risk.WithdrawalReason;
import org.aimsledger.eventstore.core.CorruptStreamException;
import org.aimsledger.eventstore.core.EventMeta;
import org.aimsledger.eventstore.core.Recorded;
import org.aimsledger.eventstore.core.StreamId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AssessmentDutiesProjectionTest {
  private static final UUID ASSESSMENT = UUID.fromString("a27c2fb9-4f92-33ce-be91-80ef26766d19");
  private static final UUID SYSTEM = UUID.fromString("01930000-0000-7000-8000-0000000000aa");
  private static final UUID INCIDENT = UUID.fromString("01930000-0000-7000-8000-000000000111");
  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
  private static final LocalDate DUE = LocalDate.of(2026, 12, 22);
  private static final LocalDate EARLIER = LocalDate.of(2026, 12, 6);

  private final AssessmentDutiesProjection projection = new AssessmentDutiesProjection();

  @Test
  void aDutyIsOpenUntilItIsCompleted() {
    // Then
    assertThat(rowAfter(opened()).status).isEqualTo(AssessmentStatus.DUE);
    assertThat(rowAfter(opened()).due).isEqualTo(DUE);
    assertThat(rowAfter(opened(), started("u-ann")).status).isEqualTo(AssessmentStatus.IN_PROGRESS);
    assertThat(rowAfter(opened(), started("u-ann"), completed()).status)
        .isEqualTo(AssessmentStatus.COMPLETED);
    assertThat(rowAfter(opened(), started("u-ann"), completed(), approved()).status)
        .isEqualTo(AssessmentStatus.APPROVED);
    assertThat(rowAfter(opened(), started("u-ann"), completed(), approved()).approver)
        .isEqualTo("u-bob");
  }

  @Test
  void oneMoreCauseMayBringTheDayForward() {
    // When
    var row = rowAfter(opened(), causeAdded(EARLIER));

    // Then
    assertThat(row.due).isEqualTo(EARLIER);
    assertThat(row.incidents).isEqualTo(1);
    assertThat(row.causeList())
        .containsExactly(DutyCause.HIGH_IMPACT_SYSTEM_LIVE, DutyCause.INCIDENT);
    assertThat(rowAfter(opened(), causeAdded(EARLIER), lapsed()).causeList())
        .containsExactly(DutyCause.INCIDENT);
  }

  @Test
  void reopeningForgetsWhoDidItLastTime() {
    // When
    var row = rowAfter(opened(), started("u-ann"), completed(), approved(), reopened());

    // Then
    assertThat(row.status).isEqualTo(AssessmentStatus.DUE);
    assertThat(row.assessor).isNull();
    assertThat(row.approver).isNull();
    assertThat(row.conclusion).isNull();
    assertThat(row.completedAt).isNull();
    assertThat(row.openedAt).isEqualTo(NOON);
    assertThat(row.incidents).isEqualTo(1);
  }

  @Test
  void aWithdrawnDutyIsNeverDueAndMayBeOpenedAgain() {
    // When
    var gone = rowAfter(opened(), withdrawn());
    var again = rowAfter(opened(), withdrawn(), opened());

    // Then
    assertThat(gone.status).isEqualTo(AssessmentStatus.WITHDRAWN);
    assertThat(gone.due).isEqualTo(LocalDate.of(9999, 12, 31));
    assertThat(gone.causeList()).isEmpty();
    assertThat(again.status).isEqualTo(AssessmentStatus.DUE);
    assertThat(again.due).isEqualTo(DUE);
    assertThat(again.version).isEqualTo(3);
  }

  @ParameterizedTest
  @CsvSource({"2026-12-22, false", "2026-12-23, true"})
  void aDutyIsLateFromTheDayAfterItsLast(LocalDate today, boolean late) {
    // Then
    assertThat(rowAfter(opened()).isOverdue(today)).isEqualTo(late);
    assertThat(rowAfter(opened(), started("u-ann")).isOverdue(today)).isEqualTo(late);
    assertThat(rowAfter(opened(), started("u-ann"), completed()).isOverdue(today)).isFalse();
    assertThat(rowAfter(opened(), withdrawn()).isOverdue(today)).isFalse();
  }

  @Test
  void theSameHistoryGivesTheSameRowAgain() {
    // Given
    ImpactAssessmentEvent[] history = {
      opened(), causeAdded(EARLIER), started("u-ann"), completed(), reopened()
    };

    // Then
    assertThat(rowAfter(history)).usingRecursiveComparison().isEqualTo(rowAfter(history));
  }

  @Test
  void risksAreNoneOfItsBusiness() {
    // Then
    assertThat(projection.key(recorded(new RiskEvent.Reopened(SYSTEM, "x", "u-rita", NOON), 1)))
        .isNull();
    assertThat(projection.key(recorded(opened(), 1))).isEqualTo(ASSESSMENT);
  }

  @Test
  void aHistoryThatDoesNotBeginAtItsBeginningIsCorrupt() {
    // When / Then
    assertThatThrownBy(() -> rowAfter(started("u-ann"))).isInstanceOf(CorruptStreamException.class);
  }

  private AssessmentDutiesRow rowAfter(ImpactAssessmentEvent... history) {
    @Nullable AssessmentDutiesRow row = null;
    var version = 0;
    for (var event : history) {
      row = projection.apply(row, recorded(event, ++version));
    }
    return Objects.requireNonNull(row);
  }

  private static Recorded<RiskServiceEvent> recorded(RiskServiceEvent event, int version) {
    return new Recorded<>(
        event,
        new EventMeta(
            new UUID(0, version),
            "/risk",
            WireNames.of(event.getClass()),
            new StreamId("impact-assessment", ASSESSMENT),
            version,
            0,
            version,
            NOON.plusSeconds(version),
            "u-rita",
            "c",
            null));
  }

  private static ImpactAssessmentEvent opened() {
    return new ImpactAssessmentEvent.DutyOpened(
        ASSESSMENT,
        SYSTEM,
        DutyCause.HIGH_IMPACT_SYSTEM_LIVE,
        null,
        null,
        DUE,
        "assessment-duties@2026.1",
        NOON);
  }

  private static ImpactAssessmentEvent causeAdded(LocalDate due) {
    return new ImpactAssessmentEvent.CauseAdded(
        ASSESSMENT,
        SYSTEM,
        DutyCause.INCIDENT,
        INCIDENT,
        null,
        due,
        "assessment-duties@2026.1",
        NOON);
  }

  private static ImpactAssessmentEvent lapsed() {
    return new ImpactAssessmentEvent.CauseLapsed(
        ASSESSMENT, SYSTEM, DutyCause.HIGH_IMPACT_SYSTEM_LIVE, WithdrawalReason.NOT_LIVE, NOON);
  }

  private static ImpactAssessmentEvent withdrawn() {
    return new ImpactAssessmentEvent.DutyWithdrawn(
        ASSESSMENT, SYSTEM, WithdrawalReason.NOT_LIVE, NOON);
  }

  private static ImpactAssessmentEvent started(String assessor) {
    return new ImpactAssessmentEvent.Started(ASSESSMENT, SYSTEM, assessor, NOON);
  }

  private static ImpactAssessmentEvent completed() {
    return new ImpactAssessmentEvent.Completed(
        ASSESSMENT,
        SYSTEM,
        "u-ann",
        "fine",
        List.of(),
        AssessmentConclusion.PROCEED,
        "risk-criteria@2026.1",
        "impact-dimensions@2026.1",
        NOON);
  }

  private static ImpactAssessmentEvent approved() {
    return new ImpactAssessmentEvent.Approved(ASSESSMENT, SYSTEM, "u-bob", null, null, NOON);
  }

  private static ImpactAssessmentEvent reopened() {
    return new ImpactAssessmentEvent.Reopened(
        ASSESSMENT,
        SYSTEM,
        DutyCause.INCIDENT,
        INCIDENT,
        null,
        EARLIER,
        "assessment-duties@2026.1",
        NOON);
  }
}
