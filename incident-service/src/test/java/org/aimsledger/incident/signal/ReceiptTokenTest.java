package org.aimsledger.incident.signal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ReceiptTokenTest {
  @Test
  void onlyTheTokenItselfFitsItsDigest() {
    // Given
    var bytes = new byte[ReceiptToken.BYTES];
    bytes[0] = 1;
    var token = ReceiptToken.of(bytes);
    var kept = token.digest();

    // When, Then
    assertThat(kept).hasSize(64).doesNotContain(token.value());
    assertThat(new ReceiptToken(token.value()).fits(kept)).isTrue();
    assertThat(ReceiptToken.of(new byte[ReceiptToken.BYTES]).fits(kept)).isFalse();
    assertThat(new ReceiptToken(kept).fits(kept)).isFalse();
    assertThat(token).hasToString("(secret)");
  }
}
