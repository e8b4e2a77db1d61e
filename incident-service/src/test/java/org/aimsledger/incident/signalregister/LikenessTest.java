package org.aimsledger.incident.signalregister;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LikenessTest {
  @ParameterizedTest
  @CsvSource({
    // ni ig gh ht / na ac ch ht: one of four pairs each is common.
    "night, nacht, 0.25",
    "same, same, 1.0",
    "Same!, sAME, 1.0",
    "abc, xyz, 0.0",
    "'', abc, 0.0",
    "a, a, 0.0",
    // 劑量 量錯 錯誤 / 劑量 量有 有錯 錯誤
    "劑量錯誤, 劑量有錯誤, 0.5714"
  })
  void pairsOfLettersInCommonAreCounted(String one, String other, double expected) {
    // When, Then
    assertThat(Likeness.of(one, other)).isCloseTo(expected, within(0.0001));
    assertThat(Likeness.of(other, one)).isEqualTo(Likeness.of(one, other));
  }
}
