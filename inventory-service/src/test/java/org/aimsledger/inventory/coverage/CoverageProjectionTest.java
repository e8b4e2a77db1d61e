package org.aimsledger.inventory.coverage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.aimsledger.contracts.WireNames;
import org.aimsledger.contracts.inventory.AiSystemEvent;
import org.aimsledger.contracts.inventory.AiSystemProfile;
import org.aimsledger.contracts.inventory.AttributeValue;
import org.aimsledger.contracts.inventory.FieldChange;
import org.aimsledger.contracts.inventory.GateLapse;
import org.aimsledger.contracts.inventory.GateTier;
import org.aimsledger.contracts.inventory.HighImpact;
import org.aimsledger.contracts.inventory.InventoryServiceEvent;
import org.aimsledger.contracts.inventory.LapseReason;
import org.aimsledger.contracts.inventory.LifecycleGateEvent;
import org.aimsledger.contracts.inventory.Origin;
import org.aimsledger.contracts.inventory.ReviewEvent;
import org.aimsledger.contracts.inventory.ReviewReminder;
import org.aimsledger.contracts.inventory.Stage;
import org.aimsledger.eventstore.core.CorruptStreamException;
import org.aimsledger.eventstore.core.EventMeta;
import org.aimsledger.eventstore.core.Recorded;
import org.aimsledger.eventstore.core.StreamId;
import org.aimsledger.inventory.bulkimport.FederalRows;
import org.aimsledger.inventory.coverage.CoverageQuery.Count;
import org.aimsledger.inventory.coverage.CoverageResponses.OneMeasure;
import org.aimsledger.inventory.lifecyclegate.GateExamples;
import org.aimsledger.inventory.platform.Packs;
import org.aimsledger.inventory.riskclass.RiskClassExamples;
import org.aimsledger.referencedata.load.BundledPacks;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CoverageProjectionTest {
  private static final UUID CHATBOT = UUID.fromString("0198c0de-0000-7000-8000-00000000000a");
  private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");

  private final BundledPacks bundled = BundledPacks.load();
  private final Packs packs =
      new Packs(
          bundled.coverageMeasures(),
          bundled.lifecycleGates(),
          bundled.registrationSheets(),
          bundled.eventTitles(),
          bundled.riskCriteria(),
          bundled.riskClasses(),
          bundled.roleDuties());
  private final CoverageProjection projection = new CoverageProjection(packs);

  private static AiSystemEvent registered(Map<String, AttributeValue> attributes) {
    var empty = AiSystemProfile.EMPTY;
    var profile =
        new AiSystemProfile(
            List.of(),
            "answers questions",
            null,
            null,
            "Agency",
            null,
            List.of(),
            empty.technology(),
            empty.decisionPart(),
            empty.offering(),
            null,
            null,
            null,
            attributes);
    return registered(CHATBOT, "Chatbot", profile, Stage.DEPLOYED, HighImpact.YES);
  }

  private static AiSystemEvent registered(
      UUID system, String name, AiSystemProfile profile, Stage stage, HighImpact highImpact) {
    return new AiSystemEvent.Registered(
        system, name, profile, stage, highImpact, Origin.declared(null), NOON);
  }

  @Test
  void whatNobodySaidIsUnknown() {
    // When
    var row = rowAfter(registered(Map.of()));

    // Then
    assertThat(row.answers)
        .contains(
            "owner=UNKNOWN",
            "purpose=PRESENT",
            "technology=UNKNOWN",
            "highImpact=YES",
            "stage=DEPLOYED",
            "testing=UNKNOWN")
        .hasSize(18);
  }

  @Test
  void attributesAnswerByTheirNormalForm() {
    // When
    var row =
        rowAfter(
            registered(
                Map.of(
                    "testing", new AttributeValue("Yes", "DONE", null, null),
                    "monitoring", new AttributeValue("DONE", null, null, null),
                    "training",
                        new AttributeValue(
                            "Yes - Monitoring Established", null, null, "not-in-vocabulary"),
                    "appeal", new AttributeValue("some words", null, null, null))));

    // Then
    assertThat(row.answers)
        .contains(
            "testing=DONE", "monitoring=DONE", "training=UNRECOGNISED", "appeal=UNRECOGNISED");
  }

  @Test
  void changesAreFollowed() {
    // Given
    var registered =
        registered(Map.of("testing", new AttributeValue("No", "NOT_DONE", null, null)));

    // When
    var row =
        rowAfter(
            registered,
            new AiSystemEvent.ProfileChanged(
                CHATBOT,
                List.of(
                    new FieldChange("attributes.testing.raw", List.of("No"), List.of("Yes")),
                    new FieldChange(
                        "attributes.testing.parsed", List.of("NOT_DONE"), List.of("DONE")),
                    new FieldChange("attributes.unmeasured.raw", List.of(), List.of("x")),
                    new FieldChange("purpose", List.of("x"), List.of()),
                    new FieldChange("name", List.of("Chatbot"), List.of("Chatbot 2"))),
                "x",
                NOON),
            new AiSystemEvent.OwnerAssigned(CHATBOT, null, "olga", "x", NOON),
            new AiSystemEvent.Retired(CHATBOT, "x", NOON));

    // Then
    assertThat(row.name).isEqualTo("Chatbot 2");
    assertThat(row.answers)
        .contains("testing=DONE", "purpose=UNKNOWN", "owner=PRESENT", "stage=RETIRED");
  }

  @Test
  void aClearedAttributeIsUnknownAgain() {
    // Given
    var registered = registered(Map.of("testing", new AttributeValue("Yes", "DONE", null, null)));

    // When
    var row =
        rowAfter(
            registered,
            new AiSystemEvent.ProfileChanged(
                CHATBOT,
                List.of(
                    new FieldChange("attributes.testing.raw", List.of("Yes"), List.of()),
                    new FieldChange("attributes.testing.parsed", List.of("DONE"), List.of())),
                "x",
                NOON));

    // Then
    assertThat(row.answers).contains("testing=UNKNOWN");
  }

  @Test
  void aRowWithoutItsBeginningStopsTheView() {
    // When
    // Then
    assertThatThrownBy(
            () -> rowAfter(new AiSystemEvent.OwnerAssigned(CHATBOT, null, "olga", "x", NOON)))
        .isInstanceOf(CorruptStreamException.class);
  }

  @Test
  void classGatesAndReviewsAnswerInWhateverOrderTheLanesCome() {
    // Given
    var determined = RiskClassExamples.determined();
    var assessed = GateExamples.observed("impact-assessment-approved", true);
    var staffed = GateExamples.attested("oversight-staffed");
    var planned =
        new ReviewEvent.Scheduled(determined.system(), LocalDate.of(2027, 1, 1), "yearly", NOON);

    // When
    var before = rowAfter(determined, assessed, staffed, planned, registered(Map.of()));
    var after = rowAfter(registered(Map.of()), planned, staffed, assessed, determined);
    var alone = rowAfter(determined, assessed);

    // Then
    assertThat(after.answers)
        .contains(
            "riskClass=" + determined.riskClass(),
            "assessmentApproved=APPROVED",
            "oversightStaffed=STATED",
            "nextReview=PLANNED",
            "gates=UNKNOWN");
    assertThat(before.answers).isEqualTo(after.answers);
    assertThat(before.riskClass).isEqualTo(determined.riskClass());
    assertThat(before.registered).isTrue();
    assertThat(alone.registered).isFalse();
  }

  @Test
  void whatEndedIsNotCoveredAnyMore() {
    // Given
    var staffed = GateExamples.attested("oversight-staffed");
    var reminded =
        new ReviewEvent.Reminded(CHATBOT, LocalDate.of(2027, 1, 1), ReviewReminder.OVERDUE, NOON);
    var out =
        new LifecycleGateEvent.OutOfCompliance(
            CHATBOT,
            Stage.DEPLOYED,
            GateTier.HIGH,
            List.of(new GateLapse("G5", "oversight-staffed", LapseReason.FACT_EXPIRED)),
            null,
            null,
            GateExamples.POLICY,
            NOON);

    // When
    var row =
        rowAfter(
            registered(Map.of()),
            staffed,
            GateExamples.inCompliance(),
            GateExamples.observed("impact-assessment-approved", true),
            reminded,
            out,
            GateExamples.observed("impact-assessment-approved", false));

    // Then
    assertThat(row.answers)
        .contains(
            "oversightStaffed=EXPIRED",
            "nextReview=OVERDUE",
            "gates=OUT_OF_COMPLIANCE",
            "assessmentApproved=NOT_APPROVED");
  }

  /// Oracle: the published gaps of the 250 high-impact uses in pilot or deployed.
  @Test
  void theFederalInventoryHasThePublishedGaps() {
    // Given
    assumeTrue(FederalRows.areHere(), "the federal inventory is not on this machine");

    // When
    var live =
        FederalRows.commands().stream()
            .filter(row -> row.stage().isLive() && row.highImpact() == HighImpact.YES)
            .map(
                row ->
                    rowAfter(
                        registered(
                            row.system(),
                            "a system",
                            row.profile(),
                            row.stage(),
                            row.highImpact())))
            .toList();

    // Then
    assertThat(live).hasSize(250);
    var coverage = coverage(live);
    assertThat(of(coverage, "testing").answers())
        .isEqualTo(Map.of("DONE", 45L, "IN_PROGRESS", 82L, "UNKNOWN", 123L));
    assertThat(of(coverage, "impactAssessment").answers())
        .isEqualTo(Map.of("DONE", 37L, "IN_PROGRESS", 91L, "UNKNOWN", 122L));
    assertThat(of(coverage, "independentReview").covered()).isEqualTo(37);
    assertThat(of(coverage, "independentReview").answers())
        .containsEntry("DONE_BY_CAIO", 31L)
        .containsEntry("IN_PROGRESS", 90L)
        .containsEntry("UNKNOWN", 123L);
    assertThat(of(coverage, "monitoring").answers())
        .isEqualTo(Map.of("DONE", 40L, "IN_PROGRESS", 87L, "UNKNOWN", 123L));
    assertThat(of(coverage, "training").answers())
        .isEqualTo(Map.of("DONE", 42L, "IN_PROGRESS", 82L, "UNKNOWN", 123L, "UNRECOGNISED", 3L));
    assertThat(of(coverage, "failSafe").answers())
        .isEqualTo(Map.of("DONE", 37L, "IN_PROGRESS", 81L, "UNKNOWN", 122L, "NOT_APPLICABLE", 10L));
    assertThat(of(coverage, "appeal").answers())
        .isEqualTo(
            Map.of(
                "DONE",
                16L,
                "IN_PROGRESS",
                78L,
                "UNKNOWN",
                122L,
                "NOT_APPLICABLE",
                30L,
                "PRECLUDED_BY_LAW",
                4L));
  }

  private static OneMeasure of(Map<String, OneMeasure> coverage, String measure) {
    return Objects.requireNonNull(coverage.get(measure));
  }

  private Map<String, OneMeasure> coverage(List<CoverageRow> rows) {
    var counts =
        rows.stream()
            .flatMap(row -> Arrays.stream(row.answers))
            .collect(Collectors.groupingBy(answer -> answer, TreeMap::new, Collectors.counting()));
    var answers =
        counts.entrySet().stream()
            .map(count -> new Count(count.getKey(), count.getValue()))
            .toList();
    return CoverageResponses.coverage(
            packs.measures(NOON), new CoverageQuery.Counts(rows.size(), answers))
        .measures()
        .stream()
        .collect(Collectors.toMap(OneMeasure::id, measure -> measure));
  }

  private CoverageRow rowAfter(InventoryServiceEvent... history) {
    @Nullable CoverageRow row = null;
    for (var i = 0; i < history.length; i++) {
      row = projection.apply(row, recorded(history[i], i + 1));
    }
    return Objects.requireNonNull(row);
  }

  private static Recorded<InventoryServiceEvent> recorded(
      InventoryServiceEvent event, long version) {
    return new Recorded<>(
        event,
        new EventMeta(
            new UUID(0, version),
            "/inventory",
            WireNames.of(event.getClass()),
            new StreamId("ai-system", CHATBOT),
            version,
            0,
            version,
            NOON.plusSeconds(version),
            "somebody",
            "correlation",
            null));
  }
}
