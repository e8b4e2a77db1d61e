package org.aimsledger.servicekit.paging;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RowSelectionTest {
  private static final UUID ID = new UUID(0, 1);

  /// Stands for an entity; only its name matters.
  private static final class Lamp {}

  private static final String LAMP = Lamp.class.getName();

  @Test
  void anUnfilteredFirstPageHasOnlyAnOrder() {
    // When
    var selection = RowSelection.of(Lamp.class).upwards("name", null, null);

    // Then
    assertThat(selection.rowsText()).isEqualTo("from " + LAMP + " r order by r.name, r.id");
    assertThat(selection.parameters()).isEmpty();
  }

  @Test
  void aLaterPageStartsWhereItsKeysetSaysAndTheTotalDoesNot() {
    // When
    var selection =
        RowSelection.of(Lamp.class)
            .whereEqual("owner", "ann")
            .whereEqual("room", null)
            .whereSince("updatedAt", 3)
            .downwards("litAt", 7, ID);

    // Then
    var filter = " r where r.owner = :owner and r.updatedAt >= :since";
    assertThat(selection.rowsText())
        .isEqualTo(
            "from "
                + LAMP
                + filter
                + " and (r.litAt, r.id) < (:afterValue, :afterId) order by r.litAt desc, r.id desc");
    assertThat(selection.totalText(10))
        .isEqualTo(
            "select count(*) from (select r.id as id from "
                + LAMP
                + filter
                + " order by cast(null as integer) limit 11) counted");
    assertThat(selection.parameters()).containsOnlyKeys("owner", "since");
  }

  private enum Colour {
    RED,
    GREEN
  }

  @Test
  void constantsAreWrittenOutInOneOrderAndOneIsEquality() {
    // When
    var selection =
        RowSelection.of(Lamp.class)
            .whereIn("shade", List.of())
            .whereIn("glass", List.of(Colour.GREEN))
            .whereIn("colour", List.of(Colour.RED, Colour.GREEN));

    // Then
    assertThat(selection.conditions())
        .isEqualTo(" where r.glass = 'GREEN' and r.colour in ('GREEN', 'RED')");
    assertThat(selection.parameters()).isEmpty();
  }

  @Test
  void wordsAreLookedForAsTheyAreWritten() {
    // When
    var selection = RowSelection.of(Lamp.class).whereContains("text", List.of("50%", "a_b!"));

    // Then
    assertThat(selection.conditions())
        .isEqualTo(" where r.text like :word0 escape '!' and r.text like :word1 escape '!'");
    assertThat(selection.parameters())
        .containsExactlyInAnyOrderEntriesOf(Map.of("word0", "%50!%%", "word1", "%a!_b!!%"));
  }
}
