package org.aimsledger.incident.exercise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.aimsledger.contracts.incident.ExerciseEvent;
import org.aimsledger.contracts.incident.ExerciseEvent.Added;
import org.aimsledger.contracts.incident.ExerciseEvent.Revised;
import org.aimsledger.contracts.incident.ExerciseScript;
import org.aimsledger.contracts.incident.ExerciseStep;
import org.aimsledger.contracts.incident.OutsideRecord;
import org.aimsledger.contracts.inventory.DatePrecision;
import org.aimsledger.contracts.inventory.GivenDate;
import org.aimsledger.eventstore.core.CorruptStreamException;
import org.aimsledger.eventstore.core.Decision;
import org.aimsledger.eventstore.store.EventJson;
import org.aimsledger.incident.exercise.ExerciseCommand.Adopt;
import org.aimsledger.testkit.spec.DeciderSpecification;
import org.aimsledger.testkit.store.ApprovedEvents;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ExerciseDeciderTest {
  private static final UUID EXERCISE = UUID.fromString("0198c0de-0000-7000-8000-000000000061");
  private static final Instant NOON = Instant.parse("2027-12-03T12:00:00Z");
  private static final Instant LATER = NOON.plusSeconds(60);
  private static final OutsideRecord RECORD =
      new OutsideRecord("mitre-atlas", "AML.CS9001", "https://example.org/AML.CS9001");
  private static final ExerciseStep STEP =
      new ExerciseStep("AML.TA9001", "AML.T9001", "Planted recipes.");

  private final DeciderSpecification<ExerciseCommand, Exercise, ExerciseEvent, ExerciseRejection>
      nothing = DeciderSpecification.of(new ExerciseDecider());

  @Test
  void takingOverTheSameAgainChangesNothing() {
    // Given
    var known = nothing.given(added());

    // When, Then
    assertThat(nothing.when(adopt("Poisoned index", STEP))).isEqualTo(Decision.accept(added()));
    assertThat(known.when(adopt("Poisoned index", STEP))).isEqualTo(Decision.accept());
  }

  @Test
  void whatTheSourceTellsDifferentlyIsARevision() {
    // Given
    var other = new ExerciseStep("AML.TA9001", "AML.T9002", "Planted more.");

    // When
    var decision = nothing.given(added()).when(adopt("Poisoned index", STEP, other));

    // Then
    assertThat(decision)
        .isEqualTo(
            Decision.accept(
                new Revised(EXERCISE, script("Poisoned index"), List.of(STEP, other), LATER)));
  }

  @Test
  void anotherRecordUnderTheIdIsRefused() {
    // Given
    var command =
        new Adopt(
            EXERCISE, new OutsideRecord("other", "1", null), script("x"), List.of(STEP), LATER);

    // When, Then
    assertThat(nothing.given(added()).when(command))
        .isEqualTo(Decision.reject(new ExerciseRejection.OtherRecord(EXERCISE)));
  }

  @Test
  void anExerciseHasStepsAndNotTooMany() {
    // When, Then
    assertThatThrownBy(() -> adopt("x")).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(
            () ->
                new Adopt(
                    EXERCISE,
                    RECORD,
                    script("x"),
                    Collections.nCopies(Adopt.MAX_STEPS + 1, STEP),
                    NOON))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> adopt("x", new ExerciseStep("a", "b", "x".repeat(Adopt.MAX_TEXTS))))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void anImpossibleHistoryStops() {
    // Given
    var decider = new ExerciseDecider();
    var revised = new Revised(EXERCISE, script("x"), List.of(STEP), NOON);

    // When, Then
    assertThatThrownBy(() -> decider.evolve(new Exercise.Absent(), revised))
        .isInstanceOf(CorruptStreamException.class);
    assertThatThrownBy(() -> decider.evolve(nothing.given(added()).state(), added()))
        .isInstanceOf(CorruptStreamException.class);
  }

  static Stream<ExerciseEvent> oneOfEach() {
    return Stream.of(
        added(), new Revised(EXERCISE, script("Poisoned index"), List.of(STEP), LATER));
  }

  @ParameterizedTest
  @MethodSource("oneOfEach")
  void anEventIsStoredAsApprovedAndReadAsTheSame(ExerciseEvent event)
      throws JsonProcessingException {
    // Given
    var name = ExerciseEventTypes.TYPES.nameOf(event);
    var approved = approved(name);

    // When
    var stored = EventJson.MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(event);
    var read = ExerciseEventTypes.TYPES.read(name, EventJson.MAPPER.readTree(approved));

    // Then
    assertThat(oneOfEach().map(Object::getClass).toList())
        .containsExactlyInAnyOrder(ExerciseEvent.class.getPermittedSubclasses());
    assertThat(stored).isEqualTo(approved);
    assertThat(read).isEqualTo(event);
  }

  @TestFactory
  Stream<DynamicTest> everyDocumentThatWasEverApprovedIsStillRead() {
    return ApprovedEvents.areRead(
        "incident", "org.aimsledger.incident.exercise-", ExerciseEventTypes.TYPES);
  }

  private static Added added() {
    return new Added(EXERCISE, RECORD, script("Poisoned index"), List.of(STEP), NOON);
  }

  private static Adopt adopt(String title, ExerciseStep... steps) {
    return new Adopt(
        EXERCISE,
        RECORD,
        script(title),
        List.of(steps),
        steps.length == 1 && title.startsWith("Poisoned") ? NOON : LATER);
  }

  private static ExerciseScript script(String title) {
    return new ExerciseScript(
        "ATLAS 0.0.1",
        title,
        "Somebody planted recipes.",
        false,
        new GivenDate("2024-02-01", "2024-02", DatePrecision.MONTH),
        "A cooking helper",
        "A cook");
  }

  private static String approved(String name) {
    try (var file = ExerciseDeciderTest.class.getResourceAsStream("/approved/" + name + ".json")) {
      return new String(
              Objects.requireNonNull(file, () -> "no approved file for " + name).readAllBytes(),
              StandardCharsets.UTF_8)
          .stripTrailing();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
