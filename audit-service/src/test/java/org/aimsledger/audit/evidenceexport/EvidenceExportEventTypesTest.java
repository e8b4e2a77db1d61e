package org.aimsledger.audit.evidenceexport;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.aimsledger.contracts.WireNames;
import org.aimsledger.contracts.audit.EvidenceExportEvent;
import org.aimsledger.eventstore.store.EventJson;
import org.aimsledger.testkit.store.ApprovedEvents;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// What is stored today must be readable for ever: the approved files are what was stored.
class EvidenceExportEventTypesTest {
  private static final Path APPROVED = Path.of("src/test/resources/approved");
  private static final UUID EXPORT = UUID.fromString("0198c0de-0000-7000-8000-00000000000e");
  private static final UUID SYSTEM = UUID.fromString("0198c0de-0000-7000-8000-000000000001");
  private static final Instant NOON = Instant.parse("2026-01-02T12:00:00Z");

  private static final List<EvidenceExportEvent> SAMPLES =
      List.of(
          new EvidenceExportEvent.Requested(EXPORT, SYSTEM.toString(), NOON),
          new EvidenceExportEvent.Sealed(
              EXPORT, SYSTEM.toString(), 4711, 17, "ab".repeat(32), NOON));

  @Test
  void everyEventHasItsDeclaredName() {
    // Given
    // When
    var names = WireNames.records(EvidenceExportEvent.class).stream().map(WireNames::of);

    // Then
    assertThat(names)
        .containsExactly(
            "org.aimsledger.audit.evidence-export-requested.v2",
            "org.aimsledger.audit.evidence-sealed.v1");
  }

  @Test
  void everyEventIsStoredAndReadAsApproved() throws IOException {
    // Given
    var types = EvidenceExportEventTypes.TYPES;

    // When
    for (var sample : SAMPLES) {
      var approved = Files.readString(APPROVED.resolve(types.nameOf(sample) + ".json"));
      var written = EventJson.MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(sample);
      var read = types.read(types.nameOf(sample), EventJson.MAPPER.readTree(approved));

      // Then
      assertThat(written).isEqualTo(approved.stripTrailing());
      assertThat(read).isEqualTo(sample);
    }
    assertThat(SAMPLES.stream().map(Object::getClass).toList())
        .isEqualTo(WireNames.records(EvidenceExportEvent.class));
  }

  @Test
  void theSealIsFoundUnderItsName() {
    // Given
    // When
    var found = List.of(SealEntry.stream(EXPORT), SealEntry.TYPE);

    // Then
    assertThat(found)
        .containsExactly(
            "evidence-export/0198c0de-0000-7000-8000-00000000000e",
            "org.aimsledger.audit.evidence-sealed.v1");
  }

  @TestFactory
  Stream<DynamicTest> everyDocumentThatWasEverApprovedIsStillRead() {
    return ApprovedEvents.areRead(
        "audit", "org.aimsledger.audit.evidence-", EvidenceExportEventTypes.TYPES);
  }
}
