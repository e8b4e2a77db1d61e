package org.aimsledger.eventstore.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.aimsledger.eventstore.core.StreamId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EventDocumentTest {
  sealed interface Reading permits Read {}

  record Read(BigDecimal value) implements Reading {}

  private static final EventTypes<Reading> TYPES =
      EventTypes.declare(Reading.class, _ -> "org.example.read.v1");

  private static EventDocument.Envelope envelope(String time) {
    return new EventDocument.Envelope(
        new UUID(1, 2),
        "/lamp",
        "org.example.read.v1",
        new StreamId("lamp", new UUID(3, 4)),
        1,
        OffsetDateTime.parse(time),
        "alice",
        "c-1",
        null,
        null);
  }

  @ParameterizedTest
  @CsvSource({
    "2026-11-20T12:00:00Z,2026-11-20T12:00:00Z",
    "2026-11-20T13:00:00+01:00,2026-11-20T12:00:00Z",
    "2026-11-20T12:00:00.000001Z,2026-11-20T12:00:00.000001Z"
  })
  void theTimeIsWrittenWithSecondsAndReadAgain(String time, String written) {
    // When
    var document = EventDocument.write(envelope(time), new Read(BigDecimal.ONE));

    // Then
    assertThat(new String(document, UTF_8)).contains("\"time\":\"" + written + "\"");
    assertThat(EventDocument.read(TYPES, 0, 1, document).meta().time())
        .isEqualTo(Instant.parse(written));
  }

  @Test
  void aTimeWithoutSecondsFromAnEarlierWriterIsRead() {
    // Given
    var document =
        new String(
                EventDocument.write(envelope("2026-11-20T12:00:00Z"), new Read(BigDecimal.ONE)),
                UTF_8)
            .replace("12:00:00Z", "12:00Z")
            .getBytes(UTF_8);

    // When
    var read = EventDocument.read(TYPES, 0, 1, document);

    // Then
    assertThat(read.meta().time()).isEqualTo(Instant.parse("2026-11-20T12:00:00Z"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"0.310", "0.1234567890123456789", "10.0", "1E+3", "-0.00"})
  void aFigureIsReadAsItWasWritten(String value) {
    // Given
    var event = new Read(new BigDecimal(value));

    // When
    var document = EventDocument.write(envelope("2026-11-20T12:00:01Z"), event);

    // Then
    assertThat(EventDocument.read(TYPES, 0, 1, document).event()).isEqualTo(event);
  }

  @Test
  void theRequestThatAnEventAnswersIsNamedByHashes() {
    // Given
    var receipt = new Receipt("ann", "key-1", new byte[] {1, 2, 3});
    var plain = envelope("2026-11-20T12:00:00Z");
    var named =
        new EventDocument.Envelope(
            plain.id(),
            plain.source(),
            plain.type(),
            plain.stream(),
            plain.streamVersion(),
            plain.time(),
            plain.actor(),
            plain.correlation(),
            null,
            null,
            receipt.markText());

    // When
    var document = EventDocument.write(named, new Read(BigDecimal.ONE));

    // Then
    assertThat(EventDocument.envelope(document)).isEqualTo(named);
    assertThat(new String(document, UTF_8)).doesNotContain("key-1");
    assertThat(ReceiptMark.parse(receipt.markText())).contains(ReceiptMark.of(receipt));
    assertThat(ReceiptMark.of(new Receipt("ann", "key-1", new byte[] {4})))
        .satisfies(
            other -> {
              assertThat(other.identity()).isEqualTo(receipt.mark().identity());
              assertThat(other.fingerprint()).isNotEqualTo(receipt.mark().fingerprint());
            });
    assertThat(receipt.markText())
        .hasSize(44)
        .isNotEqualTo(new Receipt("ann", "key-2", new byte[] {1, 2, 3}).markText());
    assertThat(new String(EventDocument.write(plain, new Read(BigDecimal.ONE)), UTF_8))
        .doesNotContain("idempotency");
  }
}
