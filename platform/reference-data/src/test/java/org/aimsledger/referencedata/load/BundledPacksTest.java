package org.aimsledger.referencedata.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.aimsledger.referencedata.AnnexAControls;
import org.aimsledger.referencedata.RiskCriteria;
import org.aimsledger.referencedata.Titles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BundledPacksTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);

  private final BundledPacks packs = BundledPacks.load();
  private final RiskCriteria criteria = packs.riskCriteria().inForceOn(TODAY);

  @Test
  void everyPackFileIsInTheIndex() throws Exception {
    // Given
    var folder = Path.of("src/main/resources/org/aimsledger/referencedata/packs");

    // When
    List<String> files;
    try (var listing = Files.list(folder)) {
      files =
          listing
              .map(file -> file.getFileName().toString())
              .filter(f -> f.endsWith(".yaml"))
              .toList();
    }

    // Then
    assertThat(BundledPacks.index()).containsExactlyInAnyOrderElementsOf(files);
  }

  /// Oracle: the ISO 27005-style grid as published, ranks from 0.
  @ParameterizedTest
  @CsvSource({
    "1, 0, 0, 1, 1, 1",
    "2, 0, 1, 1, 2, 2",
    "3, 1, 1, 2, 3, 3",
    "4, 1, 2, 3, 3, 4",
    "5, 2, 3, 3, 4, 4"
  })
  void theMatrixIsThePublishedGrid(int likelihood, int a, int b, int c, int d, int e) {
    // When
    var ranks =
        List.of(1, 2, 3, 4, 5).stream()
            .map(impact -> criteria.levelOf(likelihood, impact).rank())
            .toList();

    // Then
    assertThat(ranks).containsExactly(a, b, c, d, e);
  }

  @Test
  void aRareCatastropheRanksLowerThanAConstantNuisance() {
    // Then: the grid is not symmetric
    assertThat(criteria.levelOf(1, 5).id()).isEqualTo("LOW");
    assertThat(criteria.levelOf(5, 1).id()).isEqualTo("MEDIUM");
  }

  @Test
  void aboveToleranceBeginsAboveTheNamedLevel() {
    // Then
    assertThat(criteria.tolerance().acceptableUpTo()).isEqualTo("MEDIUM");
    assertThat(criteria.isAboveTolerance("LOW")).isFalse();
    assertThat(criteria.isAboveTolerance("MEDIUM")).isFalse();
    assertThat(criteria.isAboveTolerance("HIGH")).isTrue();
    assertThat(criteria.tolerance().authorities()).isEqualTo(Set.of("approver", "top-management"));
  }

  @Test
  void aLevelOfOtherCriteriaCountsAsAboveTolerance() {
    // Then
    assertThat(criteria.isAboveTolerance("CRITICAL")).isTrue();
  }

  @Test
  void annexAHasThirtyEightControlsInNineAreas() {
    // When
    var controls = packs.annexAControls().inForceOn(TODAY).controls();

    // Then
    assertThat(controls).hasSize(38);
    assertThat(controls.stream().map(AnnexAControls.Control::area).distinct())
        .containsExactly("A.2", "A.3", "A.4", "A.5", "A.6", "A.7", "A.8", "A.9", "A.10");
    assertThat(controls).allMatch(control -> control.id().startsWith(control.area() + "."));
  }

  @Test
  void annexCHasSevenRiskSources() {
    // Then
    assertThat(criteria.riskSources().stream().map(RiskCriteria.RiskSource::id))
        .containsExactly("C.3.1", "C.3.2", "C.3.3", "C.3.4", "C.3.5", "C.3.6", "C.3.7");
  }

  @Test
  void theFourDimensionsOfTheSeedsAreRequired() {
    // Then
    assertThat(packs.impactDimensions().inForceOn(TODAY).required())
        .containsExactly("fairness", "autonomy", "privacy", "transparency");
  }

  @Test
  void liveMeansPilotOrDeployed() {
    // When
    var duty = packs.assessmentDuties().inForceOn(TODAY).highImpactLive();

    // Then
    assertThat(duty.stages()).isEqualTo(Set.of("PILOT", "DEPLOYED"));
    assertThat(duty.highImpact()).isEqualTo(Set.of("YES"));
    assertThat(duty.dueInDays()).isEqualTo(30);
  }

  @Test
  void anEventHasATitleUnderItsWireName() {
    // When
    var titles = packs.eventTitles().inForceOn(TODAY);

    // Then
    assertThat(titles.of("org.aimsledger.risk.risk-rated.v1"))
        .contains(new Titles("Risk rated", "风险已评级", "風險已評等"));
    assertThat(titles.of("org.aimsledger.risk.unheard-of.v1")).isEmpty();
  }

  @Test
  void titlesDifferBetweenTheTwoChineseVocabularies() {
    // When
    var source = criteria.riskSources().getLast();

    // Then
    assertThat(source.title().zhHans()).isEqualTo("技术就绪度");
    assertThat(source.title().zhHant()).isEqualTo("技術成熟度");
  }
}
