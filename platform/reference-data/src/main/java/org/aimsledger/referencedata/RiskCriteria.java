package org.aimsledger.referencedata;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Scales, matrix, tolerance and risk sources (ISO/IEC 42001, 6.1.1). Values of a scale run from 1
/// without gaps.
///
/// @param matrix one row per likelihood, in the order of the scale
public record RiskCriteria(
    PackVersion version,
    LocalDate validFrom,
    String source,
    List<Step> likelihoods,
    List<Step> impacts,
    List<Step> detectabilities,
    List<Level> levels,
    List<MatrixRow> matrix,
    Tolerance tolerance,
    List<RiskSource> riskSources)
    implements Pack {

  /// One value of a scale.
  public record Step(int value, Titles title, String source) {}

  /// One level of risk.
  ///
  /// @param rank position in the order of the levels, 0 is the least
  public record Level(String id, int rank, Titles title, String source) {}

  /// The levels of one likelihood.
  ///
  /// @param ranks one cell per impact, in the order of the scale: the rank of the level
  public record MatrixRow(List<Integer> ranks, String source) {
    public MatrixRow {
      ranks = List.copyOf(ranks);
    }
  }

  /// Where a risk comes from (Annex C.3).
  public record RiskSource(String id, Titles title, String source) {}

  /// What may be borne, and who may decide to bear more.
  ///
  /// @param acceptableUpTo id of the highest level that a risk owner may accept alone
  /// @param notEstimableIsAbove whether a risk of unknown likelihood counts as above tolerance
  /// @param authorities roles of which one is needed to accept above tolerance
  /// @param acceptanceMaxDays longest time an acceptance lasts
  /// @param separateFrom what the accepting person must not have done
  public record Tolerance(
      String acceptableUpTo,
      boolean notEstimableIsAbove,
      Set<String> authorities,
      int acceptanceMaxDays,
      Set<Proposal> separateFrom,
      String source) {
    public Tolerance {
      authorities = Set.copyOf(authorities);
      separateFrom = Set.copyOf(separateFrom);
    }
  }

  /// An act that proposes an acceptance: who did it is not the one to accept.
  public enum Proposal {
    RESIDUAL_RATING,
    TREATMENT_PLAN
  }

  public RiskCriteria {
    likelihoods = List.copyOf(likelihoods);
    impacts = List.copyOf(impacts);
    detectabilities = List.copyOf(detectabilities);
    levels = List.copyOf(levels);
    matrix = List.copyOf(matrix);
    riskSources = List.copyOf(riskSources);
    checkMatrix(matrix, likelihoods.size(), impacts.size(), levels.size());
    if (level(levels, tolerance.acceptableUpTo()).isEmpty()) {
      throw new IllegalArgumentException(
          "tolerance names the undefined level " + tolerance.acceptableUpTo());
    }
  }

  private static void checkMatrix(
      List<MatrixRow> matrix, int likelihoods, int impacts, int levels) {
    if (matrix.size() != likelihoods) {
      throw new IllegalArgumentException(
          "matrix has " + matrix.size() + " rows for " + likelihoods + " likelihoods");
    }
    for (var row = 0; row < likelihoods; row++) {
      if (matrix.get(row).ranks().size() != impacts) {
        throw new IllegalArgumentException(
            "matrix row " + (row + 1) + " does not define all " + impacts + " cells");
      }
      for (var column = 0; column < impacts; column++) {
        checkCell(matrix, row, column, levels);
      }
    }
  }

  private static void checkCell(List<MatrixRow> matrix, int row, int column, int levels) {
    var rank = matrix.get(row).ranks().get(column);
    if (rank < 0 || rank >= levels) {
      throw new IllegalArgumentException(
          "matrix row " + (row + 1) + ", cell " + (column + 1) + " names no level");
    }
    var above = row == 0 ? 0 : matrix.get(row - 1).ranks().get(column);
    var before = column == 0 ? 0 : matrix.get(row).ranks().get(column - 1);
    if (rank < above || rank < before) {
      throw new IllegalArgumentException(
          "matrix row "
              + (row + 1)
              + ", cell "
              + (column + 1)
              + " is lower than a neighbour of less likelihood or impact");
    }
  }

  public boolean knowsLikelihood(int value) {
    return value >= 1 && value <= likelihoods.size();
  }

  public boolean knowsImpact(int value) {
    return value >= 1 && value <= impacts.size();
  }

  public boolean knowsDetectability(int value) {
    return value >= 1 && value <= detectabilities.size();
  }

  public boolean knowsRiskSource(String id) {
    return riskSources.stream().anyMatch(source -> source.id().equals(id));
  }

  /// The level of a likelihood and an impact, both from 1.
  ///
  /// @throws IllegalArgumentException when one is not on its scale
  public Level levelOf(int likelihood, int impact) {
    if (!knowsLikelihood(likelihood) || !knowsImpact(impact)) {
      throw new IllegalArgumentException(
          "not on the scales of " + version + ": " + likelihood + " and " + impact);
    }
    return levels.get(matrix.get(likelihood - 1).ranks().get(impact - 1));
  }

  public Optional<Level> level(String id) {
    return level(levels, id);
  }

  private static Optional<Level> level(List<Level> levels, String id) {
    return levels.stream().filter(level -> level.id().equals(id)).findFirst();
  }

  /// Whether accepting a risk of this level needs one of [Tolerance#authorities()]. A level that
  /// these criteria do not define counts as above: it was rated on other scales and has to be
  /// looked at.
  public boolean isAboveTolerance(String levelId) {
    return level(levelId)
        .map(level -> level.rank() > level(tolerance.acceptableUpTo()).orElseThrow().rank())
        .orElse(true);
  }
}
