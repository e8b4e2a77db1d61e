package org.aimsledger.inventory.savedfilter;

import static org.aimsledger.inventory.aisystem.Examples.MORNING;
import static org.aimsledger.inventory.aisystem.Examples.NOON;
import static org.aimsledger.inventory.savedfilter.SavedFilterExamples.BENEFITS;
import static org.aimsledger.inventory.savedfilter.SavedFilterExamples.FILTER;
import static org.aimsledger.inventory.savedfilter.SavedFilterExamples.KEEPER;
import static org.aimsledger.inventory.savedfilter.SavedFilterExamples.LIVE;
import static org.aimsledger.inventory.savedfilter.SavedFilterExamples.removed;
import static org.aimsledger.inventory.savedfilter.SavedFilterExamples.saved;
import static org.aimsledger.inventory.savedfilter.SavedFilterExamples.savedForOneUnit;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.aimsledger.contracts.inventory.FilterAudience;
import org.aimsledger.contracts.inventory.FilterParameter;
import org.aimsledger.contracts.inventory.SavedFilterEvent;
import org.aimsledger.eventstore.core.Decision;
import org.aimsledger.inventory.platform.IllegalFieldException;
import org.aimsledger.testkit.spec.DeciderSpecification;
import org.junit.jupiter.api.Test;

class SavedFilterDeciderTest {
  private static final UUID OTHER = UUID.fromString("01980000-0000-7000-8000-0000000000a3");

  private static Decision<SavedFilterEvent, SavedFilterRejection> when(
      SavedFilterCommand command, SavedFilterEvent... history) {
    return DeciderSpecification.of(new SavedFilterDecider()).given(history).when(command);
  }

  private static SavedFilterCommand save(UUID filter, String name, int most, Instant at) {
    return new SavedFilterCommand.Save(
        KEEPER, filter, name, "ai-systems", LIVE, BENEFITS, most, at);
  }

  @Test
  void aFilterIsKeptOnceAndRemovedOnce() {
    // Given
    var remove = new SavedFilterCommand.Remove(KEEPER, FILTER, NOON);

    // When
    var first = when(save(FILTER, "live ones", 2, MORNING));
    var again = when(save(FILTER, "live ones", 2, NOON), saved());
    var gone = when(remove, saved());
    var twice = when(remove, saved(), removed());

    // Then
    assertThat(first).isEqualTo(Decision.accept(saved()));
    assertThat(again).isEqualTo(Decision.accept());
    assertThat(when(save(FILTER, "live ones", 2, NOON), savedForOneUnit()))
        .isEqualTo(Decision.accept());
    assertThat(gone).isEqualTo(Decision.accept(removed()));
    assertThat(twice).isEqualTo(Decision.reject(new SavedFilterRejection.UnknownFilter(FILTER)));
  }

  @Test
  void namesAreUniqueAndTheirNumberHasAnEnd() {
    // When
    var sameName = when(save(OTHER, "LIVE ones", 2, NOON), saved());
    var tooMany = when(save(OTHER, "others", 1, NOON), saved());
    var renamed = when(save(FILTER, "renamed", 1, NOON), saved());

    // Then
    assertThat(sameName)
        .isEqualTo(Decision.reject(new SavedFilterRejection.NameTaken("LIVE ones")));
    assertThat(tooMany).isEqualTo(Decision.reject(new SavedFilterRejection.TooMany(1)));
    assertThat(renamed).isInstanceOf(Decision.Accepted.class);
  }

  @Test
  void aFilterIsSharedWithUnitsOrWithEverybody() {
    // When
    var units = FilterRule.audience(new FilterAudience(false, List.of("B", " A ", "B")));
    var nobody = FilterRule.audience(new FilterAudience(false, List.of()));

    // Then
    assertThat(units).isEqualTo(new FilterAudience(false, List.of("A", "B")));
    assertThat(nobody).isNull();
    assertThatThrownBy(() -> FilterRule.audience(new FilterAudience(true, List.of("A"))))
        .isInstanceOf(IllegalFieldException.class);
  }

  @Test
  void aFilterIsOfAListOfOurs() {
    // Given
    var twice =
        List.of(
            new FilterParameter("stage", List.of("PILOT")),
            new FilterParameter("stage", List.of("DEPLOYED")));

    // When / Then
    assertThatThrownBy(() -> FilterRule.list("passwords")).hasMessageContaining("ai-systems");
    assertThatThrownBy(() -> FilterRule.parameters(twice)).hasMessage("parameters has stage twice");
    assertThatThrownBy(
            () -> FilterRule.parameters(List.of(new FilterParameter("stage", List.of()))))
        .hasMessageContaining("1 to 50 values");
  }
}
