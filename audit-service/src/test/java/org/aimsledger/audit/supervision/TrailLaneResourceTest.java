package org.aimsledger.audit.supervision;

import static org.aimsledger.testkit.backing.Calls.as;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.aimsledger.audit.stage.Happening;
import org.aimsledger.audit.stage.Stage;
import org.aimsledger.contracts.inventory.AiSystemEvent;
import org.aimsledger.eventstore.core.StreamId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What a service gets back of its own lanes.
@QuarkusTest
class TrailLaneResourceTest {
  private static final String LANES = "/internal/trail/inventory/lanes";

  @Test
  void theTrailGivesBackTheStoredBytesBehindANumber() {
    // Given
    var documents = new ArrayList<byte[]>();
    var first = 0L;
    for (var i = 0; i < 3; i++) {
      var system = UUID.randomUUID();
      var happening =
          Happening.of(
              "inventory",
              new StreamId("ai-system", system),
              1,
              new AiSystemEvent.Retired(system, "over", Happening.NOON));
      var sent = Stage.next("inventory", 3, happening.document());
      Stage.send(sent);
      var _ = Stage.index(sent);
      documents.add(sent.document());
      first = i == 0 ? sent.laneSeq() : first;
    }

    // When
    var answer =
        as("inventory", "service").get(LANES + "/3?after=" + (first - 1) + "&limit=2").jsonPath();
    var heads = as("inventory", "service").get(LANES).jsonPath().getList("heads", Long.class);

    // Then
    assertThat(heads.get(3)).isEqualTo(first + 2);
    assertThat(answer.getList("events.seq", Long.class)).containsExactly(first, first + 1);
    assertThat(answer.getList("events.document", String.class))
        .isEqualTo(encoded(documents.subList(0, 2)));
  }

  private static List<String> encoded(List<byte[]> documents) {
    return documents.stream().map(Base64.getEncoder()::encodeToString).toList();
  }

  @Test
  void aServiceThatWasNeverHeardOfHasNoLanes() {
    // When
    var answer = as("inventory", "service").get("/internal/trail/nobody/lanes").jsonPath();

    // Then
    assertThat(answer.getList("heads")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {LANES, LANES + "/0"})
  void peopleDoNotGetIt(String path) {
    assertThat(as("olga", "trail-auditor", "admin").get(path).statusCode()).isEqualTo(403);
  }
}
