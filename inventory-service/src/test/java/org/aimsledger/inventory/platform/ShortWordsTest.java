package org.aimsledger.inventory.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ShortWordsTest {
  @Test
  void withoutAShortWordTrigramsAreEnough() {
    assertThat(ShortWords.in(List.of("fraud", "语言模型"))).isEmpty();
    assertThat(ShortWords.in(List.of())).isEmpty();
  }

  @Test
  void shortWordsComeFirstAndOthersSayWhatTheyCan() {
    assertThat(ShortWords.in(List.of("office", "77", "语言模型", "审")).values())
        .containsExactly("77", "审", "of", "ce", "语言", "言模", "模型");
  }

  @Test
  void aFewPartsAreEnough() {
    var parts = ShortWords.in(List.of("一", "一二三四五六七八九十百千万亿兆"));

    assertThat(parts).hasSize(12).containsEntry("short00", "一").containsEntry("short11", "百千");
  }

  @Test
  void charactersOutsideOfTheFirstPlaneAreWhole() {
    assertThat(ShortWords.in(List.of("𠀀𠀁")).values()).containsExactly("𠀀𠀁");
  }

  @Test
  void aTextIsFoundByItsCharactersAndPairsOfNeighbours() {
    assertThat(ShortWords.partsOf("hr 审核\n\t𠀀h"))
        .containsExactly("h", "hr", "r", "审", "审核", "核", "𠀀", "𠀀h");
    assertThat(ShortWords.partsOf("")).isEmpty();
  }
}
