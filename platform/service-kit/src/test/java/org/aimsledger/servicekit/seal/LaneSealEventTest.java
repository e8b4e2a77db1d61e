package org.aimsledger.servicekit.seal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.aimsledger.contracts.WireNames;
import org.aimsledger.contracts.platform.LaneSealEvent;
import org.aimsledger.contracts.platform.SealedLane;
import org.aimsledger.eventstore.core.Decision;
import org.aimsledger.eventstore.store.EventDocument;
import org.aimsledger.eventstore.store.EventJson;
import org.aimsledger.eventstore.store.EventTypes;
import org.aimsledger.eventstore.store.LaneChains;
import org.junit.jupiter.api.Test;

class LaneSealEventTest {
  private static final UUID LOG = UUID.fromString("0198c0de-0000-8000-8000-000000000001");
  private static final Instant AT = Instant.parse("2026-11-28T09:30:00Z");
  private static final SealedLane FIRST =
      new SealedLane(0, 41, "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d");
  private static final SealedLane LAST =
      new SealedLane(3, 7, "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125");
  private static final LaneSealEvent.Sealed SEALED =
      new LaneSealEvent.Sealed(LOG, List.of(FIRST, LAST), AT);
  private static final EventTypes<LaneSealEvent> TYPES =
      EventTypes.declare(LaneSealEvent.class, WireNames::of);

  @Test
  void aSealIsStoredAsApprovedUnderTheNameThatReadersPassOver() throws IOException {
    // Given
    var approved =
        Files.readString(Path.of("src/test/resources/approved", LaneChains.EVENT + ".json"));

    // When
    var stored = EventJson.MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(SEALED);

    // Then
    assertThat(TYPES.nameOf(SEALED)).isEqualTo(LaneChains.EVENT);
    assertThat(stored).isEqualTo(approved.stripTrailing());
    assertThat(TYPES.read(LaneChains.EVENT, EventJson.MAPPER.readTree(approved))).isEqualTo(SEALED);
  }

  @Test
  void whoFollowsALanePassesOverIt() {
    // Given
    var document =
        """
        {"specversion":"1.0","type":"%s","data":{"whatever":1}}"""
            .formatted(LaneChains.EVENT)
            .getBytes(StandardCharsets.UTF_8);

    // When
    var read = EventDocument.follow(TYPES, 0, 1, document);

    // Then
    assertThat(read).isEmpty();
  }

  @Test
  void aLaneThatIsShorterThanItsSealIsNotSealed() {
    // Given
    var state = new LaneSeals(List.of(FIRST, LAST), AT);
    var shorter = List.of(new SealedLane(0, 40, FIRST.chain()), LAST);

    // When
    var decision = new LaneSealDecider().decide(new SealLanes(LOG, shorter, AT), state);

    // Then
    assertThat(decision).isEqualTo(Decision.reject(new LaneSealDecider.LaneWentBack(0)));
  }

  @Test
  void aSealThatSaysNothingNewIsNotMade() {
    // Given
    var decider = new LaneSealDecider();
    var state = decider.evolve(LaneSeals.NONE, SEALED);

    // When
    var decision =
        decider.decide(new SealLanes(LOG, List.of(FIRST, LAST), AT.plusSeconds(9)), state);

    // Then
    assertThat(decision).isEqualTo(Decision.accept());
  }

  @Test
  void theStateIsReadAgainAsItWasWritten() {
    // Given
    var state = new LaneSeals(List.of(FIRST, LAST), AT);

    // When
    var read = LaneSeals.FORMAT.read(LaneSeals.FORMAT.write(state));

    // Then
    assertThat(read).contains(state);
  }
}
