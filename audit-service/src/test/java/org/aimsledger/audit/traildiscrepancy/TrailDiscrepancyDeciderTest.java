package org.aimsledger.audit.traildiscrepancy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.UUID;
import java.util.stream.Stream;
import org.aimsledger.audit.traildiscrepancy.TrailDiscrepancyCommand.Note;
import org.aimsledger.contracts.audit.TrailDiscrepancyEvent;
import org.aimsledger.contracts.audit.TrailDiscrepancyEvent.Found;
import org.aimsledger.eventstore.core.CorruptStreamException;
import org.aimsledger.eventstore.core.Decision;
import org.aimsledger.eventstore.store.EventJson;
import org.aimsledger.testkit.spec.DeciderSpecification;
import org.aimsledger.testkit.store.ApprovedEvents;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class TrailDiscrepancyDeciderTest {
  private static final UUID ID = UUID.fromString("0198c0de-0000-7000-8000-00000000000e");
  private static final Instant NOON = Instant.parse("2026-01-02T12:00:00Z");
  private static final Note NOTE = new Note(ID, "STORE_DIFFERS", "/inventory", 2, 17, 42L, NOON);
  private static final Found FOUND = new Found(ID, "STORE_DIFFERS", "/inventory", 2, 17, 42L, NOON);

  private final DeciderSpecification<
          TrailDiscrepancyCommand, TrailDiscrepancy, TrailDiscrepancyEvent, Void>
      specification = DeciderSpecification.of(new TrailDiscrepancyDecider());

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
  void twoFindsAreACorruptStream() {
    // Given
    var corrupt = specification.given(FOUND, FOUND);

    // When
    // Then
    assertThatThrownBy(corrupt::state).isInstanceOf(CorruptStreamException.class);
  }

  @Test
  void theEventIsStoredAndReadAsApproved() throws IOException {
    // Given
    var name = TrailDiscrepancyEventTypes.TYPES.nameOf(FOUND);
    var approved = Files.readString(Path.of("src/test/resources/approved", name + ".json"));

    // When
    var written = EventJson.MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(FOUND);

    // Then
    assertThat(name).isEqualTo("org.aimsledger.audit.trail-discrepancy-found.v1");
    assertThat(written).isEqualTo(approved.stripTrailing());
    assertThat(TrailDiscrepancyEventTypes.TYPES.read(name, EventJson.MAPPER.readTree(approved)))
        .isEqualTo(FOUND);
  }

  @TestFactory
  Stream<DynamicTest> everyDocumentThatWasEverApprovedIsStillRead() {
    return ApprovedEvents.areRead(
        "audit", "org.aimsledger.audit.trail-discrepancy-found.", TrailDiscrepancyEventTypes.TYPES);
  }
}
