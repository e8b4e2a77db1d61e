package org.aimsledger.inventory.riskclass;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.aimsledger.contracts.inventory.GeneralPurpose;
import org.aimsledger.contracts.inventory.RedeterminationCause;
import org.aimsledger.contracts.inventory.RiskClass;
import org.aimsledger.contracts.inventory.RiskClassBasis;
import org.aimsledger.contracts.inventory.SecondPersonCause;
import org.aimsledger.referencedata.RiskClasses;
import org.aimsledger.referencedata.Titles;
import org.aimsledger.referencedata.Versions;
import org.aimsledger.servicekit.problem.Problem;
import org.aimsledger.servicekit.problem.Problems;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// Wire forms of the risk class of one system.
final class RiskClassResponses {
  private RiskClassResponses() {}

  @Schema(name = "RiskClassRecord")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record StatusResponse(
      UUID system,
      long version,
      @Schema(description = "Whether no class was determined yet") boolean undetermined,
      @Nullable DeterminationResponse inForce,
      @Schema(description = "What waits for a second person") @Nullable ProposalResponse proposal,
      @Schema(description = "The last answers, when they lead to no class")
          @Nullable OpenResponse open,
      @Schema(description = "Why the class has to be determined again; empty when it has not")
          List<DueResponse> redeterminationDue) {
    static StatusResponse of(
        UUID system, long version, RiskClassStatus status, Versions<RiskClasses> packs) {
      return new StatusResponse(
          system,
          version,
          status.inForce() == null,
          status.inForce() == null ? null : DeterminationResponse.of(status.inForce(), packs),
          status.proposal() == null ? null : ProposalResponse.of(status.proposal(), packs),
          status.undetermined() == null ? null : OpenResponse.of(status.undetermined(), packs),
          status.due().stream().map(DueResponse::of).toList());
    }
  }

  @Schema(name = "RiskClassDetermination")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record DeterminationResponse(
      UUID id,
      RiskClass riskClass,
      @Schema(description = "First day of the duties of the class") LocalDate appliesFrom,
      BasisResponse basis,
      @Schema(description = "Pseudonymous id of who decided, or confirmed") String decider,
      @Schema(description = "Pseudonymous id of who proposed it, where somebody confirmed")
          @Nullable String proposer,
      Instant decidedAt) {
    static DeterminationResponse of(
        RiskClassStatus.Determination made, Versions<RiskClasses> packs) {
      return new DeterminationResponse(
          made.id(),
          made.riskClass(),
          made.appliesFrom(),
          BasisResponse.of(made.basis(), packs),
          made.decider(),
          made.proposer(),
          made.at());
    }
  }

  @Schema(name = "RiskClassProposal")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record ProposalResponse(
      UUID id,
      RiskClass riskClass,
      @Nullable RiskClass before,
      LocalDate appliesFrom,
      BasisResponse basis,
      List<SecondPersonCause> because,
      String proposer,
      Instant proposedAt) {
    static ProposalResponse of(RiskClassStatus.Proposal made, Versions<RiskClasses> packs) {
      return new ProposalResponse(
          made.id(),
          made.riskClass(),
          made.before(),
          made.appliesFrom(),
          BasisResponse.of(made.basis(), packs),
          made.because(),
          made.proposer(),
          made.at());
    }
  }

  @Schema(name = "RiskClassLeftOpen")
  record OpenResponse(
      UUID id, BasisResponse basis, List<QuestionResponse> questions, String decider, Instant at) {
    static OpenResponse of(RiskClassStatus.Undetermined left, Versions<RiskClasses> packs) {
      var pack = packs.named(left.basis().pack()).orElse(null);
      return new OpenResponse(
          left.id(),
          BasisResponse.of(left.basis(), packs),
          left.open().stream().map(id -> QuestionResponse.of(id, pack)).toList(),
          left.decider(),
          left.at());
    }
  }

  @Schema(name = "RiskClassDue")
  record DueResponse(
      RedeterminationCause cause, String pack, List<String> rules, String reason, Instant since) {
    static DueResponse of(RiskClassStatus.Due due) {
      return new DueResponse(due.cause(), due.pack(), due.rules(), due.reason(), due.at());
    }
  }

  @Schema(name = "RiskClassBasis")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record BasisResponse(
      String pack,
      Map<String, List<String>> answers,
      @Schema(description = "Rules that led there, in the order in which they were looked at")
          List<RuleResponse> path,
      @Schema(description = "Points of Annex III") List<String> areas,
      @Schema(description = "Conditions of Article 6(3) relied on") List<String> exceptions,
      @Nullable String grounds,
      @Schema(description = "Duties of Article 50, whatever the class")
          List<RuleResponse> transparency,
      GeneralPurpose generalPurpose) {
    static BasisResponse of(RiskClassBasis basis, Versions<RiskClasses> packs) {
      var pack = packs.named(basis.pack()).orElse(null);
      return new BasisResponse(
          basis.pack(),
          basis.answers(),
          basis.path().stream().map(id -> RuleResponse.of(id, pack)).toList(),
          basis.areas(),
          basis.exceptions(),
          basis.grounds(),
          basis.transparency().stream().map(id -> RuleResponse.of(id, pack)).toList(),
          basis.generalPurpose());
    }
  }

  /// Without title and source when this build doesn't know the pack any more.
  @Schema(name = "RiskClassRule")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record RuleResponse(
      String id, @Nullable LocalDate appliesFrom, @Nullable Titles title, @Nullable String source) {
    static RuleResponse of(String id, @Nullable RiskClasses pack) {
      var rule = pack == null ? null : pack.rule(id).orElse(null);
      return rule == null
          ? new RuleResponse(id, null, null, null)
          : new RuleResponse(id, rule.appliesFrom(), rule.title(), rule.source());
    }
  }

  @Schema(name = "RiskClassQuestion")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record QuestionResponse(
      String id, @Nullable Titles title, @Nullable String source, List<String> answers) {
    static QuestionResponse of(String id, @Nullable RiskClasses pack) {
      var question = pack == null ? null : pack.question(id).orElse(null);
      return question == null
          ? new QuestionResponse(id, null, null, List.of())
          : new QuestionResponse(
              id,
              question.title(),
              question.source(),
              question.answers().stream().sorted().toList());
    }
  }

  @Schema(name = "RiskClassPreview")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record PreviewResponse(
      UUID system,
      @Schema(description = "Absent: undetermined") @Nullable RiskClass riskClass,
      @Schema(description = "The class in force now") @Nullable RiskClass inForce,
      @Nullable LocalDate appliesFrom,
      BasisResponse basis,
      @Schema(description = "Questions that have to be answered for a class")
          List<QuestionResponse> open,
      @Schema(description = "Questions whose answers would complete the rest")
          List<QuestionResponse> openBeside,
      @Schema(description = "Why a second person would have to confirm")
          List<SecondPersonCause> secondPerson) {}

  /// 404.
  static Problem unknown(UUID system) {
    return Problems.notFound("ai-system/unknown", "AI system", system);
  }

  /// What a business "no" is on the wire.
  static Problem problem(RiskClassRejection reason) {
    return switch (reason) {
      case RiskClassRejection.UnknownSystem r -> unknown(r.system());
      case RiskClassRejection.SystemRetired _ ->
          Problem.of(
              409,
              "ai-system/retired",
              "The system is retired",
              "Nothing is determined about what is retired.");
      case RiskClassRejection.UnknownQuestion r ->
          Problem.of(
                  422,
                  "risk-class/question-unknown",
                  "There is no such question",
                  r.pack() + " does not ask " + r.question() + ".")
              .withError("answers." + r.question(), "is no question of " + r.pack());
      case RiskClassRejection.AnswerNotLegal r ->
          Problem.of(
                  422,
                  "risk-class/answer-not-legal",
                  "The question has no such answer",
                  "NONE, YES and NO stand alone; UNKNOWN is always an answer.")
              .withError("answers." + r.question(), "may be UNKNOWN or of " + r.allowed())
              .with("allowed", r.allowed());
      case RiskClassRejection.GroundsMissing r ->
          Problem.of(
                  422,
                  "risk-class/grounds-missing",
                  "An exception needs grounds",
                  "Say why the conditions of Article 6(3) are met: " + r.exceptions() + ".")
              .withError("grounds", "is required with an exception");
      case RiskClassRejection.NoSuchProposal r ->
          Problem.of(
              409,
              "risk-class/no-such-proposal",
              "Nothing like that waits for a second person",
              r.determination() + " is no proposal, or it was decided or replaced already.");
      case RiskClassRejection.ProposalOutdated r ->
          Problem.of(
              409,
              "risk-class/proposal-outdated",
              "Other rules are in force now",
              "It was proposed by "
                  + r.used()
                  + "; determine the class by "
                  + r.inForce()
                  + ", then it can be confirmed.");
      case RiskClassRejection.ConfirmerHasProposed _ ->
          Problem.of(
              403,
              "risk-class/confirmer-has-proposed",
              "Who proposes does not confirm",
              "Somebody else has to confirm this class.");
      case RiskClassRejection.NothingInForce _ ->
          Problem.of(
              409,
              "risk-class/nothing-in-force",
              "No class was determined yet",
              "Determine one; there is nothing to do again.");
    };
  }
}
