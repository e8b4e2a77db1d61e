package org.aimsledger.audit.evidenceexport;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.aimsledger.contracts.WireNames;
import org.aimsledger.contracts.audit.AuditServiceEvent;
import org.aimsledger.contracts.incident.IncidentServiceEvent;
import org.aimsledger.contracts.inventory.InventoryServiceEvent;
import org.aimsledger.contracts.platform.PlatformEvent;
import org.aimsledger.contracts.risk.RiskServiceEvent;
import org.aimsledger.referencedata.load.BundledPacks;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class EventTitlesTest {
  static Stream<String> names() {
    return Stream.of(
            AuditServiceEvent.class,
            IncidentServiceEvent.class,
            InventoryServiceEvent.class,
            PlatformEvent.class,
            RiskServiceEvent.class)
        .flatMap(family -> WireNames.records(family).stream())
        .map(WireNames::of);
  }

  @ParameterizedTest
  @MethodSource("names")
  void everyEventHasATitleInThreeLanguages(String name) {
    // Given
    var titles = BundledPacks.load().eventTitles().all().getLast();

    // When
    var title = titles.of(name);

    // Then
    assertThat(title).isPresent();
  }
}
