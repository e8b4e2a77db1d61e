package org.aimsledger.servicekit.paging;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class PageTest {
  private static final PageRequest TWO = PageRequest.of(new Limit(2), null);

  private static Page<String> page(List<Integer> rows) {
    return Page.of(rows, TWO, row -> Cursor.after(row), row -> "row " + row);
  }

  @Test
  void oneRowMoreThanThePageHasIsRead() {
    assertThat(TWO.rowsToRead()).isEqualTo(3);
  }

  @Test
  void theRowTooMuchIsNotShownButTellsThatMoreFollows() {
    // When
    var page = page(List.of(1, 2, 3));

    // Then
    assertThat(page.items()).containsExactly("row 1", "row 2");
    assertThat(page.nextCursor()).isEqualTo(Cursor.after(2).toString());
  }

  @Test
  void aPageThatIsJustFullIsTheLastOne() {
    // When
    var page = page(List.of(1, 2));

    // Then
    assertThat(page.items()).containsExactly("row 1", "row 2");
    assertThat(page.nextCursor()).isNull();
  }

  @Test
  void noRowsMakeAnEmptyLastPage() {
    assertThat(page(List.of())).isEqualTo(new Page<String>(List.of(), null, null, null));
  }

  @Test
  void theTotalIsToldWhenItIsKnown() {
    assertThat(page(List.of(1)).withTotal(17).total()).isEqualTo(17);
  }

  @Test
  void aTotalThatWasCountedToTheEndIsExact() {
    // When
    var page =
        Page.of(
            new Found<>(List.of(1, 2, 3), new Total(5, 5)), TWO, Cursor::after, row -> "" + row);

    // Then
    assertThat(page.items()).containsExactly("1", "2");
    assertThat(page.total()).isEqualTo(5);
    assertThat(page.totalAtLeast()).isNull();
  }

  @Test
  void aTotalBeyondTheBoundIsNotToldAsIfItWereOne() {
    // When
    var page =
        Page.of(
            new Found<>(List.of(1, 2, 3), new Total(6, 5)), TWO, Cursor::after, row -> "" + row);

    // Then
    assertThat(page.total()).isNull();
    assertThat(page.totalAtLeast()).isEqualTo(5);
    assertThat(page.nextCursor()).isEqualTo(Cursor.after(2).toString());
  }
}
