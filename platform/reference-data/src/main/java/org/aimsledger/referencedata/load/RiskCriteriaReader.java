package org.aimsledger.referencedata.load;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.aimsledger.referencedata.RiskCriteria;
import org.aimsledger.referencedata.RiskCriteria.Level;
import org.aimsledger.referencedata.RiskCriteria.MatrixRow;
import org.aimsledger.referencedata.RiskCriteria.Proposal;
import org.aimsledger.referencedata.RiskCriteria.RiskSource;
import org.aimsledger.referencedata.RiskCriteria.Step;
import org.aimsledger.referencedata.RiskCriteria.Tolerance;

/// Pack `risk-criteria`.
final class RiskCriteriaReader {
  private RiskCriteriaReader() {}

  static RiskCriteria read(PackRow file, PackHeader header) {
    var levels = levels(file);
    var impacts = steps(file, "impacts");
    return new RiskCriteria(
        header.version(),
        header.validFrom(),
        header.source(),
        steps(file, "likelihoods"),
        impacts,
        steps(file, "detectabilities"),
        levels,
        matrix(file, impacts.size(), levels),
        tolerance(file.row("tolerance")),
        riskSources(file));
  }

  private static List<Step> steps(PackRow file, String key) {
    var read = new ArrayList<Step>();
    return file.rows(
        key,
        row -> {
          var step = new Step(row.number("value"), row.titles("title"), row.text("source"));
          read.add(step);
          if (step.value() != read.size()) {
            throw row.problem("value must be " + read.size() + ", was " + step.value());
          }
          return step;
        });
  }

  private static List<Level> levels(PackRow file) {
    var ids = new ArrayList<String>();
    return file.rows(
        "levels",
        row -> {
          var id = row.unusedId(ids);
          return new Level(id, ids.size() - 1, row.titles("title"), row.text("source"));
        });
  }

  private static List<RiskSource> riskSources(PackRow file) {
    var ids = new ArrayList<String>();
    return file.rows(
        "riskSources",
        row -> new RiskSource(row.unusedId(ids), row.titles("title"), row.text("source")));
  }

  private static List<MatrixRow> matrix(PackRow file, int impacts, List<Level> levels) {
    var read = new ArrayList<MatrixRow>();
    return file.rows(
        "matrix",
        row -> {
          read.add(new MatrixRow(ranks(row, impacts, levels), row.text("source")));
          if (row.number("likelihood") != read.size()) {
            throw row.problem("likelihood must be " + read.size());
          }
          return read.getLast();
        });
  }

  private static List<Integer> ranks(PackRow row, int impacts, List<Level> levels) {
    var cells = row.cells("levels");
    if (cells.size() != impacts) {
      throw row.problem("defines " + cells.size() + " of " + impacts + " cells");
    }
    var ranks = new ArrayList<Integer>();
    for (var cell : cells) {
      ranks.add(
          levels.stream()
              .filter(level -> level.id().equals(cell))
              .findFirst()
              .map(Level::rank)
              .orElseThrow(
                  () ->
                      row.problem(
                          "cell " + (ranks.size() + 1) + " names the undefined level " + cell)));
    }
    return ranks;
  }

  private static Tolerance tolerance(PackRow row) {
    var tolerance =
        new Tolerance(
            row.text("acceptableUpTo"),
            row.flag("notEstimableIsAbove"),
            new HashSet<>(row.texts("authorities")),
            row.number("acceptanceMaxDays"),
            proposals(row),
            row.text("source"));
    row.end();
    return tolerance;
  }

  private static Set<Proposal> proposals(PackRow row) {
    var proposals = new HashSet<Proposal>();
    for (var name : row.texts("separateFrom")) {
      proposals.add(
          switch (name) {
            case "RESIDUAL_RATING" -> Proposal.RESIDUAL_RATING;
            case "TREATMENT_PLAN" -> Proposal.TREATMENT_PLAN;
            default -> throw row.problem("separateFrom knows no " + name);
          });
    }
    return proposals;
  }
}
