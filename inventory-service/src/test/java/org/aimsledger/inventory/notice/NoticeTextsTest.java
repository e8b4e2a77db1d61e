package org.aimsledger.inventory.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import java.util.List;
import org.aimsledger.contracts.inventory.LocalizedText;
import org.aimsledger.inventory.platform.IllegalFieldException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NoticeTextsTest {
  private static NoticeTexts english(String text) {
    return new NoticeTexts(List.of(new LocalizedText("en", "Title", text)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<script>alert(1)</script>",
        "a <img src=x onerror=y> b",
        "</div>",
        "<!-- hidden -->",
        "<?php ?>",
        "<https://example.org>",
        "[click](javascript:alert(1))",
        "[click]( JavaScript:alert(1))",
        "[click](<data:text/html,x>)",
        "[click](&#106;avascript:alert)",
        "[click](//evil.example)",
        "![x](vbscript:y)",
        "[ref]: javascript:alert(1)"
      })
  void whatAReadersProgramMightRunIsRefused(String text) {
    // When / Then
    assertThatThrownBy(() -> english(text))
        .isInstanceOf(IllegalFieldException.class)
        .hasMessageContaining("texts[0].text");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "# Title\n\n* a **b** `c`",
        "if a < b and b > c",
        "[ours](https://example.org/a?b=c) and [here](#part) and [there](/notices)",
        "[mail](mailto:dpo@example.org)",
        "您可以在三十天內提出申訴。"
      })
  void plainTextAndMarkdownStayAsTheyAre(String text) {
    // When
    var texts = english(text);

    // Then
    assertThat(texts.texts()).containsExactly(new LocalizedText("en", "Title", text));
  }

  @Test
  void aLanguageIsThereOnceInItsUsualSpelling() {
    // Given
    var lower = new LocalizedText("zh-hant", "標題", "文字");
    var usual = new LocalizedText("zh-Hant", "標題", "文字");

    // When
    var texts = new NoticeTexts(List.of(lower));

    // Then
    assertThat(texts.texts()).containsExactly(usual);
    assertThatThrownBy(() -> new NoticeTexts(List.of(lower, usual)))
        .hasMessage("texts has zh-Hant twice");
    assertThatThrownBy(() -> new NoticeTexts(List.of(new LocalizedText("?", "a", "b"))))
        .hasMessageContaining("texts[0].language");
  }

  @Test
  void thereIsAnEnd() {
    // Given
    var many = Collections.nCopies(NoticeTexts.LANGUAGES + 1, new LocalizedText("en", "a", "b"));

    // When / Then
    assertThatThrownBy(() -> new NoticeTexts(many)).hasMessage("texts needs 1 to 24 languages");
    assertThatThrownBy(() -> english("x".repeat(NoticeTexts.TEXT + 1)))
        .hasMessageContaining("at most 20000 characters");
    assertThatThrownBy(
            () -> new NoticeTexts(List.of(new LocalizedText("en", "two\nlines", "text"))))
        .hasMessage("a title is one line");
  }
}
