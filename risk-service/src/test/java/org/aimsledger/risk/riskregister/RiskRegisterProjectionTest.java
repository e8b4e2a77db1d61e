package org.aimsledger.risk.riskregister;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.aimsledger.contracts.WireNames;
import org.aimsledger.contracts.risk.AffectedLevel;
import org.aimsledger.contracts.risk.CauseFamily;
import org.aimsledger.contracts.risk.ClosureReason;
import org.aimsledger.contracts.risk.DutyCause;
import org.aimsledger.contracts.risk.ImpactAssessmentEvent;
import org.aimsledger.contracts.risk.RatingKind;
import org.aimsledger.contracts.risk.RiskEvent;
import org.aimsledger.contracts.risk.RiskServiceEvent;
import org.aimsledger.contracts.risk.RiskStatus;
import org.aimsledger.contracts.risk.TreatmentOption;
import org.aimsledger.eventstore.core.CorruptStreamException;
import org.aimsledger.eventstore.core.EventMeta;
import org.aimsledger.eventstore.core.Recorded;
import org.aimsledger.eventstore.core.StreamId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RiskRegisterProjectionTest {
  private static final UUID RISK = UUID.fromString("01930000-0000-7000-8000-000000000001");
  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
  private static final LocalDate DUE = LocalDate.of(2026, 12, 31);

  private final RiskRegisterProjection projection = new RiskRegisterProjection();

  @Test
  void aHistoryBecomesOneRow() {
    // When
    var row =
        rowAfter(
            identified(),
            rated(RatingKind.INHERENT, "VERY_HIGH"),
            unknown(RatingKind.TARGET),
            planned(),
            treatmentCompleted(),
            rated(RatingKind.RESIDUAL, "LOW"));

    // Then
    assertThat(row.id).isEqualTo(RISK);
    assertThat(row.version).isEqualTo(6);
    assertThat(row.status).isEqualTo(RiskStatus.OPEN);
    assertThat(row.inherentLevel).isEqualTo("VERY_HIGH");
    assertThat(row.targetLevel).isEqualTo("NOT_ESTIMABLE");
    assertThat(row.level).isEqualTo("LOW");
    assertThat(row.treatmentOption).isEqualTo(TreatmentOption.MITIGATE);
    assertThat(row.treatmentDue).isEqualTo(DUE);
    assertThat(row.treatmentCompleted).isTrue();
    assertThat(row.updatedAt).isEqualTo(NOON.plusSeconds(6));
  }

  @Test
  void theSameHistoryGivesTheSameRowAgain() {
    // Given
    RiskEvent[] history = {
      identified(), rated(RatingKind.RESIDUAL, "LOW"), accepted(), reopened(), planned(), closed()
    };

    // Then
    assertThat(rowAfter(history)).usingRecursiveComparison().isEqualTo(rowAfter(history));
  }

  @Test
  void anAcceptanceEndsWithReopeningOrClosure() {
    // Then
    assertThat(rowAfter(identified(), accepted()).status).isEqualTo(RiskStatus.ACCEPTED);
    assertThat(rowAfter(identified(), accepted()).acceptedUntil).isEqualTo(DUE);
    assertThat(rowAfter(identified(), accepted(), reopened()).acceptedUntil).isNull();
    assertThat(rowAfter(identified(), accepted(), reopened()).status).isEqualTo(RiskStatus.OPEN);
    assertThat(rowAfter(identified(), accepted(), closed()).acceptedUntil).isNull();
    assertThat(rowAfter(identified(), accepted(), closed()).status).isEqualTo(RiskStatus.CLOSED);
  }

  @Test
  void aNewPlanIsNotCompleted() {
    // When
    var row = rowAfter(identified(), planned(), treatmentCompleted(), planned());

    // Then
    assertThat(row.treatmentCompleted).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"2026-12-31, false", "2027-01-01, true"})
  void aTreatmentOrAnAcceptanceIsLateFromTheDayAfterItsLast(LocalDate today, boolean late) {
    // Then
    assertThat(rowAfter(identified(), planned()).isOverdue(today)).isEqualTo(late);
    assertThat(rowAfter(identified(), accepted()).isOverdue(today)).isEqualTo(late);
    assertThat(rowAfter(identified(), planned(), treatmentCompleted()).isOverdue(today)).isFalse();
    assertThat(rowAfter(identified(), planned(), closed()).isOverdue(today)).isFalse();
    assertThat(rowAfter(identified()).isOverdue(today)).isFalse();
  }

  @Test
  void assessmentsAreNoneOfItsBusiness() {
    // Given
    RiskServiceEvent opened =
        new ImpactAssessmentEvent.DutyOpened(
            RISK, RISK, DutyCause.CHANGE, null, "new model", DUE, "assessment-duties@2026.1", NOON);

    // Then
    assertThat(projection.key(recorded(opened, 1))).isNull();
    assertThat(projection.key(recorded(identified(), 1))).isEqualTo(RISK);
  }

  @Test
  void aHistoryThatDoesNotBeginAtItsBeginningIsCorrupt() {
    // When / Then
    assertThatThrownBy(() -> rowAfter(planned())).isInstanceOf(CorruptStreamException.class);
    assertThatThrownBy(() -> rowAfter(identified(), identified()))
        .isInstanceOf(CorruptStreamException.class);
  }

  private RiskRegisterRow rowAfter(RiskEvent... history) {
    @Nullable RiskRegisterRow row = null;
    var version = 0;
    for (var event : history) {
      row = projection.apply(row, recorded(event, ++version));
    }
    assertThat(row).isNotNull();
    return Objects.requireNonNull(row);
  }

  private static Recorded<RiskServiceEvent> recorded(RiskServiceEvent event, int version) {
    return new Recorded<>(
        event,
        new EventMeta(
            new UUID(0, version),
            "/risk",
            WireNames.of(event.getClass()),
            new StreamId("risk", RISK),
            version,
            0,
            version,
            NOON.plusSeconds(version),
            "u-rita",
            "c",
            null));
  }

  private static RiskEvent identified() {
    return new RiskEvent.Identified(
        RISK,
        null,
        "Wrong triage",
        "Urgent patients are put last.",
        "C.3.4",
        CauseFamily.MISUSE,
        AffectedLevel.INDIVIDUAL,
        "u-owner",
        "risk-criteria@2026.1",
        "u-rita",
        NOON);
  }

  private static RiskEvent rated(RatingKind kind, String level) {
    return new RiskEvent.Rated(
        RISK, kind, 1, 1, level, null, "risk-criteria@2026.1", "u-rita", NOON);
  }

  private static RiskEvent unknown(RatingKind kind) {
    return new RiskEvent.RatedWithoutLikelihood(
        RISK, kind, 3, 3, "new", "risk-criteria@2026.1", "u-rita", NOON);
  }

  private static RiskEvent planned() {
    return new RiskEvent.TreatmentPlanned(
        RISK,
        TreatmentOption.MITIGATE,
        List.of("A.6.2.6"),
        "plan",
        DUE,
        "u-ops",
        "annex-a-controls@2026.1",
        "u-paul",
        NOON);
  }

  private static RiskEvent treatmentCompleted() {
    return new RiskEvent.TreatmentCompleted(RISK, "done", "u-ops", NOON);
  }

  private static RiskEvent accepted() {
    return new RiskEvent.ResidualRiskAccepted(
        RISK, "LOW", false, DUE, "small", null, "risk-criteria@2026.1", "u-anna", NOON);
  }

  private static RiskEvent closed() {
    return new RiskEvent.Closed(RISK, ClosureReason.DUPLICATE, "same", "u-rita", NOON);
  }

  private static RiskEvent reopened() {
    return new RiskEvent.Reopened(RISK, "new facts", "u-rita", NOON);
  }
}
