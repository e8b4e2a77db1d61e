package org.aimsledger.audit.trailaccess;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.UUID;
import java.util.stream.Stream;
import org.aimsledger.audit.trailaccess.TrailAccessCommand.Note;
import org.aimsledger.contracts.audit.TrailAccessEvent;
import org.aimsledger.contracts.audit.TrailAccessEvent.Read;
import org.aimsledger.eventstore.core.CorruptStreamException;
import org.aimsledger.eventstore.core.Decision;
import org.aimsledger.eventstore.store.EventJson;
import org.aimsledger.testkit.spec.DeciderSpecification;
import org.aimsledger.testkit.store.ApprovedEvents;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class TrailAccessDeciderTest {
  private static final UUID ACCESS = UUID.fromString("0198c0de-0000-7000-8000-00000000000e");
  private static final Instant NOON = Instant.parse("2026-01-02T12:00:00Z");
  private static final Read READ = new Read(ACCESS, "entries?type=a", NOON);

  private final DeciderSpecification<TrailAccessCommand, TrailAccess, TrailAccessEvent, Void>
      specification = DeciderSpecification.of(new TrailAccessDecider());

  @Test
  void anAccessIsNoted() {
    // Given
    // When
    var decision = specification.when(new Note(ACCESS, "entries?type=a", NOON));

    // Then
    assertThat(decision).isEqualTo(Decision.accept(READ));
  }

  @Test
  void notingTwiceChangesNothing() {
    // Given
    var noted = specification.given(READ);

    // When
    var decision = noted.when(new Note(ACCESS, "entries?type=a", NOON));

    // Then
    assertThat(decision).isEqualTo(Decision.accept());
  }

  @Test
  void aLongRequestIsCutBetweenCharacters() {
    // Given
    var request = "x".repeat(1_998) + "😀" + "y".repeat(100);

    // When
    var decision = specification.when(new Note(ACCESS, request, NOON));

    // Then
    assertThat(decision)
        .isEqualTo(Decision.accept(new Read(ACCESS, "x".repeat(1_998) + "…", NOON)));
  }

  @Test
  void twoReadsAreACorruptStream() {
    // Given
    var corrupt = specification.given(READ, READ);

    // When
    // Then
    assertThatThrownBy(corrupt::state).isInstanceOf(CorruptStreamException.class);
  }

  @Test
  void theEventIsStoredAndReadAsApproved() throws IOException {
    // Given
    var name = TrailAccessEventTypes.TYPES.nameOf(READ);
    var approved = Files.readString(Path.of("src/test/resources/approved", name + ".json"));

    // When
    var written = EventJson.MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(READ);

    // Then
    assertThat(name).isEqualTo("org.aimsledger.audit.trail-read.v1");
    assertThat(written).isEqualTo(approved.stripTrailing());
    assertThat(TrailAccessEventTypes.TYPES.read(name, EventJson.MAPPER.readTree(approved)))
        .isEqualTo(READ);
  }

  @TestFactory
  Stream<DynamicTest> everyDocumentThatWasEverApprovedIsStillRead() {
    return ApprovedEvents.areRead(
        "audit", "org.aimsledger.audit.trail-read.", TrailAccessEventTypes.TYPES);
  }
}
