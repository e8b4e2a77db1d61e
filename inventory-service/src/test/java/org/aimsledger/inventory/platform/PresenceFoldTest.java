package org.aimsledger.inventory.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.aimsledger.contracts.inventory.ComponentKind;
import org.aimsledger.contracts.inventory.InventoryServiceEvent;
import org.aimsledger.contracts.inventory.Stage;
import org.aimsledger.inventory.aisystem.Examples;
import org.aimsledger.inventory.component.ComponentExamples;
import org.aimsledger.inventory.platform.Presence.Absent;
import org.aimsledger.inventory.platform.Presence.Present;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class PresenceFoldTest {
  static Stream<Arguments> histories() {
    var system = new Present(ComponentKind.AI_SYSTEM, null, false);
    return Stream.of(
        Arguments.of(List.of(), new Absent()),
        Arguments.of(List.of(Examples.registered()), system),
        Arguments.of(List.of(Examples.registered(), Examples.suspended(Examples.FIRE)), system),
        Arguments.of(
            List.of(Examples.registered(), Examples.retired()),
            new Present(ComponentKind.AI_SYSTEM, null, true)),
        Arguments.of(
            List.of(Examples.imported(Stage.RETIRED)),
            new Present(ComponentKind.AI_SYSTEM, null, true)),
        Arguments.of(
            List.of(ComponentExamples.datasetVersion()),
            new Present(ComponentKind.DATASET_VERSION, ComponentExamples.LETTERS, false)),
        Arguments.of(
            List.of(
                ComponentExamples.dataset(),
                ComponentExamples.described(),
                ComponentExamples.retired()),
            new Present(ComponentKind.DATASET, null, true)));
  }

  @ParameterizedTest
  @MethodSource("histories")
  void aStreamTellsWhetherTheThingIsThere(List<InventoryServiceEvent> history, Presence presence) {
    // Given
    var fold = new PresenceFold();

    // When
    var state = fold.initial();
    for (var event : history) {
      state = fold.evolve(state, event);
    }

    // Then
    assertThat(state).isEqualTo(presence);
  }
}
