package org.aimsledger.inventory.riskclass;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.util.List;
import org.aimsledger.referencedata.RiskClasses;
import org.aimsledger.referencedata.RiskClasses.Kind;
import org.aimsledger.referencedata.Titles;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// Wire forms of questions and rules.
final class RulePackResponses {
  private RulePackResponses() {}

  @Schema(name = "RiskClassRules")
  record RulesResponse(
      String pack,
      LocalDate validFrom,
      String source,
      List<QuestionResponse> questions,
      @Schema(description = "The strictest class first; the first rule that holds decides")
          List<RuleResponse> rules,
      @Schema(description = "What takes a use out of its class") List<RuleResponse> exceptions,
      @Schema(description = "Duties whatever the class") List<RuleResponse> transparency,
      @Schema(description = "What the model is, beside the class")
          List<RuleResponse> generalPurpose) {
    static RulesResponse of(RiskClasses pack) {
      return new RulesResponse(
          pack.version().toString(),
          pack.validFrom(),
          pack.source(),
          pack.questions().stream().map(QuestionResponse::of).toList(),
          rules(pack.rules()),
          rules(pack.exceptions()),
          rules(pack.transparency()),
          rules(pack.generalPurpose()));
    }

    private static List<RuleResponse> rules(List<RiskClasses.Rule> rules) {
      return rules.stream().map(RuleResponse::of).toList();
    }
  }

  @Schema(name = "RiskClassRulesQuestion")
  record QuestionResponse(
      String id,
      Kind kind,
      Titles title,
      String source,
      @Schema(description = "Beside NONE and UNKNOWN") List<OptionResponse> options) {
    static QuestionResponse of(RiskClasses.Question question) {
      return new QuestionResponse(
          question.id(),
          question.kind(),
          question.title(),
          question.source(),
          question.options().stream()
              .map(option -> new OptionResponse(option.id(), option.title(), option.source()))
              .toList());
    }
  }

  @Schema(name = "RiskClassRulesOption")
  record OptionResponse(String id, Titles title, String source) {}

  @Schema(name = "RiskClassRulesRule")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record RuleResponse(
      String id,
      @Nullable String outcome,
      @Schema(description = "Point of Annex III") @Nullable String area,
      LocalDate appliesFrom,
      @Schema(description = "All of them must hold") List<ClauseResponse> when,
      Titles title,
      String source) {
    static RuleResponse of(RiskClasses.Rule rule) {
      return new RuleResponse(
          rule.id(),
          rule.outcome(),
          rule.area(),
          rule.appliesFrom(),
          rule.when().stream()
              .map(
                  clause ->
                      new ClauseResponse(
                          clause.question(),
                          clause.answers().stream().sorted().toList(),
                          clause.negated()))
              .toList(),
          rule.title(),
          rule.source());
    }
  }

  @Schema(name = "RiskClassRulesClause")
  record ClauseResponse(
      String question,
      List<String> answers,
      @Schema(description = "None of them, instead of one of them") boolean negated) {}
}
