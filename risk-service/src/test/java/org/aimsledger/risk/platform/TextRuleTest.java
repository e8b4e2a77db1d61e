package org.aimsledger.risk.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class TextRuleTest {
  @Test
  void whiteSpaceAroundATextIsNoPartOfIt() {
    // Then
    assertThat(new Title("  Wrong diagnosis \n").value()).isEqualTo("Wrong diagnosis");
  }

  @Test
  void aBlankTextIsRefused() {
    // When / Then
    assertThatThrownBy(() -> new Title(" \t ")).hasMessage("must not be blank");
  }

  @Test
  void theLongestTextIsAcceptedAndOneMoreIsNot() {
    // Then
    assertThat(new Title("x".repeat(200)).value()).hasSize(200);
    assertThatThrownBy(() -> new Title("x".repeat(201)))
        .hasMessage("may have at most 200 characters, this one has 201");
  }

  @Test
  void aTitleIsOneLineAndANarrativeMayBeSeveral() {
    // Then
    assertThat(new Narrative("a\nb").value()).isEqualTo("a\nb");
    assertThatThrownBy(() -> new Title("a\nb")).hasMessage("has a control character at position 2");
  }

  @Test
  void aCharacterThatNoTableHoldsIsRefused() {
    // When / Then
    assertThatThrownBy(() -> new Narrative("a\u0000b"))
        .hasMessage("has a control character at position 2");
    assertThatThrownBy(() -> new Narrative("ab\ud83d"))
        .hasMessage("has half a character at position 3");
    assertThatThrownBy(() -> new Narrative("\ude00ab"))
        .hasMessage("has half a character at position 1");
  }

  @Test
  void wholeCharactersOutsideTheBasicPlaneAreAccepted() {
    // Then
    assertThat(new Narrative("风险😀").value()).isEqualTo("风险😀");
  }
}
