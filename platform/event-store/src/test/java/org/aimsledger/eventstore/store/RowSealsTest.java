package org.aimsledger.eventstore.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/// What a seal holds for, and what it costs.
class RowSealsTest {
  private static final RowSeals SEALS =
      RowSeals.parse("1 AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", Clock.systemUTC());

  @Test
  void fieldsDoNotRunIntoEachOther() {
    // Given
    var seal = SEALS.seal("t", "ab", "c");

    // When
    // Then
    assertThat(SEALS.holds(seal, "t", "ab", "c")).isTrue();
    assertThat(SEALS.holds(seal, "t", "a", "bc")).isFalse();
    assertThat(SEALS.holds(seal, "ta", "b", "c")).isFalse();
    assertThat(SEALS.holds(seal, "t", "ab", "c", null)).isFalse();
  }

  @Test
  void withoutKeysNothingIsSealedAndNothingAskedFor() {
    // Given
    // When
    // Then
    assertThat(RowSeals.NONE.seal("t", "a")).isNull();
    assertThat(RowSeals.NONE.holds(null, "t", "a")).isTrue();
    assertThat(SEALS.holds(null, "t", "a")).isFalse();
  }

  @Test
  void theKeysStayOutOfLogs() {
    // Given
    // When
    // Then
    assertThat(SEALS).hasToString("RowSeals[1]");
  }

  /// Processor time of one seal of a receipt: `-Dmeasure.seals=200000` is how many are made.
  @Test
  @EnabledIfSystemProperty(
      named = "measure.seals",
      matches = "[0-9]+",
      disabledReason = "measures; -Dmeasure.seals=200000 asks for it")
  void theProcessorTimeOfASealIsTold() {
    // Given
    var receipt = new Receipt("u-0198c0de", "0198c0de-0000-7000-8000-000000000001", new byte[32]);
    var threads = ManagementFactory.getThreadMXBean();
    var stream = "ai-system/0198c0de-0000-7000-8000-000000000002";
    var times = Integer.getInteger("measure.seals");
    var sum = 0L;
    for (var n = 0; n < times; n++) {
      sum += sealed(receipt, stream, n);
    }

    // When
    var before = threads.getCurrentThreadCpuTime();
    for (var n = 0; n < times; n++) {
      sum += sealed(receipt, stream, n);
    }
    var each = (threads.getCurrentThreadCpuTime() - before) / times;

    // Then
    System.err.printf("%d seals, %d ns of processor time each (%d)%n", times, each, sum);
    assertThat(each).isPositive();
  }

  private static int sealed(Receipt receipt, String stream, long version) {
    var seal = ReceiptSeal.of(SEALS, receipt, stream, version);
    return seal == null ? 0 : new String(seal, StandardCharsets.ISO_8859_1).length();
  }
}
