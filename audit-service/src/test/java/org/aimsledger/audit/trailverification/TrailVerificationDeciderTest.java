package org.aimsledger.audit.trailverification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.UUID;
import java.util.stream.Stream;
import org.aimsledger.audit.trailverification.TrailVerification.Result;
import org.aimsledger.audit.trailverification.TrailVerificationCommand.Note;
import org.aimsledger.contracts.audit.TrailVerificationEvent;
import org.aimsledger.contracts.audit.TrailVerificationEvent.Verified;
import org.aimsledger.eventstore.core.CorruptStreamException;
import org.aimsledger.eventstore.core.Decision;
import org.aimsledger.eventstore.store.EventJson;
import org.aimsledger.testkit.spec.DeciderSpecification;
import org.aimsledger.testkit.store.ApprovedEvents;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class TrailVerificationDeciderTest {
  private static final UUID ID = UUID.fromString("0198c0de-0000-7000-8000-000000000001");
  private static final Instant NOON = Instant.parse("2026-01-02T12:00:00Z");
  private static final String ROOT = "0a".repeat(32);
  private static final Verified HELD = new Verified(ID, "log", 4711, ROOT, true, true, 0, NOON);

  private final DeciderSpecification<
          TrailVerificationCommand,
          TrailVerification,
          TrailVerificationEvent,
          TrailVerificationRejection>
      specification = DeciderSpecification.of(new TrailVerificationDecider());

  private static Note note(boolean verified, long problems) {
    return new Note(ID, new Result("log", 4711, ROOT, verified, problems), true, NOON);
  }

  @Test
  void whatHeldIsNoted() {
    // Given
    // When
    var decision = specification.when(note(true, 0));

    // Then
    assertThat(decision).isEqualTo(Decision.accept(HELD));
  }

  @Test
  void whatDidNotHoldIsNotedToo() {
    // Given
    // When
    var decision = specification.when(note(false, 3));

    // Then
    assertThat(decision)
        .isEqualTo(Decision.accept(new Verified(ID, "log", 4711, ROOT, true, false, 3, NOON)));
  }

  @Test
  void aReportThatContradictsItselfIsRefused() {
    // Given
    // When
    var decision = specification.when(note(true, 1));

    // Then
    assertThat(decision)
        .isEqualTo(Decision.reject(new TrailVerificationRejection.ContradictsItself(1)));
  }

  @Test
  void aVerificationIsNotedOnce() {
    // Given
    var noted = specification.given(HELD);

    // When
    var decision = noted.when(note(false, 3));

    // Then
    assertThat(decision).isEqualTo(Decision.accept());
    assertThatThrownBy(() -> specification.given(HELD, HELD).state())
        .isInstanceOf(CorruptStreamException.class);
  }

  @Test
  void theEventIsStoredAndReadAsApproved() throws IOException {
    // Given
    var name = TrailVerificationEventTypes.TYPES.nameOf(HELD);
    var approved = Files.readString(Path.of("src/test/resources/approved", name + ".json"));

    // When
    var written = EventJson.MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(HELD);

    // Then
    assertThat(written).isEqualTo(approved.stripTrailing());
    assertThat(TrailVerificationEventTypes.TYPES.read(name, EventJson.MAPPER.readTree(approved)))
        .isEqualTo(HELD);
  }

  @TestFactory
  Stream<DynamicTest> everyDocumentThatWasEverApprovedIsStillRead() {
    return ApprovedEvents.areRead(
        "audit", "org.aimsledger.audit.trail-verified", TrailVerificationEventTypes.TYPES);
  }
}
