package org.aimsledger.risk.riskcriteria;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.LocalDate;
import java.util.List;
import org.aimsledger.referencedata.AnnexAControls;
import org.aimsledger.referencedata.AssessmentDuties;
import org.aimsledger.referencedata.ImpactDimensions;
import org.aimsledger.referencedata.Pack;
import org.aimsledger.referencedata.RiskCriteria;
import org.aimsledger.referencedata.Titles;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// Answers: the packs in force, with their titles in three languages.
final class RiskCriteriaResponses {
  private RiskCriteriaResponses() {}

  /// A text in English, Simplified and Traditional Chinese.
  @Schema(name = "Titles")
  record InThreeLanguages(
      String en, @JsonProperty("zh-Hans") String zhHans, @JsonProperty("zh-Hant") String zhHant) {}

  /// Which version of a pack, and where it comes from.
  @Schema(name = "PackVersion")
  record Version(
      @Schema(description = "As decisions record it", examples = "risk-criteria@2026.1") String id,
      LocalDate validFrom,
      String source) {}

  /// One value of a scale.
  @Schema(name = "ScaleStep")
  record Step(int value, InThreeLanguages title, String source) {}

  /// One row with an id: a level, a risk source, a dimension, a control.
  @Schema(name = "ReferenceRow")
  record Row(String id, InThreeLanguages title, String source) {}

  /// One dimension of impact.
  @Schema(name = "ImpactDimension")
  record Dimension(String id, boolean required, InThreeLanguages title, String source) {}

  /// The levels of one likelihood.
  @Schema(name = "MatrixRow")
  record MatrixRow(
      int likelihood,
      @Schema(description = "Ids of levels, one per impact from 1") List<String> levels,
      String source) {}

  /// What may be borne, and who may decide to bear more.
  @Schema(name = "RiskTolerance")
  record Tolerance(
      @Schema(description = "Highest level that a risk owner may accept alone")
          String acceptableUpTo,
      boolean notEstimableIsAbove,
      @Schema(description = "One of these roles accepts above tolerance") List<String> authorities,
      int acceptanceMaxDays,
      @Schema(description = "Who did one of these does not accept") List<String> separateFrom,
      String source) {}

  /// When an impact assessment is due.
  @Schema(name = "AssessmentDeadline")
  record Deadline(String cause, int dueInDays, InThreeLanguages title, String source) {}

  /// Everything that decisions of today use.
  @Schema(name = "RiskCriteria")
  record Criteria(
      List<Version> packs,
      List<Step> likelihoods,
      List<Step> impacts,
      List<Step> detectabilities,
      @Schema(description = "From the least to the highest") List<Row> levels,
      List<MatrixRow> matrix,
      Tolerance tolerance,
      List<Row> riskSources,
      List<Deadline> assessmentDeadlines,
      List<Dimension> impactDimensions,
      List<Row> controls) {}

  static Criteria of(RiskCriteriaQuery.InForce inForce) {
    var criteria = inForce.criteria();
    return new Criteria(
        List.of(
            version(criteria, criteria.source()),
            version(inForce.duties(), inForce.duties().source()),
            version(inForce.dimensions(), inForce.dimensions().source()),
            version(inForce.controls(), inForce.controls().source())),
        criteria.likelihoods().stream().map(RiskCriteriaResponses::step).toList(),
        criteria.impacts().stream().map(RiskCriteriaResponses::step).toList(),
        criteria.detectabilities().stream().map(RiskCriteriaResponses::step).toList(),
        criteria.levels().stream()
            .map(level -> new Row(level.id(), titles(level.title()), level.source()))
            .toList(),
        matrix(criteria),
        tolerance(criteria.tolerance()),
        criteria.riskSources().stream()
            .map(source -> new Row(source.id(), titles(source.title()), source.source()))
            .toList(),
        deadlines(inForce.duties()),
        inForce.dimensions().dimensions().stream().map(RiskCriteriaResponses::dimension).toList(),
        inForce.controls().controls().stream().map(RiskCriteriaResponses::control).toList());
  }

  private static Version version(Pack pack, String source) {
    return new Version(pack.version().toString(), pack.validFrom(), source);
  }

  private static Step step(RiskCriteria.Step step) {
    return new Step(step.value(), titles(step.title()), step.source());
  }

  private static List<MatrixRow> matrix(RiskCriteria criteria) {
    return criteria.likelihoods().stream()
        .map(
            likelihood ->
                new MatrixRow(
                    likelihood.value(),
                    criteria.impacts().stream()
                        .map(impact -> criteria.levelOf(likelihood.value(), impact.value()).id())
                        .toList(),
                    criteria.matrix().get(likelihood.value() - 1).source()))
        .toList();
  }

  private static Tolerance tolerance(RiskCriteria.Tolerance tolerance) {
    return new Tolerance(
        tolerance.acceptableUpTo(),
        tolerance.notEstimableIsAbove(),
        tolerance.authorities().stream().sorted().toList(),
        tolerance.acceptanceMaxDays(),
        tolerance.separateFrom().stream().map(Enum::name).sorted().toList(),
        tolerance.source());
  }

  private static List<Deadline> deadlines(AssessmentDuties duties) {
    var live = duties.highImpactLive();
    return List.of(
        new Deadline(
            "HIGH_IMPACT_SYSTEM_LIVE", live.dueInDays(), titles(live.title()), live.source()),
        deadline("INCIDENT", duties.incident()),
        deadline("CHANGE", duties.change()));
  }

  private static Deadline deadline(String cause, AssessmentDuties.Deadline deadline) {
    return new Deadline(cause, deadline.dueInDays(), titles(deadline.title()), deadline.source());
  }

  private static Dimension dimension(ImpactDimensions.Dimension dimension) {
    return new Dimension(
        dimension.id(), dimension.required(), titles(dimension.title()), dimension.source());
  }

  private static Row control(AnnexAControls.Control control) {
    return new Row(control.id(), titles(control.title()), control.source());
  }

  private static InThreeLanguages titles(Titles titles) {
    return new InThreeLanguages(titles.en(), titles.zhHans(), titles.zhHant());
  }
}
