package org.aimsledger.servicekit.paging;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
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
    assertThat(selection.rowsText(50, Set.of()))
        .isEqualTo("from " + LAMP + " r order by r.name, r.id");
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
    assertThat(selection.rowsText(50, Set.of()))
        .isEqualTo(
            "from "
                + LAMP
                + filter
                + " and (r.litAt, r.id) < (:afterValue, :afterId) order by r.litAt desc, r.id desc");
    assertThat(selection.totalText(10, Set.of()))
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

  @Test
  void idsComeFromTheIndexOfTheOrderBeforeTheirRows() {
    // When
    var selection =
        RowSelection.of(Lamp.class).idsFirst().whereEqual("owner", "ann").upwards("name", "x", ID);

    // Then
    assertThat(selection.rowsText(51, Set.of()))
        .isEqualTo(
            "from "
                + LAMP
                + " w where w.id in (select f.id from (select r.id as id from "
                + LAMP
                + " r where r.owner = :owner and (r.name, r.id) > (:afterValue, :afterId)"
                + " order by r.name, r.id limit 64) f) order by w.name, w.id");
    assertThat(selection.rowsText(500, Set.of())).contains(" limit 1024) ");
  }

  @Test
  void aListWithoutFiltersNeedsNoIdsFirst() {
    // When
    var selection = RowSelection.of(Lamp.class).idsFirst().upwards("name", null, null);

    // Then
    assertThat(selection.rowsText(51, Set.of()))
        .isEqualTo("from " + LAMP + " r order by r.name, r.id");
  }

  @Test
  void aHintIsFollowedWhereItFindsFewRowsOnly() {
    // Given
    var few =
        new Aside(
            Lamp.class,
            "parts(a.text, :part) and locate(:word0, a.text) > 0",
            Map.of("part", "77", "word0", "77"),
            true);

    // When
    var selection =
        RowSelection.of(Lamp.class)
            .whereContains("text", List.of("77"))
            .hint("parts(a.text, :part)", Map.of("part", "77"))
            .upwards("name", null, null);

    // Then
    var hint =
        " and r.id in (select f.id from (select a.id as id from "
            + LAMP
            + " a where parts(a.text, :part) and locate(:word0, a.text) > 0"
            + " order by cast(null as integer) limit 2000) f)";
    assertThat(selection.rowsText(50, Set.of(few))).contains("locate(:word0, r.text) > 0" + hint);
    assertThat(selection.totalText(10, Set.of(few))).contains(hint);
    assertThat(selection.rowsText(50, Set.of())).doesNotContain("parts");
    assertThat(selection.totalText(10, Set.of())).doesNotContain("parts");
    assertThat(selection.parameters()).containsOnlyKeys("word0");
  }

  @Test
  void rowsThatAreAmongManyOthersAreCheckedOneByOne() {
    // Given
    var few = new Aside(Lamp.class, "a.lit = true", Map.of(), false);

    // When
    var selection = RowSelection.of(Lamp.class).whereAmong(Lamp.class, "a.lit = true");

    // Then
    assertThat(selection.conditions())
        .isEqualTo(" where r.id in (select a.id from " + LAMP + " a where a.lit = true)");
    assertThat(selection.rowsText(50, Set.of(few)))
        .contains(" a where a.lit = true order by cast(null as integer) limit 2000) f) order by ");
    assertThat(selection.rowsText(50, Set.of()))
        .contains(
            " where case when exists (select 1 from "
                + LAMP
                + " a where a.lit = true and a.id = r.id) then 1 else 0 end = 1");
  }
}
