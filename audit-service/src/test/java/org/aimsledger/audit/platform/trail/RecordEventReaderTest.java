package org.aimsledger.audit.platform.trail;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.aimsledger.verifier.log.Hash;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecordEventReaderTest {
  private static final Instant NOON = Instant.parse("2026-01-02T12:00:00Z");

  @Test
  void valuesAreGivenAsTheyStandInTheEvent() {
    // Given
    var leaf =
        leaf(
            "{\"streamversion\":4,\"data\":{\"b\":1.50,\"a\":{\"x\":[1,null]},\"n\":null,"
                + "\"big\":12345678901234567890,\"t\":\"ü\"}}");

    // When
    var event = RecordEventReader.read(entry(false), leaf);

    // Then
    assertThat(event.version()).isEqualTo(4);
    assertThat(event.fields().keySet()).containsExactly("b", "a", "n", "big", "t");
    assertThat(event.fields())
        .containsEntry("b", "1.50")
        .containsEntry("a", "{\"x\":[1,null]}")
        .containsEntry("n", "null")
        .containsEntry("big", "12345678901234567890")
        .containsEntry("t", "\"ü\"");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "no JSON",
        "[]",
        "{\"data\":7}",
        "{\"data\":{\"a\":1,\"a\":2}}",
        "{\"streamversion\":\"4\"}"
      })
  void whatCanNotBeReadSaysNothing(String document) {
    // Given
    var leaf = leaf(document);

    // When
    var event = RecordEventReader.read(entry(false), leaf);

    // Then
    assertThat(event.version()).isNull();
    assertThat(event.fields()).isEmpty();
    assertThat(event.index()).isEqualTo(5);
  }

  @Test
  void whatWasPrunedSaysNothing() {
    // Given
    // When
    var event = RecordEventReader.read(entry(true), new byte[0]);

    // Then
    assertThat(event.pruned()).isTrue();
    assertThat(event.fields()).isEmpty();
  }

  private static byte[] leaf(String document) {
    return TrailLeaf.of("/inventory", 0, 1, document.getBytes(UTF_8));
  }

  private static TrailEntry entry(boolean pruned) {
    return new TrailEntry(
        5,
        "/inventory",
        0,
        1,
        null,
        "type",
        "ai-system/1",
        "ann",
        null,
        null,
        NOON,
        NOON,
        Hash.EMPTY_ROOT,
        pruned);
  }
}
