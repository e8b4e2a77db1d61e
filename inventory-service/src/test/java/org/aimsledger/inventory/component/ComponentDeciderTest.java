package org.aimsledger.inventory.component;

import static org.aimsledger.inventory.component.ComponentExamples.BECAUSE;
import static org.aimsledger.inventory.component.ComponentExamples.LETTERS;
import static org.aimsledger.inventory.component.ComponentExamples.LETTERS_2;
import static org.aimsledger.inventory.component.ComponentExamples.MORNING;
import static org.aimsledger.inventory.component.ComponentExamples.NOON;
import static org.aimsledger.inventory.component.ComponentExamples.SUPPLIER;
import static org.aimsledger.inventory.component.ComponentExamples.allocated;
import static org.aimsledger.inventory.component.ComponentExamples.assessed;
import static org.aimsledger.inventory.component.ComponentExamples.changed;
import static org.aimsledger.inventory.component.ComponentExamples.component;
import static org.aimsledger.inventory.component.ComponentExamples.contract;
import static org.aimsledger.inventory.component.ComponentExamples.dataset;
import static org.aimsledger.inventory.component.ComponentExamples.date;
import static org.aimsledger.inventory.component.ComponentExamples.describe;
import static org.aimsledger.inventory.component.ComponentExamples.described;
import static org.aimsledger.inventory.component.ComponentExamples.diligence;
import static org.aimsledger.inventory.component.ComponentExamples.given;
import static org.aimsledger.inventory.component.ComponentExamples.register;
import static org.aimsledger.inventory.component.ComponentExamples.retired;
import static org.aimsledger.inventory.component.ComponentExamples.said;
import static org.aimsledger.inventory.component.ComponentExamples.supplier;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.aimsledger.contracts.inventory.ComponentEvent;
import org.aimsledger.contracts.inventory.ComponentKind;
import org.aimsledger.contracts.inventory.Confidence;
import org.aimsledger.contracts.inventory.DatePrecision;
import org.aimsledger.contracts.inventory.DiligenceOutcome;
import org.aimsledger.contracts.inventory.FieldSource;
import org.aimsledger.contracts.inventory.FieldValue;
import org.aimsledger.contracts.inventory.FieldValueChange;
import org.aimsledger.contracts.inventory.LinkEnd;
import org.aimsledger.contracts.inventory.QualityOutcome;
import org.aimsledger.contracts.inventory.Relation;
import org.aimsledger.contracts.inventory.ResponsibleParty;
import org.aimsledger.contracts.inventory.SupplierChange;
import org.aimsledger.eventstore.core.Claim;
import org.aimsledger.eventstore.core.ClaimChange;
import org.aimsledger.eventstore.core.CorruptStreamException;
import org.aimsledger.eventstore.core.Decision;
import org.aimsledger.inventory.platform.Dependents;
import org.aimsledger.inventory.platform.IllegalFieldException;
import org.aimsledger.inventory.platform.Presence;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class ComponentDeciderTest {
  private static final Presence DATASET = new Presence.Present(ComponentKind.DATASET, null, false);

  private static Decision<ComponentEvent, ComponentRejection> no(ComponentRejection reason) {
    return Decision.reject(reason);
  }

  private static ComponentRejection reason(Decision<ComponentEvent, ComponentRejection> decision) {
    return switch (decision) {
      case Decision.Rejected<ComponentEvent, ComponentRejection>(var reason) -> reason;
      case Decision.Accepted<ComponentEvent, ComponentRejection>(var events) ->
          throw new AssertionError("accepted: " + events);
    };
  }

  private static List<ComponentEvent> events(
      Decision<ComponentEvent, ComponentRejection> decision) {
    return switch (decision) {
      case Decision.Accepted<ComponentEvent, ComponentRejection>(var events) -> events;
      case Decision.Rejected<ComponentEvent, ComponentRejection>(var reason) ->
          throw new AssertionError("rejected: " + reason);
    };
  }

  @Test
  void aVersionBelongsToAWholeOfTheRightKind() {
    // Given
    var command =
        register(ComponentKind.DATASET_VERSION, DATASET, Map.of("size", given("1 million")));

    // When
    var decision = component().when(command);

    // Then
    assertThat(decision)
        .isEqualTo(
            Decision.accept(
                new ComponentEvent.Registered(
                    LETTERS_2,
                    ComponentKind.DATASET_VERSION,
                    LETTERS,
                    "2.1",
                    Map.of("size", said("1 million")),
                    null,
                    MORNING)));
  }

  static Stream<Presence> noDatasets() {
    return Stream.of(new Presence.Absent(), new Presence.Present(ComponentKind.MODEL, null, false));
  }

  @ParameterizedTest
  @MethodSource("noDatasets")
  void aVersionOfNothingIsRefused(Presence whole) {
    // When
    var decision = component().when(register(ComponentKind.DATASET_VERSION, whole, Map.of()));

    // Then
    assertThat(decision)
        .isEqualTo(no(new ComponentRejection.UnknownParent(ComponentKind.DATASET, LETTERS)));
  }

  @Test
  void whatIsRetiredGetsNoNewVersion() {
    // Given
    var whole = new Presence.Present(ComponentKind.DATASET, null, true);

    // When
    var decision = component().when(register(ComponentKind.DATASET_VERSION, whole, Map.of()));

    // Then
    assertThat(decision)
        .isEqualTo(no(new ComponentRejection.ParentRetired(ComponentKind.DATASET, LETTERS)));
  }

  @ParameterizedTest
  @EnumSource(
      value = ComponentKind.class,
      names = {"AI_SYSTEM"},
      mode = EnumSource.Mode.EXCLUDE)
  void onlyPartsHaveAParent(ComponentKind kind) {
    // Given
    var isPart = ComponentCatalogue.of(kind).partOf() != null;
    var fields = Map.of("nameEn", given("x"));

    // When / Then
    assertThatExceptionOfType(IllegalFieldException.class)
        .isThrownBy(() -> register(kind, isPart ? null : DATASET, fields))
        .satisfies(e -> assertThat(e.field()).isEqualTo("parent"));
  }

  @Test
  void whatStandsAloneNeedsANameInOneLanguageAtLeast() {
    // When / Then
    assertThatExceptionOfType(IllegalFieldException.class)
        .isThrownBy(() -> register(ComponentKind.MODEL, null, Map.of("purpose", given("x"))))
        .satisfies(e -> assertThat(e.field()).isEqualTo("nameEn"));
    assertThat(register(ComponentKind.MODEL, null, Map.of("nameZhHans", given("模型"))).fields())
        .containsOnlyKeys("nameZhHans");
  }

  @Test
  void anIdIsUsedOnce() {
    // When
    var decision = component(dataset()).when(register(ComponentKind.MODEL, null, NAMED));

    // Then
    assertThat(decision).isEqualTo(no(new ComponentRejection.AlreadyRegistered(LETTERS_2)));
  }

  private static final Map<String, GivenField> NAMED = Map.of("nameEn", given("x"));

  @Test
  void aChangeNamesWhatWasAndWhatIs() {
    // When
    var decision =
        component(dataset())
            .when(
                describe(
                    Map.of(
                        "knownBias", given("few letters by young people"),
                        "nameEn", given("Letters to the office")),
                    "licences"));

    // Then
    assertThat(decision)
        .isEqualTo(
            Decision.accept(
                new ComponentEvent.Described(
                    LETTERS,
                    ComponentKind.DATASET,
                    ((ComponentEvent.Described) described()).changes(),
                    "because",
                    NOON)));
  }

  @Test
  void sayingTheSameAgainRecordsNothing() {
    // When
    var decision =
        component(dataset()).when(describe(Map.of("licences", given("CC-BY-4.0")), "knownBias"));

    // Then
    assertThat(decision).isEqualTo(Decision.accept());
  }

  @Test
  void anotherSourceOrConfidenceIsAChange() {
    // Given
    var checked = new GivenField(List.of("CC-BY-4.0"), FieldSource.DISCOVERED, Confidence.HIGH);

    // When
    var decision = component(dataset()).when(describe(Map.of("licences", checked)));

    // Then
    assertThat(decision)
        .isEqualTo(
            Decision.accept(
                new ComponentEvent.Described(
                    LETTERS,
                    ComponentKind.DATASET,
                    List.of(
                        new FieldValueChange(
                            "licences",
                            said("CC-BY-4.0"),
                            new FieldValue(
                                List.of("CC-BY-4.0"),
                                null,
                                null,
                                FieldSource.DISCOVERED,
                                Confidence.HIGH))),
                    "because",
                    NOON)));
  }

  @Test
  void theLastNameCanNotBeTakenAway() {
    // When
    var decision =
        component(dataset()).when(describe(Map.of(), "nameEn", "nameZhHant", "nameZhHans"));

    // Then
    assertThat(reason(decision))
        .isInstanceOfSatisfying(
            ComponentRejection.FieldNotLegal.class,
            reason -> assertThat(reason.field()).isEqualTo("nameEn"));
  }

  @Test
  void aFieldOfAnotherKindIsRefusedByName() {
    // When
    var decision = component(dataset()).when(describe(Map.of("generalPurpose", given("YES"))));

    // Then
    assertThat(reason(decision))
        .isInstanceOfSatisfying(
            ComponentRejection.FieldNotLegal.class,
            reason -> assertThat(reason.field()).isEqualTo("generalPurpose"));
  }

  @Test
  void aChangeOfMuchTextIsCutIntoEventsThatFit() {
    // Given
    var long1 = "a".repeat(4_000);
    var long2 = "b".repeat(4_000);
    var narratives = List.of("purpose", "intendedUse", "provenance");
    var before = new HashMap<String, GivenField>();
    narratives.forEach(field -> before.put(field, given(long1)));
    var first = events(component(dataset()).when(describe(before)));
    var after = new HashMap<String, GivenField>();
    narratives.forEach(field -> after.put(field, given(long2)));

    // When
    var decision =
        component(dataset()).given(first.toArray(ComponentEvent[]::new)).when(describe(after));

    // Then
    assertThat(events(decision)).hasSize(3);
  }

  static Stream<Arguments> commandsOfOtherKinds() {
    var suppliers = Set.of(ComponentKind.SUPPLIER);
    var parties = Set.of(ComponentKind.SUPPLIER, ComponentKind.CUSTOMER);
    return Stream.of(
        arguments(
            new ComponentCommand.AllocateResponsibility(
                LETTERS, "x", ResponsibleParty.SUPPLIER, null, NOON),
            parties),
        arguments(
            new ComponentCommand.RecordDueDiligence(
                LETTERS, DiligenceOutcome.PASSED, "x", null, null, NOON),
            suppliers),
        arguments(
            new ComponentCommand.RecordContract(LETTERS, "x", null, null, null, NOON), parties),
        arguments(
            new ComponentCommand.RecordSupplierChange(
                LETTERS, SupplierChange.SILENT, null, new Presence.Absent(), "x", null, NOON),
            suppliers));
  }

  @ParameterizedTest
  @MethodSource("commandsOfOtherKinds")
  void aDatasetIsNoSupplierAndNoCustomer(ComponentCommand command, Set<ComponentKind> kinds) {
    // When
    var decision = component(dataset()).when(command);

    // Then
    assertThat(decision)
        .isEqualTo(no(new ComponentRejection.KindDiffers(LETTERS, ComponentKind.DATASET, kinds)));
  }

  private static ComponentCommand assess(String criterion) {
    return new ComponentCommand.AssessQuality(
        LETTERS,
        criterion,
        "at most 1 % missing",
        "0.4 % missing",
        QualityOutcome.MET,
        date("2026-11-01", DatePrecision.DAY),
        NOON);
  }

  @Test
  void qualityIsKeptByCriterion() {
    // When
    var decision = component(dataset()).when(assess("completeness"));

    // Then
    assertThat(decision).isEqualTo(Decision.accept(assessed("completeness", QualityOutcome.MET)));
  }

  @Test
  void theLastAssessmentOfACriterionHolds() {
    // When
    var state =
        component(
                dataset(),
                assessed("completeness", QualityOutcome.NOT_MET),
                assessed("accuracy", QualityOutcome.MET),
                assessed("completeness", QualityOutcome.MET))
            .state();

    // Then
    assertThat(state)
        .isInstanceOfSatisfying(
            Component.Active.class,
            active ->
                assertThat(active.facts().findings().quality().values())
                    .containsExactly(
                        (ComponentEvent.QualityAssessed) assessed("accuracy", QualityOutcome.MET),
                        (ComponentEvent.QualityAssessed)
                            assessed("completeness", QualityOutcome.MET)));
  }

  @Test
  void thereAreAHundredCriteriaAtMost() {
    // Given
    var full =
        Stream.concat(
                Stream.of(dataset()),
                IntStream.range(0, ComponentDecider.MOST)
                    .mapToObj(i -> assessed("criterion " + i, QualityOutcome.MET)))
            .toArray(ComponentEvent[]::new);

    // When
    var another = component(full).when(assess("one more"));
    var again = component(full).when(assess("criterion 7"));

    // Then
    assertThat(another)
        .isEqualTo(no(new ComponentRejection.TooMany(LETTERS, "criteria", ComponentDecider.MOST)));
    assertThat(again).isEqualTo(Decision.accept(assessed("criterion 7", QualityOutcome.MET)));
  }

  @Test
  void aResponsibilityThatIsAllocatedAlreadyIsNotRecordedAgain() {
    // Given
    var command =
        new ComponentCommand.AllocateResponsibility(
            SUPPLIER, "incident notification", ResponsibleParty.SUPPLIER, "within 24 hours", NOON);

    // When
    var first = component(supplier()).when(command);
    var again = component(supplier(), allocated(ResponsibleParty.SUPPLIER)).when(command);
    var other = component(supplier(), allocated(ResponsibleParty.SHARED)).when(command);

    // Then
    assertThat(first).isEqualTo(Decision.accept(allocated(ResponsibleParty.SUPPLIER)));
    assertThat(again).isEqualTo(Decision.accept());
    assertThat(other).isEqualTo(Decision.accept(allocated(ResponsibleParty.SUPPLIER)));
  }

  @Test
  void silentChangesOfASupplierAreCounted() {
    // When
    var state =
        component(
                supplier(),
                diligence(),
                contract("C-1"),
                changed(SupplierChange.ANNOUNCED),
                changed(SupplierChange.SILENT))
            .state();

    // Then
    assertThat(state)
        .isInstanceOfSatisfying(
            Component.Active.class,
            active -> {
              var findings = active.facts().findings();
              assertThat(findings.changes()).isEqualTo(2);
              assertThat(findings.silentChanges()).isEqualTo(1);
              assertThat(findings.lastChange()).isEqualTo(changed(SupplierChange.SILENT));
              assertThat(findings.dueDiligence()).isEqualTo(diligence());
              assertThat(findings.contracts()).containsOnlyKeys("C-1");
            });
  }

  @Test
  void aSupplierCanNotHaveChangedWhatNobodyKnows() {
    // Given
    var command =
        new ComponentCommand.RecordSupplierChange(
            SUPPLIER,
            SupplierChange.SILENT,
            LETTERS,
            new Presence.Absent(),
            "answers differ since Monday",
            date("2026-11-16", DatePrecision.DAY),
            NOON);

    // When
    var unknown = component(supplier()).when(command);
    var known = component(supplier()).when(command.seeing(DATASET));

    // Then
    assertThat(unknown).isEqualTo(no(new ComponentRejection.UnknownSubject(LETTERS)));
    assertThat(known).isEqualTo(Decision.accept(changed(SupplierChange.SILENT)));
  }

  private static final Dependents ONE =
      new Dependents(
          List.of(
              new Dependents.Dependent(
                  new LinkEnd(ComponentKind.MODEL, new UUID(7, 1)), "Reader", Relation.TRAINED_ON)),
          true);

  private static ComponentCommand retire(Dependents seen) {
    return new ComponentCommand.Retire(LETTERS, BECAUSE, seen, NOON);
  }

  @Test
  void whatSomethingDependsOnIsNotRetired() {
    // When
    var needed = component(dataset()).when(retire(ONE));
    var unseen = component(dataset()).when(retire(Dependents.UNSEEN));
    var free = component(dataset()).when(retire(Dependents.NONE));

    // Then
    assertThat(needed).isEqualTo(no(new ComponentRejection.StillNeeded(LETTERS, ONE)));
    assertThat(unseen)
        .isEqualTo(no(new ComponentRejection.StillNeeded(LETTERS, Dependents.UNSEEN)));
    assertThat(free).isInstanceOf(Decision.Accepted.class);
  }

  @Test
  void retirementIsFinalAndMayBeRepeated() {
    // Given
    var retired = component(dataset(), retired());

    // When
    var again = retired.when(retire(ONE));
    var described = retired.when(describe(Map.of("size", given("x"))));

    // Then
    assertThat(again).isEqualTo(Decision.accept());
    assertThat(described).isEqualTo(no(new ComponentRejection.ComponentRetired(LETTERS)));
  }

  @Test
  void whatIsNotThereCanNotBeDescribed() {
    // When
    var decision = component().when(describe(Map.of()));

    // Then
    assertThat(decision).isEqualTo(no(new ComponentRejection.UnknownComponent(LETTERS)));
  }

  static Stream<List<ComponentEvent>> impossibleHistories() {
    return Stream.of(
        List.of(described()),
        List.of(dataset(), dataset()),
        List.of(dataset(), retired(), retired()),
        List.of(dataset(), retired(), described()),
        List.of(dataset(), allocated(ResponsibleParty.SHARED)));
  }

  @ParameterizedTest
  @MethodSource("impossibleHistories")
  void anImpossibleHistoryStopsTheReplay(List<ComponentEvent> history) {
    // When / Then
    assertThatThrownBy(() -> component(history.toArray(ComponentEvent[]::new)).state())
        .isInstanceOf(CorruptStreamException.class);
  }

  @Test
  void externalIdsAndLabelsAreClaimedForEver() {
    // When
    var claims =
        Stream.of(dataset(), ComponentExamples.datasetVersion(), described(), retired())
            .flatMap(event -> ComponentClaims.of(event).stream())
            .toList();

    // Then
    assertThat(claims)
        .containsExactly(
            new ClaimChange.Take(
                new Claim("component/external-id", "DATASET\ndoi\n10.5555/letters")),
            new ClaimChange.Take(
                new Claim("component/external-id", "DATASET_VERSION\ncatalogue\nletters-2.1")),
            new ClaimChange.Take(new Claim("component/label", LETTERS + "\nDATASET_VERSION\n2.1")));
  }
}
