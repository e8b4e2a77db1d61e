package org.aimsledger.inventory.recordsearch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SearchTextTest {
  @Test
  void whatIsWrittenWithoutSpacesIsFoundByOneOrTwoCharacters() {
    // When
    var pairs = SearchText.pairs("稅務 ai 助理");

    // Then
    assertThat(pairs).containsExactly("稅", "務", "稅務", "助", "理", "助理");
  }

  @Test
  void whatIsPartOfAnotherIsNotLookedForBesideIt() {
    assertThat(SearchText.longest("稅務")).containsExactly("稅務");
    assertThat(SearchText.longest("语言模型")).containsExactly("语言", "言模", "模型");
    assertThat(SearchText.longest("稅 ai 助理")).containsExactly("稅", "助理");
    assertThat(SearchText.longest("office")).isEmpty();
  }

  @Test
  void charactersOutsideOfTheFirstPlaneAreWhole() {
    // When
    var pairs = SearchText.pairs("𠀀𠀁");

    // Then
    assertThat(pairs).containsExactly("𠀀", "𠀁", "𠀀𠀁");
  }

  @Test
  void widthAndCaseMakeNoDifference() {
    // When
    var words = SearchText.words("  ＡＩ　Chatbot ");

    // Then
    assertThat(words).isEqualTo(List.of("ai", "chatbot"));
  }

  @Test
  void aRecordIsShownByItsFirstNameAndLongTextsEnd() {
    // Given
    var texts = RecordTexts.none();

    // When
    texts.put("nameZhHant", List.of("稅務助理"));
    texts.put("nameEn", List.of("Tax Assistant"));
    texts.put("purpose", List.of("x".repeat(RecordTexts.LONGEST - 1) + "𠀀"));
    texts.put("vendor", List.of("gone"));
    texts.put("vendor", List.of());

    // Then
    assertThat(texts.shown()).isEqualTo("Tax Assistant");
    assertThat(texts.foldedNames()).containsExactly("tax assistant", "稅務助理");
    assertThat(texts.fields()).containsExactly("nameEn", "nameZhHant", "purpose");
    assertThat(texts.values()[2]).hasSize(RecordTexts.LONGEST - 1);
  }
}
