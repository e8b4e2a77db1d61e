package org.aimsledger.systemtests.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class FaultsTest {
  private final Faults faults = new Faults();

  @Test
  void everyFaultComesBeforeAnyComesAgain() {
    // Given
    var all = faults.of(faults.names());

    // When
    var dealt = Faults.deal(all, 200, new Random(7));

    // Then
    var times = new HashMap<String, Integer>();
    dealt.forEach(hand -> hand.forEach(fault -> times.merge(fault.name(), 1, Integer::sum)));
    var least = times.values().stream().mapToInt(Integer::intValue).min().orElse(0);
    var most = times.values().stream().mapToInt(Integer::intValue).max().orElse(0);
    assertThat(times.keySet()).containsExactlyInAnyOrderElementsOf(faults.names());
    assertThat(most - least).isLessThanOrEqualTo(1);
    assertThat(dealt).anyMatch(hand -> hand.size() == 2);
  }

  @Test
  void twoThatStopAndStartTheSameProcessesInGoodOrderAreNeverInOneRound() {
    // Given
    var rolling = faults.of(List.of("rolling-update", "rolling-restart", "kill-audit"));

    // When
    var dealt = Faults.deal(rolling, 300, new Random(11));

    // Then
    assertThat(dealt).hasSize(300).anyMatch(hand -> hand.size() == 2);
    assertThat(names(dealt))
        .noneMatch(hand -> hand.containsAll(List.of("rolling-update", "rolling-restart")));
    assertThat(Faults.deal(rolling.subList(0, 2), 50, new Random(11)))
        .allMatch(hand -> hand.size() == 1);
  }

  @Test
  void theSameSeedDealsTheSameFaults() {
    // Given
    var all = faults.of(faults.names());

    // When
    var first = Faults.deal(all, 50, new Random(3));
    var second = Faults.deal(all, 50, new Random(3));

    // Then
    assertThat(names(second)).isEqualTo(names(first));
  }

  @Test
  void aNameThatNothingHasIsRefusedWithTheOnesThatThereAre() {
    assertThatThrownBy(() -> faults.of(List.of("kill-risk", "earthquake")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("no fault earthquake; there are kill-inventory, ");
  }

  private static List<List<String>> names(List<List<Fault>> dealt) {
    return dealt.stream().map(hand -> hand.stream().map(Fault::name).toList()).toList();
  }
}
