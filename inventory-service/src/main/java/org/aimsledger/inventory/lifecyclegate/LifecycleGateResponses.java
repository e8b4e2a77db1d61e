package org.aimsledger.inventory.lifecyclegate;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.aimsledger.contracts.inventory.FactStanding;
import org.aimsledger.contracts.inventory.GateLapse;
import org.aimsledger.contracts.inventory.GateTier;
import org.aimsledger.contracts.inventory.Stage;
import org.aimsledger.inventory.lifecyclegate.LifecycleGate.Verdict;
import org.aimsledger.inventory.platform.DependentsResponses.DependentResponse;
import org.aimsledger.referencedata.LifecycleGates.FactOrigin;
import org.aimsledger.referencedata.LifecycleGates.Firmness;
import org.aimsledger.referencedata.LifecycleGates.Gate;
import org.aimsledger.referencedata.LifecycleGates.Need;
import org.aimsledger.referencedata.Titles;
import org.aimsledger.servicekit.problem.Problem;
import org.aimsledger.servicekit.problem.Problems;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// Wire forms of the gates of one system.
final class LifecycleGateResponses {
  private LifecycleGateResponses() {}

  @Schema(name = "LifecycleGates")
  record GatesResponse(
      UUID system,
      Stage stage,
      @Schema(description = "How strictly the gates are kept for this system") GateTier tier,
      @Schema(description = "Whether the gates are kept for this system") boolean enforced,
      @Schema(description = "Policy that the answer uses") String policyVersion,
      @Schema(description = "Who is responsible, by stage") Map<Stage, List<String>> responsible,
      List<GateResponse> gates) {
    static GatesResponse of(GateAssessment assessment, boolean enforced) {
      return new GatesResponse(
          assessment.id(),
          assessment.system().stage(),
          assessment.tier(),
          enforced,
          assessment.policy().version().toString(),
          assessment.state().responsible(),
          assessment.policy().gates().stream()
              .map(gate -> GateResponse.of(gate, assessment))
              .toList());
    }
  }

  /// Where the decision stands.
  enum Standing {
    NOT_REQUESTED,
    REQUESTED,
    APPROVED,
    REJECTED,
    OVERRIDDEN
  }

  @Schema(name = "LifecycleGate", description = "Why a gate is open or not")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record GateResponse(
      String id,
      Titles title,
      @Schema(description = "Stages that ask for it") List<String> requiredFor,
      @Schema(description = "Whether it asks for anything yet") boolean asked,
      boolean open,
      Standing standing,
      @Nullable String requestedBy,
      List<String> approvedBy,
      @Schema(description = "How many people must agree") int approvers,
      @Nullable Instant until,
      @Schema(description = "What keeps it closed") List<GateLapse> lapses,
      List<FactResponse> facts) {
    static GateResponse of(Gate gate, GateAssessment assessment) {
      var known = assessment.state().gate(gate.id());
      var lapses = assessment.lapses(gate);
      return new GateResponse(
          gate.id(),
          gate.title(),
          gate.requiredFor().stream().sorted().toList(),
          assessment.isAsked(gate),
          lapses.isEmpty(),
          standing(known),
          known.request() == null ? null : known.request().by(),
          known.approvals().stream().map(LifecycleGate.Approval::by).toList(),
          assessment.policy().tier(assessment.tier().name()).approvers(),
          until(known.verdict()),
          lapses,
          assessment.needs(gate).stream().map(need -> FactResponse.of(need, assessment)).toList());
    }

    private static Standing standing(LifecycleGate.Gate known) {
      if (known.request() != null) {
        return Standing.REQUESTED;
      }
      return switch (known.verdict()) {
        case null -> Standing.NOT_REQUESTED;
        case Verdict.Approved _ -> Standing.APPROVED;
        case Verdict.Rejected _ -> Standing.REJECTED;
        case Verdict.Overridden _ -> Standing.OVERRIDDEN;
      };
    }

    private static @Nullable Instant until(@Nullable Verdict verdict) {
      return switch (verdict) {
        case null -> null;
        case Verdict.Approved approved -> approved.until();
        case Verdict.Rejected _ -> null;
        case Verdict.Overridden overridden -> overridden.until();
      };
    }
  }

  @Schema(name = "GateFact")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record FactResponse(
      String id,
      Titles title,
      FactOrigin origin,
      Firmness firmness,
      FactStanding standing,
      @Schema(description = "What is known") @Nullable String value,
      @Schema(description = "Where it is recorded") @Nullable String stream,
      @Nullable Long version,
      @Nullable Instant validUntil,
      @Schema(description = "What would meet it; left out where it is met") @Nullable Titles remedy,
      @Schema(description = "What depends on the system; only where the fact is about that")
          @Nullable List<DependentResponse> dependents) {
    static FactResponse of(Need need, GateAssessment assessment) {
      var rule = assessment.policy().fact(need.fact()).orElseThrow();
      var fact = assessment.fact(need.fact());
      return new FactResponse(
          rule.id(),
          rule.title(),
          rule.origin(),
          need.firmness(),
          fact.standing(),
          fact.value(),
          fact.stream(),
          fact.version(),
          fact.validUntil(),
          fact.standing() == FactStanding.MET ? null : rule.remedy(),
          rule.id().equals(LifecycleGate.DEPENDENTS) ? dependents(assessment) : null);
    }

    private static List<DependentResponse> dependents(GateAssessment assessment) {
      var staying = assessment.state().staying();
      return assessment.dependents().shown().stream()
          .map(dependent -> DependentResponse.of(dependent, staying.get(dependent.end())))
          .toList();
    }
  }

  static Problem unknown(UUID system) {
    return Problems.notFound("ai-system", "AI system", system);
  }

  static Problem unknownGate(String gate) {
    return Problems.notFound("lifecycle-gate", "gate", gate);
  }

  static Problem problem(LifecycleGateRejection rejection) {
    return switch (rejection) {
      case LifecycleGateRejection.UnknownSystem r -> unknown(r.system());
      case LifecycleGateRejection.UnknownGate r -> unknownGate(r.gate());
      case LifecycleGateRejection.UnknownFact r -> Problems.notFound("gate-fact", "fact", r.fact());
      case LifecycleGateRejection.SystemRetired r ->
          no("system-retired", "The system is retired", "Nothing is decided about it any more.")
              .with("system", r.system());
      case LifecycleGateRejection.NotForDeclaring r ->
          no(
              "not-for-declaring",
              "The fact is not for declaring",
              r.fact() + " comes out of the records; what would meet it is its remedy.");
      case LifecycleGateRejection.NothingToWithdraw r ->
          no("nothing-to-withdraw", "Nothing to withdraw", "Nobody states " + r.fact() + ".");
      case LifecycleGateRejection.NotRequested r ->
          no("not-requested", "Nobody asked for a decision", "Request a decision on " + r.gate());
      case LifecycleGateRejection.FactsMissing r ->
          no(
                  "facts-missing",
                  "What the gate asks for is not there",
                  r.gate() + " lacks what is listed; GET the gate for what would meet it.")
              .with("gate", r.gate())
              .with("missing", r.missing())
              .with(
                  "dependents",
                  r.dependents().stream().map(one -> DependentResponse.of(one, null)).toList());
      case LifecycleGateRejection.NotDependent r ->
          Problems.notFound(
              "gate-dependent",
              "thing that depends on the system",
              r.dependent().kind() + ":" + r.dependent().id());
      case LifecycleGateRejection.NotSeparate r ->
          no(
                  "not-separate",
                  "The same person may not do both",
                  "Who approves " + r.gate() + " must not be the " + r.from() + ".")
              .with("separateFrom", r.from());
      case LifecycleGateRejection.DeveloperUnknown r ->
          no(
              "developer-unknown",
              "Nobody is named as developer",
              "Who approves "
                  + r.gate()
                  + " must not be the developer: say first who is responsible in DEVELOPMENT (PUT"
                  + " …/gates/responsibility/DEVELOPMENT).");
      case LifecycleGateRejection.ExceptionTooLong r ->
          no(
                  "exception-too-long",
                  "The exception is too long",
                  "What passes over the facts of "
                      + r.gate()
                      + " counts until "
                      + r.latest()
                      + " at most: give an earlier until.")
              .with("latest", r.latest());
      case LifecycleGateRejection.ApprovedAlready r ->
          no("approved-already", "Approved already", "Somebody else has to agree to " + r.gate());
      case LifecycleGateRejection.ReviewOpen r ->
          no(
              "review-open",
              "An override has to be reviewed first",
              "The emergency override of " + r.gate() + " waits for its review.");
      case LifecycleGateRejection.NoReviewOpen r ->
          no("no-review-open", "Nothing to review", "No override of " + r.gate() + " waits.");
      case LifecycleGateRejection.OwnOverride r ->
          no(
              "own-override",
              "Nobody reviews the own override",
              "Somebody else has to review the override of " + r.gate() + ".");
    };
  }

  private static Problem no(String slug, String title, String detail) {
    return Problem.of(409, "lifecycle-gate/" + slug, title, detail);
  }
}
