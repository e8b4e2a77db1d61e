package org.aimsledger.inventory.dependency;

import static org.aimsledger.testkit.backing.Calls.as;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.LongStream;
import org.aimsledger.contracts.inventory.ComponentKind;
import org.aimsledger.testkit.backing.DatabaseAccess;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Compares the answers with what the plainest search finds in the same network.
@QuarkusTest
class DependencyClosureTest {
  private static final String API = "/api/inventory/v1/";

  static LongStream seeds() {
    return LongStream.rangeClosed(1, 4);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void theAnswerIsTheClosure(long seed) throws Exception {
    // Given
    var network = new RandomNetwork(seed, 3_000, seed % 2 == 0 ? 1_500 : 6_000);
    network.store(DatabaseAccess.ofService());
    var random = new Random(seed);

    for (var i = 0; i < 6; i++) {
      var start =
          i == 0 ? network.hub() : network.nodes().get(random.nextInt(network.nodes().size()));

      // When
      var dependents = ask("dependents", network.kind(start), start);
      var dependencies = ask("dependencies", network.kind(start), start);

      // Then
      assertThat(dependents).as("of %s", start).isEqualTo(network.reached(start, true));
      assertThat(dependencies).as("of %s", start).isEqualTo(network.reached(start, false));
    }
  }

  /// All pages: id → distance.
  private static Map<UUID, Integer> ask(String question, ComponentKind kind, UUID start) {
    var found = new HashMap<UUID, Integer>();
    var last = 0;
    @Nullable String cursor = null;
    do {
      var page =
          as("vera", "viewer")
              .get(
                  API
                      + question
                      + "?limit=500&of="
                      + kind
                      + ":"
                      + start
                      + (cursor == null ? "" : "&cursor=" + cursor))
              .then()
              .statusCode(200)
              .extract();
      assertThat(page.<Boolean>path("complete")).isTrue();
      List<String> ids = page.path("items.node.id");
      List<Integer> distances = page.path("items.distance");
      for (var i = 0; i < ids.size(); i++) {
        assertThat(distances.get(i)).isGreaterThanOrEqualTo(last);
        last = distances.get(i);
        assertThat(found.put(UUID.fromString(ids.get(i)), last)).isNull();
      }
      cursor = page.path("nextCursor");
    } while (cursor != null);
    return found;
  }
}
