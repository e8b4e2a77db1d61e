package org.aimsledger.audit.traildiscrepancy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.stream.Stream;
import org.aimsledger.audit.traildiscrepancy.TrailDiscrepancyCommand.Miss;
import org.aimsledger.audit.traildiscrepancy.TrailDiscrepancyCommand.Note;
import org.aimsledger.contracts.audit.TrailDiscrepancyEvent;
import org.aimsledger.contracts.audit.TrailDiscrepancyEvent.Found;
import org.aimsledger.contracts.audit.TrailDiscrepancyEvent.Gone;
import org.aimsledger.contracts.audit.TrailDiscrepancyEvent.Stands;
import org.aimsledger.eventstore.core.CorruptStreamException;
import org.aimsledger.eventstore.core.Decision;
import org.aimsledger.eventstore.store.EventJson;
import org.aimsledger.testkit.spec.DeciderSpecification;
import org.aimsledger.testkit.store.ApprovedEvents;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TrailDiscrepancyDeciderTest {
  private static final UUID ID = UUID.fromString("0198c0de-0000-7000-8000-00000000000e");
  private static final Instant NOON = Instant.parse("2026-01-02T12:00:00Z");
  private static final Note NOTE =
      new Note(ID, "STORE_DIFFERS", "/inventory", 2, 17, 42L, true, NOON);
  private static final Found FOUND = new Found(ID, "STORE_DIFFERS", "/inventory", 2, 17, 42L, NOON);

  private static final Stands STANDS =
      new Stands(
          ID, "STORE_DIFFERS", "/inventory", 2, 17, 42L, NOON, NOON.plus(Duration.ofDays(1)));
  private static final Gone GONE = new Gone(ID, NOON.plus(Duration.ofDays(2)));

  private final DeciderSpecification<
          TrailDiscrepancyCommand, TrailDiscrepancy, TrailDiscrepancyEvent, Void>
      specification = DeciderSpecification.of(new TrailDiscrepancyDecider(Duration.ofDays(1)));

  @Test
  void aDiscrepancyIsNoted() {
    // Given
    // When
    var decision = specification.when(NOTE);

    // Then
    assertThat(decision).isEqualTo(Decision.accept(FOUND));
  }

  @Test
  void whatIsFoundAgainIsNotNotedAgain() {
    // Given
    var noted = specification.given(FOUND);

    // When
    var decision = noted.when(NOTE);

    // Then
    assertThat(decision).isEqualTo(Decision.accept());
  }

  @Test
  void whatStillStandsIsToldAgainWithTheTimeSinceWhen() {
    // Given
    var noted = specification.given(FOUND);
    var early = noted.when(noteAt(NOON.plus(Duration.ofHours(23))));

    // When
    var decision = noted.when(noteAt(NOON.plus(Duration.ofDays(1))));

    // Then
    assertThat(early).isEqualTo(Decision.accept());
    assertThat(decision).isEqualTo(Decision.accept(STANDS));
    assertThat(specification.given(FOUND, STANDS).when(noteAt(STANDS.at().plusSeconds(1))))
        .isEqualTo(Decision.accept());
  }

  @Test
  void whatMayNotBeToldAgainNowIsNot() {
    // Given
    var noted = specification.given(FOUND);
    var late = NOON.plus(Duration.ofDays(9));

    // When
    var decision = noted.when(new Note(ID, "STORE_DIFFERS", "/inventory", 2, 17, 42L, false, late));

    // Then
    assertThat(decision).isEqualTo(Decision.accept());
  }

  @Test
  void whatIsGoneIsNotedOnce() {
    // Given
    var noted = specification.given(FOUND, STANDS);

    // When
    var decision = noted.when(new Miss(ID, GONE.at()));

    // Then
    assertThat(decision).isEqualTo(Decision.accept(GONE));
    assertThat(specification.given(FOUND, STANDS, GONE).when(new Miss(ID, GONE.at())))
        .isEqualTo(Decision.accept());
    assertThat(specification.when(new Miss(ID, GONE.at()))).isEqualTo(Decision.accept());
  }

  @Test
  void whatComesBackIsFoundAgain() {
    // Given
    var gone = specification.given(FOUND, GONE);

    // When
    var decision = gone.when(noteAt(GONE.at().plusSeconds(5)));

    // Then
    assertThat(decision)
        .isEqualTo(
            Decision.accept(
                new Found(
                    ID, "STORE_DIFFERS", "/inventory", 2, 17, 42L, GONE.at().plusSeconds(5))));
    assertThat(gone.state()).isEqualTo(new TrailDiscrepancy.Past(1));
  }

  private static Note noteAt(Instant at) {
    return new Note(ID, "STORE_DIFFERS", "/inventory", 2, 17, 42L, true, at);
  }

  @Test
  void twoFindsAreACorruptStream() {
    // Given
    var corrupt = specification.given(FOUND, FOUND);

    // When
    // Then
    assertThatThrownBy(corrupt::state).isInstanceOf(CorruptStreamException.class);
  }

  static Stream<TrailDiscrepancyEvent> events() {
    return Stream.of(FOUND, STANDS, GONE);
  }

  @ParameterizedTest
  @MethodSource("events")
  void anEventIsStoredAndReadAsApproved(TrailDiscrepancyEvent event) throws IOException {
    // Given
    var name = TrailDiscrepancyEventTypes.TYPES.nameOf(event);
    var approved = Files.readString(Path.of("src/test/resources/approved", name + ".json"));

    // When
    var written = EventJson.MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(event);

    // Then
    assertThat(written).isEqualTo(approved.stripTrailing());
    assertThat(TrailDiscrepancyEventTypes.TYPES.read(name, EventJson.MAPPER.readTree(approved)))
        .isEqualTo(event);
  }

  @TestFactory
  Stream<DynamicTest> everyDocumentThatWasEverApprovedIsStillRead() {
    return ApprovedEvents.areRead(
        "audit", "org.aimsledger.audit.trail-discrepancy-", TrailDiscrepancyEventTypes.TYPES);
  }
}
