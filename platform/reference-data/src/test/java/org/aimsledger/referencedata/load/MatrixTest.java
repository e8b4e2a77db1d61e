package org.aimsledger.referencedata.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.StringReader;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;
import org.aimsledger.referencedata.RiskCriteria;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Matrices of any size, by their published numbers.
class MatrixTest {
  static Stream<Arguments> publishedGrids() {
    return Stream.of(
        Arguments.of(
            "ISO 27005-style 5x5",
            5,
            grid("0 0 1 1 1", "0 1 1 2 2", "1 1 2 3 3", "1 2 3 3 4", "2 3 3 4 4")),
        Arguments.of(
            "critical 5x5",
            5,
            grid("0 0 1 1 2", "0 1 1 2 2", "1 1 2 2 3", "1 2 2 3 4", "2 2 3 4 4")),
        Arguments.of("EBIOS-RM 4x4", 3, grid("0 0 0 1", "0 0 1 1", "1 1 2 2", "1 2 2 2")),
        Arguments.of("multiplicative 3x3", 6, grid("0 1 2", "1 3 4", "2 4 5")),
        Arguments.of(
            "6x6 detailed",
            4,
            grid(
                "0 0 0 0 1 3",
                "0 0 1 1 2 3",
                "0 1 1 2 2 3",
                "0 1 2 2 2 3",
                "0 1 2 2 3 3",
                "1 2 2 3 3 3")),
        Arguments.of(
            "NIST SP 800-30 table I-2",
            5,
            grid("0 0 0 0 0", "0 1 1 1 2", "0 1 2 2 3", "0 1 2 3 4", "0 1 2 3 4")));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("publishedGrids")
  void everyCellOfAPublishedGridIsReadAsItStands(String name, int levels, int[][] grid) {
    // When
    var criteria = read(criteria(levels, grid));

    // Then
    for (var row = 0; row < grid.length; row++) {
      for (var column = 0; column < grid[row].length; column++) {
        assertThat(criteria.levelOf(row + 1, column + 1).rank())
            .as("%s row %s, cell %s", name, row + 1, column + 1)
            .isEqualTo(grid[row][column]);
      }
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("publishedGrids")
  void moreLikelihoodOrImpactNeverMeansLess(String name, int levels, int[][] grid) {
    // When
    var criteria = read(criteria(levels, grid));

    // Then
    for (var likelihood = 1; likelihood <= grid.length; likelihood++) {
      for (var impact = 1; impact <= grid[0].length; impact++) {
        var here = criteria.levelOf(likelihood, impact).rank();
        if (likelihood < grid.length) {
          assertThat(criteria.levelOf(likelihood + 1, impact).rank()).isGreaterThanOrEqualTo(here);
        }
        if (impact < grid[0].length) {
          assertThat(criteria.levelOf(likelihood, impact + 1).rank()).isGreaterThanOrEqualTo(here);
        }
      }
    }
  }

  /// Seeded; the seed is in the test's name.
  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 42, 20_261_122, 777, 31_337})
  void aGridWithOneCellBelowItsNeighbourIsRefused(long seed) {
    // Given: the detailed 6x6 with one cell pushed below the cell before it
    var random = new Random(seed);
    var grid = grid("1 1 1", "1 2 3", "2 3 3");
    var row = 1 + random.nextInt(2);
    var column = 1 + random.nextInt(2);
    grid[row][column] = grid[row][column - 1] - 1;

    // When / Then
    assertThatThrownBy(() -> read(criteria(4, grid)))
        .isInstanceOf(InvalidPackException.class)
        .hasMessageContaining("matrix row " + (row + 1) + ", cell " + (column + 1) + " is lower");
  }

  @Test
  void aMissingCellIsRefusedWithFileAndRow() {
    // Given
    var grid = grid("0 1 2", "1 2 2", "2 2");

    // When / Then
    assertThatThrownBy(() -> read(criteria(3, grid)))
        .isInstanceOf(InvalidPackException.class)
        .hasMessage("test.yaml, matrix row 3: defines 2 of 3 cells");
  }

  @Test
  void aMissingRowIsRefused() {
    // Given
    var yaml = criteria(3, grid("0 1 2", "1 2 2", "2 2 2"));
    var without = yaml.replaceFirst("  - \\{likelihood: 3.*\n", "");

    // When / Then
    assertThatThrownBy(() -> read(without))
        .isInstanceOf(InvalidPackException.class)
        .hasMessage("test.yaml: matrix has 2 rows for 3 likelihoods");
  }

  @Test
  void aCellThatNamesNoLevelIsRefused() {
    // Given
    var grid = grid("0 1 2", "1 2 2", "2 2 7");

    // When / Then
    assertThatThrownBy(() -> read(criteria(3, grid)))
        .hasMessage("test.yaml, matrix row 3: cell 3 names the undefined level L7");
  }

  static int[][] grid(String... rows) {
    return Arrays.stream(rows)
        .map(row -> Arrays.stream(row.split(" ")).mapToInt(Integer::parseInt).toArray())
        .toArray(int[][]::new);
  }

  static RiskCriteria read(String yaml) {
    return (RiskCriteria) PackReader.read("test.yaml", new StringReader(yaml));
  }

  /// A complete pack around a grid.
  static String criteria(int levels, int[][] grid) {
    var title = "title: {en: a, zh-Hans: b, zh-Hant: c}, source: s}\n";
    var yaml =
        new StringBuilder("id: risk-criteria\nversion: '1'\nvalidFrom: '2026-01-01'\nsource: s\n");
    for (var scale : new String[] {"likelihoods", "impacts", "detectabilities"}) {
      yaml.append(scale).append(":\n");
      for (var value = 1; value <= grid.length; value++) {
        yaml.append("  - {value: ").append(value).append(", ").append(title);
      }
    }
    yaml.append("levels:\n");
    for (var level = 0; level < levels; level++) {
      yaml.append("  - {id: L").append(level).append(", ").append(title);
    }
    yaml.append("matrix:\n");
    for (var row = 0; row < grid.length; row++) {
      var cells = Arrays.stream(grid[row]).mapToObj(cell -> "L" + cell).toList();
      yaml.append("  - {likelihood: ")
          .append(row + 1)
          .append(", levels: ")
          .append(cells)
          .append(", source: s}\n");
    }
    return yaml.append("tolerance: {acceptableUpTo: L1, notEstimableIsAbove: true, ")
        .append("authorities: [approver], acceptanceMaxDays: 30, ")
        .append("separateFrom: [RESIDUAL_RATING], source: s}\n")
        .append("riskSources:\n  - {id: C.3.1, ")
        .append(title)
        .toString();
  }
}
