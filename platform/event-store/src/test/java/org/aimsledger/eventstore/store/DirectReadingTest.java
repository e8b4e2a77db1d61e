package org.aimsledger.eventstore.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.aimsledger.eventstore.core.StreamId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DirectReadingTest {
  private static final String NAME = "org.example.measured.v2";
  private static final String OLD_NAME = "org.example.measured.v1";

  sealed interface Family permits Measured {}

  record Measured(BigDecimal value, int count, @Nullable Instant at, List<String> tags, Inner inner)
      implements Family {}

  record Inner(String text) {}

  private static final EventTypes<Family> TYPES =
      EventTypes.declare(Family.class, _ -> NAME)
          .upcast(OLD_NAME, NAME, data -> data.put("count", data.path("number").asInt()));

  private static final Measured EVENT =
      new Measured(
          new BigDecimal("0.310"),
          3,
          Instant.parse("2026-11-29T12:00:00.5Z"),
          List.of("a", "b"),
          new Inner("\"quoted\" \u4e2d\u6587"));

  private static String document() {
    var envelope =
        new EventDocument.Envelope(
            new UUID(1, 2),
            "/lamp",
            NAME,
            new StreamId("lamp", new UUID(3, 4)),
            7,
            OffsetDateTime.parse("2026-11-29T12:00:00Z"),
            "alice",
            "c-1",
            "e-9",
            "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01");
    return new String(EventDocument.write(envelope, EVENT), UTF_8);
  }

  private static boolean isDirect(String document) {
    return DirectReading.of(TYPES, 5, 11, document.getBytes(UTF_8)).isPresent();
  }

  @Test
  void whatIsWrittenTodayIsReadInOnePassWithAllItsAttributes() {
    // When
    var read = DirectReading.of(TYPES, 5, 11, document().getBytes(UTF_8)).orElseThrow();

    // Then
    assertThat(read.event()).isEqualTo(EVENT);
    var meta = read.meta();
    assertThat(meta.id()).isEqualTo(new UUID(1, 2));
    assertThat(List.of(meta.source(), meta.type(), meta.actor(), meta.correlation()))
        .containsExactly("/lamp", NAME, "alice", "c-1");
    assertThat(meta.stream()).isEqualTo(new StreamId("lamp", new UUID(3, 4)));
    assertThat(meta.streamVersion()).isEqualTo(7);
    assertThat(meta.lane()).isEqualTo(5);
    assertThat(meta.laneSeq()).isEqualTo(11);
    assertThat(meta.time()).isEqualTo(Instant.parse("2026-11-29T12:00:00Z"));
    assertThat(meta.causation()).isEqualTo("e-9");
  }

  @Test
  void dataBeforeItsTypeAndOldNamesAreReadTheLongWayWithTheSameResult() {
    // Given
    var written = document();
    var data = written.substring(written.indexOf("\"data\":"), written.length() - 1);
    var first = "{" + data + "," + written.replace("," + data, "").substring(1);
    var old = written.replace(NAME, OLD_NAME).replace("\"count\":3", "\"number\":3");

    // When / Then
    for (var document : List.of(first, old)) {
      assertThat(isDirect(document)).isFalse();
      assertThat(EventDocument.read(TYPES, 5, 11, document.getBytes(UTF_8)).event())
          .isEqualTo(EVENT);
    }
  }

  @Test
  void attributesOfLaterWritersAreIgnored() {
    // Given
    var document = document().replace("\"actor\"", "\"later\":{\"x\":[1,2]},\"actor\"");

    // When / Then
    assertThat(isDirect(document)).isTrue();
    assertThat(EventDocument.read(TYPES, 5, 11, document.getBytes(UTF_8)).event()).isEqualTo(EVENT);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"count\":3 -> \"count\":null",
        "\"count\":3 -> \"count\":{}",
        "\"value\":0.310 -> \"value\":\"x\"",
        "12:00:00.500Z -> 12:00:00.5",
        "measured.v2 -> measured.v3",
      })
  void whatDoesNotFitIsNamedByTheLongWay(String change) {
    // Given
    var parts = change.split(" -> ", 2);
    var document = document();
    assertThat(document).contains(parts[0]);
    var broken = document.replace(parts[0], parts[1]);

    // When / Then
    assertThat(isDirect(broken)).isFalse();
    assertThatThrownBy(() -> EventDocument.read(TYPES, 5, 11, broken.getBytes(UTF_8)))
        .isInstanceOf(UnknownEventException.class)
        .hasMessageContaining("lamp/00000000-0000-0003-0000-000000000004");
  }
}
