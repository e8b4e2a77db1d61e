package org.aimsledger.servicekit.paging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.aimsledger.servicekit.problem.ProblemException;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CursorTest {
  private static final UUID ID = UUID.fromString("0198c1d2-7f00-7000-8000-000000000001");
  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

  private static void isRefused(ThrowingCallable work) {
    assertThatThrownBy(work)
        .isInstanceOfSatisfying(
            ProblemException.class,
            refused -> assertThat(refused.problem().status()).isEqualTo(400));
  }

  @Test
  void whatIsWrittenIsReadBack() {
    // Given
    var written = Cursor.after("Größe, 大", NOON, ID, 17L).toString();

    // When
    var read = Cursor.fromString(written).ofSize(4);

    // Then
    assertThat(read.text(0)).isEqualTo("Größe, 大");
    assertThat(read.instant(1)).isEqualTo(NOON);
    assertThat(read.uuid(2)).isEqualTo(ID);
    assertThat(read.number(3)).isEqualTo(17);
    assertThat(written).matches("[A-Za-z0-9_-]+");
  }

  @Test
  void anEmptyTextIsAValueLikeAnother() {
    // When
    var read = Cursor.fromString(Cursor.after("", "b").toString());

    // Then
    assertThat(read.values()).isEqualTo(List.of("", "b"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a", "abc", "YQ==", "YR", "_w", "a b", "%41"})
  void whatWeCanNotHaveWrittenIsRefused(String text) {
    isRefused(() -> Cursor.fromString(text));
  }

  @Test
  void aCursorOfAnotherListIsRefused() {
    // Given
    var cursor = Cursor.after("a", "b");

    // Then
    isRefused(() -> cursor.ofSize(1));
    isRefused(() -> cursor.uuid(0));
    isRefused(() -> cursor.instant(1));
    isRefused(() -> cursor.number(0));
    isRefused(() -> cursor.text(2));
  }

  @Test
  void aCursorWithATimeThatNoTableHoldsIsRefused() {
    isRefused(() -> Cursor.after("-999999999-01-01T00:00:00Z").instant(0));
    isRefused(() -> Cursor.after("+999999999-01-01T00:00:00Z").instant(0));
  }

  @Test
  void anEndlessCursorIsRefused() {
    isRefused(() -> Cursor.fromString("YWFh".repeat(501)));
  }
}
