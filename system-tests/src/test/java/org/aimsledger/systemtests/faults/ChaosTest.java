package org.aimsledger.systemtests.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

class ChaosTest {
  @ParameterizedTest
  @CsvSource({
    "'', 10000, PT10M",
    "--rounds 200, 200, PT168H",
    "--minutes 3, 10000, PT3M",
    "--rounds 200 --minutes 3, 200, PT3M"
  })
  void endsAfterTheRoundsOrMinutesThatWereAskedFor(String line, int rounds, Duration longest) {
    // Given
    var chaos = new Chaos();

    // When
    new CommandLine(chaos).parseArgs(line.isEmpty() ? new String[0] : line.split(" "));

    // Then
    assertThat(chaos.mostRounds()).isEqualTo(rounds);
    assertThat(chaos.longest()).isEqualTo(longest);
  }
}
