package org.aimsledger.inventory.registerhistory;

import static org.aimsledger.inventory.aisystem.Examples.CHATBOT;
import static org.aimsledger.inventory.aisystem.Examples.NOON;
import static org.aimsledger.inventory.aisystem.Examples.registered;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.aimsledger.contracts.WireNames;
import org.aimsledger.contracts.inventory.AiSystemEvent;
import org.aimsledger.contracts.inventory.Origin;
import org.aimsledger.eventstore.core.EventMeta;
import org.aimsledger.eventstore.core.Recorded;
import org.aimsledger.eventstore.core.StreamId;
import org.aimsledger.inventory.aisystem.Examples;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RegisterHistoryProjectionTest {
  private final RegisterHistoryProjection projection = new RegisterHistoryProjection();

  private RegisterHistoryRow after(
      @Nullable RegisterHistoryRow row, AiSystemEvent event, int version, Instant time) {
    var meta =
        new EventMeta(
            new UUID(1, version),
            "/inventory",
            WireNames.of(event.getClass()),
            new StreamId("ai-system", CHATBOT),
            version,
            0,
            version,
            time,
            "u-1",
            "c-1",
            null);
    return projection.apply(row, new Recorded<>(event, meta));
  }

  @Test
  void aStateIsAddedOnlyWhenSomethingAListShowsChanges() {
    // Given
    var first = after(null, registered(), 1, NOON);
    var owned = new AiSystemEvent.OwnerAssigned(CHATBOT, null, "u-9", "new", NOON);
    var declined =
        new AiSystemEvent.ContainmentDeclined(CHATBOT, Examples.FIRE, "it is retired", NOON);

    // When
    var row = after(first, owned, 2, NOON.plusSeconds(1));
    row = after(row, owned, 3, NOON.plusSeconds(2));
    row = after(row, declined, 4, NOON.plusSeconds(3));

    // Then
    assertThat(row.versions).containsExactly("1", "2");
    assertThat(row.owners).hasSize(2).endsWith("u-9");
    assertThat(row.last().owner()).isEqualTo("u-9");
  }

  @Test
  void anImportThatFlagsSomethingElseIsAState() {
    // Given
    var first = after(null, registered(), 1, NOON);
    var imported = imported(List.of("name-missing", "external-id-repeated"));

    // When
    var row = after(first, imported, 2, NOON.plusSeconds(1));
    row = after(row, imported, 3, NOON.plusSeconds(2));
    row = after(row, imported(List.of()), 4, NOON.plusSeconds(3));

    // Then
    assertThat(row.versions).containsExactly("1", "2", "4");
    assertThat(row.flags).containsExactly("", "name-missing\nexternal-id-repeated", "");
    assertThat(row.last().flags()).isEmpty();
  }

  private static AiSystemEvent imported(List<String> flags) {
    var registered = (AiSystemEvent.Registered) registered();
    var origin = Origin.imported(null, new Origin.ImportedFrom("m", null, "00", 1), flags);
    return new AiSystemEvent.ImportRecorded(
        CHATBOT,
        registered.name(),
        registered.profile(),
        registered.stage(),
        registered.highImpact(),
        origin,
        NOON);
  }

  @Test
  void timesStaySortedWhereTheClockWentBack() {
    // Given
    var first = after(null, registered(), 1, NOON);

    // When
    var row =
        after(first, new AiSystemEvent.Retired(CHATBOT, "replaced", NOON), 2, NOON.minusSeconds(5));

    // Then
    var noon = Long.toString(RegisterHistoryProjection.micros(NOON));
    assertThat(row.times).containsExactly(noon, noon);
    assertThat(row.last().stage()).isEqualTo("RETIRED");
  }
}
