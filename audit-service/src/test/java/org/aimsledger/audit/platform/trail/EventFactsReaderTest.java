package org.aimsledger.audit.platform.trail;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventFactsReaderTest {
  private static final UUID SYSTEM = UUID.fromString("0198c0de-0000-7000-8000-000000000001");
  private static final UUID INCIDENT = UUID.fromString("0198c0de-0000-7000-8000-000000000002");

  @Test
  void readsTheAttributesAndEveryIdOfSubjectAndData() {
    // Given
    var document =
        """
        {"specversion":"1.0","id":"0198c0de-0000-7000-8000-00000000000a","source":"/incident",
         "type":"org.aimsledger.incident.incident-raised.v1","subject":"incident/0198c0de-0000-7000-8000-000000000002",
         "time":"2026-11-22T10:15:30.123456Z","streamversion":1,"actor":"user-7","correlationid":"c-1",
         "causationid":"0198c0de-0000-7000-8000-00000000000b",
         "data":{"title":"see ai-system/0198C0DE-0000-7000-8000-000000000001.","nested":[{"a":null,"b":[1,true]}]}}
        """;

    // When
    var facts = read(document);

    // Then
    assertThat(facts)
        .isEqualTo(
            new EventFacts(
                UUID.fromString("0198c0de-0000-7000-8000-00000000000a"),
                "/incident",
                "org.aimsledger.incident.incident-raised.v1",
                "incident/" + INCIDENT,
                "user-7",
                "c-1",
                "0198c0de-0000-7000-8000-00000000000b",
                Instant.parse("2026-11-22T10:15:30.123456Z"),
                Set.of(INCIDENT, SYSTEM)));
  }

  @Test
  void keysOfMapsAreReferencesToo() {
    // Given
    var document = "{\"data\":{\"" + SYSTEM + "\":1}}";

    // When
    var facts = read(document);

    // Then
    assertThat(facts.references()).containsExactly(SYSTEM);
  }

  @Test
  void attributesAfterTheDataAreRead() {
    // Given
    var document =
        "{\"data\":\"" + SYSTEM + "\",\"actor\":\"a\",\"ext\":{\"x\":[1]},\"type\":\"t\"}";

    // When
    var facts = read(document);

    // Then
    assertThat(facts.references()).containsExactly(SYSTEM);
    assertThat(facts.actor()).isEqualTo("a");
    assertThat(facts.type()).isEqualTo("t");
  }

  @Test
  void whatTheDatabaseCouldNotHoldIsAbsent() {
    // Given
    var document =
        "{\"id\":\"17\",\"actor\":\"a\\u0000b\",\"subject\":\"%s\",\"time\":\"+999999999-01-01T00:00:00Z\",\"type\":\"t\"}"
            .formatted("x".repeat(501));

    // When
    var facts = read(document);

    // Then
    assertThat(facts)
        .isEqualTo(new EventFacts(null, null, "t", null, null, null, null, null, Set.of()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "null",
        "[]",
        "17",
        "{",
        "{\"id\":",
        "{} trailing",
        "{\"a\":1,\"a\":2}",
        "\u0000"
      })
  void whatIsNoDocumentIsOpaque(String document) {
    // Given
    // When
    var facts = read(document);

    // Then
    assertThat(facts).isEqualTo(EventFacts.OPAQUE);
  }

  private static EventFacts read(String document) {
    return EventFactsReader.read(document.getBytes(StandardCharsets.UTF_8));
  }
}
