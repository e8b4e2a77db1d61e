package org.aimsledger.incident.incident;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.aimsledger.incident.platform.PersonId;
import org.aimsledger.incident.platform.Reason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextsTest {

  @ParameterizedTest
  @ValueSource(strings = {"", "   ", "\n\t"})
  void aBlankTextDoesNotExist(String text) {
    // Given
    // When
    // Then
    assertThatThrownBy(() -> new Reason(text)).hasMessage("reason must not be blank");
  }

  @Test
  void aTextMayBeAsLongAsTheLimitAndNoLonger() {
    // Given
    var longest = "x".repeat(2_000);

    // When
    var reason = new Reason(longest);

    // Then
    assertThat(reason.value()).hasSize(2_000);
    assertThatThrownBy(() -> new Reason(longest + "x"))
        .hasMessage("reason must have at most 2000 characters, had 2001");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\u0000b", "a\u001bb", "a\ud800b"})
  void whatCannotBeStoredOrPrintedIsRefused(String text) {
    // Given
    // When
    // Then
    assertThatThrownBy(() -> new Narrative(text))
        .hasMessage("text must not contain control characters");
  }

  @Test
  void anyScriptIsWelcome() {
    // Given
    var text = "聊天機器人給了錯誤劑量 🩺";

    // When
    var title = new Title(text);

    // Then
    assertThat(title.value()).isEqualTo(text);
  }

  @Test
  void aTitleIsOneLine() {
    // Given
    // When
    // Then
    assertThatThrownBy(() -> new Title("a\nb")).hasMessage("title must be one line");
  }

  @Test
  void aPersonIsOneWord() {
    // Given
    // When
    // Then
    assertThatThrownBy(() -> new PersonId("two words"))
        .hasMessage("person id must not contain white space");
  }

  @Test
  void aTimeBeforeComputersIsAMistake() {
    // Given
    var ancient = Instant.parse("0001-01-01T00:00:00Z");

    // When
    // Then
    assertThatThrownBy(() -> IncidentSamples.triage(ancient))
        .hasMessage("awareAt must not be before 1970");
  }

  @Test
  void timesAreKeptInMicroseconds() {
    // Given
    var precise = Instant.parse("2027-12-03T15:00:00.123456789Z");

    // When
    var triage = IncidentSamples.triage(precise);

    // Then
    assertThat(triage.awareAt()).isEqualTo(Instant.parse("2027-12-03T15:00:00.123456Z"));
  }
}
