package org.aimsledger.benchmarks.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class LatenciesTest {
  @Test
  void percentilesOfAThousandKnownDurationsAreWithinABucket() {
    // Given
    var latencies = new Latencies();

    // When
    for (var millisecond = 1; millisecond <= 1_000; millisecond++) {
      latencies.record(millisecond * 1_000_000L);
    }

    // Then
    assertThat(latencies.count()).isEqualTo(1_000);
    assertThat(latencies.milliseconds(0.5)).isCloseTo(500, within(500 * 0.016));
    assertThat(latencies.milliseconds(0.99)).isCloseTo(990, within(990 * 0.016));
    assertThat(latencies.milliseconds(1)).isCloseTo(1_000, within(1_000 * 0.016));
  }

  @Test
  void anyDurationHasABucketThatIsAtMostOneSixtyFourthTooLarge() {
    for (var exponent = 0; exponent < 63; exponent++) {
      for (var value : new long[] {1L << exponent, (1L << exponent) + (1L << exponent) / 3}) {
        // Given
        var latencies = new Latencies();

        // When
        latencies.record(value);

        // Then
        var nanoseconds = latencies.milliseconds(0.5) * 1e6;
        assertThat(nanoseconds).isBetween(value * 0.999_999, value * (1 + 1.0 / 64) + 1);
      }
    }
  }

  @Test
  void oneSlowAnswerInAHundredIsTheHundredthPercentAndNotTheNinetyNinth() {
    // Given
    var latencies = new Latencies();
    for (var i = 0; i < 99; i++) {
      latencies.record(1_000_000);
    }

    // When
    latencies.record(900_000_000);

    // Then
    assertThat(latencies.milliseconds(0.99)).isCloseTo(1, within(0.016));
    assertThat(latencies.milliseconds(0.995)).isCloseTo(900, within(15.0));
  }

  @Test
  void whatTwoRoundsRecordedIsAddedUp() {
    // Given
    var first = new Latencies();
    first.record(1_000_000);
    var second = new Latencies();
    second.record(3_000_000);

    // When
    first.add(second);

    // Then
    assertThat(first.count()).isEqualTo(2);
    assertThat(first.milliseconds(1)).isCloseTo(3, within(0.05));
  }

  @Test
  void nothingRecordedIsZero() {
    assertThat(new Latencies().milliseconds(0.99)).isZero();
  }
}
