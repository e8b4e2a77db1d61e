package org.aimsledger.audit.evidenceexport;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.aimsledger.contracts.WireNames;
import org.aimsledger.contracts.audit.EvidenceExportEvent;
import org.aimsledger.eventstore.store.EventJson;
import org.junit.jupiter.api.Test;

/// What is stored today must be readable for ever: these texts are what was stored.
class EvidenceExportEventTypesTest {
  private static final UUID EXPORT = UUID.fromString("0198c0de-0000-7000-8000-00000000000e");
  private static final UUID SYSTEM = UUID.fromString("0198c0de-0000-7000-8000-000000000001");
  private static final Instant NOON = Instant.parse("2026-01-02T12:00:00Z");

  private static final Map<EvidenceExportEvent, String> STORED =
      Map.of(
          new EvidenceExportEvent.Requested(EXPORT, SYSTEM, NOON),
          """
          {"export":"0198c0de-0000-7000-8000-00000000000e",\
          "subject":"0198c0de-0000-7000-8000-000000000001","at":"2026-01-02T12:00:00Z"}""",
          new EvidenceExportEvent.Sealed(
              EXPORT, SYSTEM.toString(), 4711, 17, "ab".repeat(32), NOON),
          """
          {"export":"0198c0de-0000-7000-8000-00000000000e",\
          "subject":"0198c0de-0000-7000-8000-000000000001","treeSize":4711,"count":17,\
          "entriesDigest":"%s","at":"2026-01-02T12:00:00Z"}"""
              .formatted("ab".repeat(32)));

  @Test
  void everyEventHasItsDeclaredName() {
    // Given
    // When
    var names = WireNames.records(EvidenceExportEvent.class).stream().map(WireNames::of);

    // Then
    assertThat(names)
        .containsExactly(
            "org.aimsledger.audit.evidence-export-requested.v1",
            "org.aimsledger.audit.evidence-sealed.v1");
  }

  @Test
  void everyEventIsStoredAndReadAsApproved() throws JsonProcessingException {
    // Given
    var types = EvidenceExportEventTypes.TYPES;

    // When
    for (var sample : STORED.entrySet()) {
      var written = EventJson.MAPPER.writeValueAsString(sample.getKey());
      var read =
          types.read(types.nameOf(sample.getKey()), EventJson.MAPPER.readTree(sample.getValue()));

      // Then
      assertThat(written).isEqualTo(sample.getValue());
      assertThat(read).isEqualTo(sample.getKey());
    }
    assertThat(STORED.keySet().stream().map(Object::getClass).distinct().toList())
        .hasSameSizeAs(WireNames.records(EvidenceExportEvent.class));
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
}
