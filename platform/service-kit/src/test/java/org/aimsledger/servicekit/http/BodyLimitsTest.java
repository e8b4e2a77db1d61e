package org.aimsledger.servicekit.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.runtime.configuration.MemorySize;
import java.math.BigInteger;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BodyLimitsTest {
  private record Config(MemorySize maxBodySize, Map<String, MemorySize> largerBodies)
      implements BodyLimitConfig {}

  private static final BodyLimits LIMITS =
      new BodyLimits(
          new Config(size(10), Map.of("/imports", size(100), "/imports/huge", size(1_000))));

  private static MemorySize size(long bytes) {
    return new MemorySize(BigInteger.valueOf(bytes));
  }

  @Test
  void aPathWithoutALimitOfItsOwnHasTheUsualOne() {
    assertThat(LIMITS.of("/systems/imports")).isEqualTo(10);
  }

  @Test
  void theLongestPrefixDecides() {
    assertThat(LIMITS.of("/imports/17")).isEqualTo(100);
    assertThat(LIMITS.of("/imports/huge/17")).isEqualTo(1_000);
  }

  @Test
  void theLargestOfAllLimitsIsKnown() {
    assertThat(LIMITS.largest()).isEqualTo(1_000);
  }
}
