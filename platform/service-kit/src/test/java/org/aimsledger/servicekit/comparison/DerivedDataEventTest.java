package org.aimsledger.servicekit.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.aimsledger.contracts.WireNames;
import org.aimsledger.contracts.platform.DerivedData;
import org.aimsledger.contracts.platform.DerivedDataEvent;
import org.aimsledger.contracts.platform.DerivedDataEvent.DifferencesFound;
import org.aimsledger.contracts.platform.DerivedDataEvent.DifferencesMended;
import org.aimsledger.contracts.platform.DifferingRow;
import org.aimsledger.contracts.platform.PlatformEvent;
import org.aimsledger.contracts.platform.RowDifference;
import org.aimsledger.eventstore.store.EventDocument;
import org.aimsledger.eventstore.store.EventJson;
import org.aimsledger.eventstore.store.EventTypes;
import org.aimsledger.eventstore.store.OwnEvents;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DerivedDataEventTest {
  private static final UUID LOG = UUID.fromString("0198c0de-0000-8000-8000-000000000002");
  private static final Instant AT = Instant.parse("2026-11-28T09:30:00Z");
  private static final EventTypes<DerivedDataEvent> TYPES =
      EventTypes.declare(DerivedDataEvent.class, WireNames::of);

  static Stream<DerivedDataEvent> events() {
    return Stream.of(
        new DifferencesFound(
            LOG,
            DerivedData.CLAIM,
            "unique-claims",
            List.of(
                new DifferingRow(
                    "external-id sha256:00",
                    "ai-system/0198c0de-0000-7000-8000-000000000001",
                    RowDifference.CHANGED,
                    List.of("stream"))),
            3,
            AT),
        new DifferencesMended(LOG, DerivedData.CLAIM, "unique-claims", 4, AT));
  }

  @ParameterizedTest
  @MethodSource("events")
  void anEventIsStoredAsApproved(DerivedDataEvent event) throws IOException {
    // Given
    var name = TYPES.nameOf(event);
    var approved = Files.readString(Path.of("src/test/resources/approved", name + ".json"));

    // When
    var stored = EventJson.MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(event);

    // Then
    assertThat(stored).isEqualTo(approved.stripTrailing());
    assertThat(TYPES.read(name, EventJson.MAPPER.readTree(approved))).isEqualTo(event);
  }

  @Test
  void whoFollowsALanePassesOverEverythingThatTheKitRecords() {
    // Given
    var names = WireNames.records(PlatformEvent.class).stream().map(WireNames::of).toList();

    // When
    var read =
        names.stream()
            .map(
                name ->
                    """
                    {"specversion":"1.0","type":"%s","data":{"whatever":1}}"""
                        .formatted(name)
                        .getBytes(StandardCharsets.UTF_8))
            .map(document -> EventDocument.follow(TYPES, 0, 1, document))
            .toList();

    // Then
    assertThat(names).contains(OwnEvents.DIFFERENCES_FOUND, OwnEvents.DIFFERENCES_MENDED);
    assertThat(read).hasSize(3).allMatch(Optional::isEmpty);
  }
}
