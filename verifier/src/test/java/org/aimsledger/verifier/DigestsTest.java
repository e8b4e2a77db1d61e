package org.aimsledger.verifier;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Random;
import org.junit.jupiter.api.Test;

class DigestsTest {

  @Test
  void aTextIsNewOnce() {
    // Given
    var digests = new Digests();

    // When
    boolean first = digests.add("a");
    boolean again = digests.add("a");
    boolean empty = digests.add("");

    // Then
    assertThat(first).isTrue();
    assertThat(again).isFalse();
    assertThat(empty).isTrue();
  }

  @Test
  void itSaysWhatASetSaysAlsoAfterItHasGrown() {
    // Given
    var random = new Random(42);
    var set = new HashSet<String>();
    var digests = new Digests();

    for (int i = 0; i < 50_000; i++) {
      String text = "entries/" + random.nextInt(30_000);

      // When
      boolean fresh = digests.add(text);

      // Then
      assertThat(fresh).as(text).isEqualTo(set.add(text));
    }
  }
}
