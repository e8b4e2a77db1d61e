package org.aimsledger.servicekit.paging;

import static org.assertj.core.api.Assertions.assertThat;

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
                + " order by r.litAt desc, r.id desc limit 11) counted");
    assertThat(selection.parameters()).containsOnlyKeys("owner", "since");
  }
}
