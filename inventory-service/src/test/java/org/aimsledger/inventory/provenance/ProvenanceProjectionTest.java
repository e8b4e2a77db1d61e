package org.aimsledger.inventory.provenance;

import static org.aimsledger.inventory.aisystem.Examples.CHATBOT;
import static org.aimsledger.inventory.aisystem.Examples.NOON;
import static org.aimsledger.inventory.aisystem.Examples.SCANNER;
import static org.aimsledger.inventory.aisystem.Examples.imported;
import static org.aimsledger.inventory.aisystem.Examples.registered;
import static org.aimsledger.inventory.aisystem.Examples.retired;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.aimsledger.contracts.WireNames;
import org.aimsledger.contracts.inventory.AiSystemEvent;
import org.aimsledger.contracts.inventory.Confidence;
import org.aimsledger.contracts.inventory.FieldChange;
import org.aimsledger.contracts.inventory.InventoryServiceEvent;
import org.aimsledger.contracts.inventory.Provenance;
import org.aimsledger.contracts.inventory.Stage;
import org.aimsledger.eventstore.core.CorruptStreamException;
import org.aimsledger.eventstore.core.EventMeta;
import org.aimsledger.eventstore.core.Recorded;
import org.aimsledger.eventstore.core.StreamId;
import org.aimsledger.inventory.platform.FieldOrigins;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ProvenanceProjectionTest {
  private final ProvenanceProjection projection = new ProvenanceProjection();

  private static Recorded<InventoryServiceEvent> recorded(
      InventoryServiceEvent event, int version) {
    return new Recorded<>(
        event,
        new EventMeta(
            new UUID(1, version),
            "/inventory",
            WireNames.of(event.getClass()),
            new StreamId("ai-system", CHATBOT),
            version,
            0,
            version,
            NOON.plusSeconds(version),
            "u-1",
            "c-1",
            null));
  }

  private ProvenanceRow after(AiSystemEvent... events) {
    @Nullable ProvenanceRow row = null;
    for (var i = 0; i < events.length; i++) {
      row = projection.apply(row, recorded(events[i], i + 1));
    }
    return Objects.requireNonNull(row);
  }

  private static AiSystemEvent.FieldsContradicted contradicted() {
    return new AiSystemEvent.FieldsContradicted(
        CHATBOT,
        List.of(new FieldChange("vendor", List.of("Example Ltd"), List.of("Found Ltd"))),
        SCANNER,
        "scan",
        NOON);
  }

  @Test
  void aRowTellsWhichFieldsNobodyConfirmedAndWhichAreContradicted() {
    // When
    var row =
        after(
            imported(Stage.PILOT),
            new AiSystemEvent.FieldsConfirmed(
                CHATBOT, List.of("vendor"), Confidence.LOW, "hearsay", NOON),
            contradicted());

    // Then
    assertThat(row.traits)
        .contains(
            "purpose:IMPORTED",
            "purpose:UNCONFIRMED",
            "purpose:UNKNOWN_CONFIDENCE",
            "vendor:IMPORTED",
            "vendor:LOW_CONFIDENCE",
            "vendor:CONTRADICTED",
            "UNCONFIRMED",
            "CONTRADICTED")
        .doesNotContain("vendor:UNCONFIRMED", "vendor:UNKNOWN_CONFIDENCE", "DECLARED");
    assertThat(row.version).isEqualTo(3);
    assertThat(row.stage).isEqualTo(Stage.PILOT);
  }

  @Test
  void theTableHoldsWhatTheRecordFoldsTo() {
    // Given
    var tabbed =
        new AiSystemEvent.ProfileChanged(
            CHATBOT,
            List.of(new FieldChange("sector", List.of("x"), List.of("Health"))),
            "scan",
            new Provenance(SCANNER.source(), "scanner\tof halls", SCANNER.confidence()),
            NOON);
    AiSystemEvent[] events = {imported(Stage.PILOT), tabbed, retired()};

    // When
    var held = OriginLines.read(after(events).origins);

    // Then
    var folded = FieldOrigins.NONE;
    for (var event : events) {
      folded = folded.after(event);
    }
    assertThat(held).isEqualTo(folded);
  }

  @Test
  void contradictionsAreHeldWithoutTheirValues() {
    // When
    var held = OriginLines.read(after(registered(), contradicted()).origins);

    // Then
    var contradiction = Objects.requireNonNull(held.contradictions().get("vendor"));
    assertThat(contradiction.provenance()).isEqualTo(SCANNER);
    assertThat(contradiction.at()).isEqualTo(NOON);
    assertThat(contradiction.values()).isEmpty();
  }

  @Test
  void aRowBeginsWithARegistration() {
    // Then
    assertThatExceptionOfType(CorruptStreamException.class)
        .isThrownBy(() -> projection.apply(null, recorded(retired(), 1)));
  }
}
