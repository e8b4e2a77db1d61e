package org.aimsledger.inventory.dependency;

import static org.aimsledger.testkit.backing.Calls.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.quarkus.test.junit.QuarkusTest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import org.aimsledger.contracts.inventory.ComponentKind;
import org.aimsledger.testkit.backing.DatabaseAccess;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Compares the answers with what the plainest search finds in the same network.
@QuarkusTest
class DependencyClosureTest {
  private static final String API = "/api/inventory/v1/";

  /// Answers of one page, and of more: a network where most reaches most, and one where little
  /// does.
  static Stream<Arguments> networks() {
    return Stream.of(
        arguments(1, 3_000, 6_000, 1),
        arguments(2, 3_000, 1_500, 6),
        arguments(3, 900, 1_800, 6),
        arguments(4, 3_000, 1_500, 6));
  }

  @ParameterizedTest(name = "seed {0}, {1} things, {2} links")
  @MethodSource("networks")
  void theAnswerIsTheClosure(long seed, int things, int links, int starts) throws Exception {
    // Given
    var network = new RandomNetwork(seed, things, links);
    network.store(DatabaseAccess.ofService());
    var random = new Random(seed);

    for (var i = 0; i < starts; i++) {
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
