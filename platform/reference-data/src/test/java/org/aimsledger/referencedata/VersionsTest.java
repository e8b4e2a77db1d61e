package org.aimsledger.referencedata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class VersionsTest {
  private static final ImpactDimensions OLD = pack("1", LocalDate.of(2026, 1, 1));
  private static final ImpactDimensions NEW = pack("2", LocalDate.of(2026, 7, 1));

  private final Versions<ImpactDimensions> versions = new Versions<>(List.of(NEW, OLD));

  @Test
  void aVersionIsInForceFromItsFirstDayToTheDayBeforeTheNext() {
    // Then
    assertThat(versions.inForceOn(LocalDate.of(2026, 1, 1))).isEqualTo(OLD);
    assertThat(versions.inForceOn(LocalDate.of(2026, 6, 30))).isEqualTo(OLD);
    assertThat(versions.inForceOn(LocalDate.of(2026, 7, 1))).isEqualTo(NEW);
  }

  @Test
  void beforeTheFirstVersionNothingCanBeDecided() {
    // When / Then
    assertThatThrownBy(() -> versions.inForceOn(LocalDate.of(2025, 12, 31)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("no version of impact-dimensions is in force on 2025-12-31");
  }

  @Test
  void anOldVersionIsFoundByTheNameThatEventsCarry() {
    // Then
    assertThat(versions.named("impact-dimensions@1")).contains(OLD);
    assertThat(versions.named("impact-dimensions@3")).isEmpty();
  }

  @Test
  void aVersionIsPublishedOnce() {
    // When / Then
    assertThatThrownBy(() -> new Versions<>(List.of(OLD, pack("1", LocalDate.of(2026, 2, 1)))))
        .hasMessage("published twice: impact-dimensions@1");
  }

  @Test
  void twoVersionsCanNotBeginOnTheSameDay() {
    // When / Then
    assertThatThrownBy(() -> new Versions<>(List.of(OLD, pack("3", LocalDate.of(2026, 1, 1)))))
        .hasMessage("two versions of impact-dimensions are valid from 2026-01-01");
  }

  private static ImpactDimensions pack(String version, LocalDate from) {
    return new ImpactDimensions(
        new PackVersion("impact-dimensions", version), from, "test", List.of());
  }
}
