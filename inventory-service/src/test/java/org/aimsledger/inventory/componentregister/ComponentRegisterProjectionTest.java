package org.aimsledger.inventory.componentregister;

import static org.aimsledger.inventory.component.ComponentExamples.LETTERS;
import static org.aimsledger.inventory.component.ComponentExamples.SUPPLIER;
import static org.aimsledger.inventory.component.ComponentExamples.changed;
import static org.aimsledger.inventory.component.ComponentExamples.contract;
import static org.aimsledger.inventory.component.ComponentExamples.dataset;
import static org.aimsledger.inventory.component.ComponentExamples.datasetVersion;
import static org.aimsledger.inventory.component.ComponentExamples.described;
import static org.aimsledger.inventory.component.ComponentExamples.diligence;
import static org.aimsledger.inventory.component.ComponentExamples.retired;
import static org.aimsledger.inventory.component.ComponentExamples.supplier;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.aimsledger.contracts.WireNames;
import org.aimsledger.contracts.inventory.ComponentEvent;
import org.aimsledger.contracts.inventory.ComponentKind;
import org.aimsledger.contracts.inventory.InventoryServiceEvent;
import org.aimsledger.contracts.inventory.SupplierChange;
import org.aimsledger.eventstore.core.CorruptStreamException;
import org.aimsledger.eventstore.core.EventMeta;
import org.aimsledger.eventstore.core.Recorded;
import org.aimsledger.eventstore.core.StreamId;
import org.aimsledger.inventory.componentlink.ComponentLinkExamples;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ComponentRegisterProjectionTest {
  private static final Instant RECORDED = Instant.parse("2026-11-20T12:00:01Z");
  private final ComponentRegisterProjection projection = new ComponentRegisterProjection();

  private static Recorded<InventoryServiceEvent> recorded(
      InventoryServiceEvent event, int version) {
    var meta =
        new EventMeta(
            new UUID(1, version),
            "/inventory",
            WireNames.of(event.getClass()),
            new StreamId("component", LETTERS),
            version,
            0,
            version,
            RECORDED.plusSeconds(version),
            "u-1",
            "c-1",
            null);
    return new Recorded<>(event, meta);
  }

  private ComponentRegisterRow replay(ComponentEvent... history) {
    @Nullable ComponentRegisterRow row = null;
    for (var i = 0; i < history.length; i++) {
      row = projection.apply(row, recorded(history[i], i + 1));
    }
    return Objects.requireNonNull(row);
  }

  @Test
  void aRowHoldsNamesLicencesAndWhatIsUnknown() {
    // When
    var row = replay(dataset());

    // Then
    assertThat(row.id).isEqualTo(LETTERS);
    assertThat(row.kind).isEqualTo(ComponentKind.DATASET);
    assertThat(row.name).isEqualTo("Letters of citizens");
    assertThat(row.nameZhHant).isEqualTo("民眾來函");
    assertThat(row.licences).containsExactly("CC-BY-4.0");
    assertThat(row.personalData).isEqualTo("UNKNOWN");
    assertThat(row.externalScope).isEqualTo("doi");
    assertThat(row.searchText)
        .isEqualTo("letters of citizens\n民眾來函\n10.5555/letters\nletters\ninbox");
    assertThat(row.version).isEqualTo(1);
  }

  @Test
  void aPartIsCalledByItsLabelAndKnowsItsWhole() {
    // When
    var row = replay(datasetVersion());

    // Then
    assertThat(row.name).isEqualTo("2.1");
    assertThat(row.parent).isEqualTo(LETTERS);
    assertThat(row.personalData).isEqualTo("UNKNOWN");
  }

  @Test
  void aChangeAndARetirementReachTheRow() {
    // When
    var row = replay(dataset(), described(), retired());

    // Then
    assertThat(row.name).isEqualTo("Letters to the office");
    assertThat(row.licences).isEmpty();
    assertThat(row.retired).isTrue();
    assertThat(row.version).isEqualTo(3);
    assertThat(row.updatedAt).isEqualTo(RECORDED.plusSeconds(3));
  }

  @Test
  void aSupplierShowsDueDiligenceAndWhatItChangedWithoutAWord() {
    // When
    var row =
        replay(
            supplier(),
            diligence(),
            contract("C-1"),
            changed(SupplierChange.SILENT),
            changed(SupplierChange.ANNOUNCED));

    // Then
    assertThat(row.name).isEqualTo("示例公司");
    assertThat(row.dueDiligence).isEqualTo("PASSED_WITH_CONDITIONS");
    assertThat(row.silentChanges).isEqualTo(1);
  }

  @Test
  void onlyComponentsHaveRows() {
    // When
    var ofLink = projection.key(recorded(ComponentLinkExamples.linked(), 1));
    var ofSupplier = projection.key(recorded(supplier(), 1));

    // Then
    assertThat(ofLink).isNull();
    assertThat(ofSupplier).isEqualTo(SUPPLIER);
  }

  @Test
  void anImpossibleHistoryStopsTheView() {
    // Given
    var histories = List.of(List.of(retired()), List.of(dataset(), dataset()));

    // When / Then
    assertThat(histories)
        .allSatisfy(
            history ->
                assertThatThrownBy(() -> replay(history.toArray(ComponentEvent[]::new)))
                    .isInstanceOf(CorruptStreamException.class));
  }
}
