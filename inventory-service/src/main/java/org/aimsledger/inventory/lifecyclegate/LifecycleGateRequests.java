package org.aimsledger.inventory.lifecyclegate;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import org.aimsledger.contracts.inventory.LinkEnd;
import org.aimsledger.contracts.inventory.OverrideOutcome;
import org.aimsledger.contracts.inventory.Stage;
import org.aimsledger.inventory.platform.IllegalFieldException;
import org.aimsledger.inventory.platform.Reason;
import org.aimsledger.servicekit.problem.Fields;
import org.aimsledger.servicekit.problem.Problems;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// Bodies of requests at the gates. Who asks comes from the token and never from a body.
final class LifecycleGateRequests {
  private LifecycleGateRequests() {}

  @Schema(name = "AttestGateFact")
  record AttestRequest(
      @Schema(required = true, maxLength = LifecycleGateCommand.TEXT, description = "What is so")
          @Nullable String statement,
      @Schema(
              required = true,
              maxLength = LifecycleGateCommand.TEXT,
              description = "Where the evidence is")
          @Nullable String evidence,
      @Schema(description = "SHA-256 of the evidence, in hexadecimal") @Nullable String digest,
      @Schema(description = "As long as the policy lets it, when left out or later")
          @Nullable Instant validUntil) {
    LifecycleGateCommand toCommand(UUID system, String fact, String by, Instant now) {
      return legal(
          () ->
              new LifecycleGateCommand.Attest(
                  system,
                  fact,
                  Fields.required("statement", statement),
                  Fields.required("evidence", evidence),
                  digest,
                  validUntil,
                  by,
                  now));
    }
  }

  @Schema(name = "GateReason")
  record ReasonRequest(
      @Schema(required = true, maxLength = Reason.LONGEST) @Nullable String reason) {
    LifecycleGateCommand toWithdraw(UUID system, String fact, String by, Instant now) {
      return legal(
          () -> new LifecycleGateCommand.Withdraw(system, fact, toReason(reason), by, now));
    }

    LifecycleGateCommand toRequest(UUID system, String gate, String by, Instant now) {
      return legal(
          () -> new LifecycleGateCommand.RequestDecision(system, gate, toReason(reason), by, now));
    }

    LifecycleGateCommand toAcceptDependent(UUID system, LinkEnd dependent, String by, Instant now) {
      return legal(
          () ->
              new LifecycleGateCommand.AcceptDependent(
                  system, dependent, toReason(reason), by, now));
    }

    LifecycleGateCommand toReject(UUID system, String gate, String by, Instant now) {
      return legal(() -> new LifecycleGateCommand.Reject(system, gate, toReason(reason), by, now));
    }

    LifecycleGateCommand toOverride(UUID system, String gate, String by, Instant now) {
      return legal(
          () -> new LifecycleGateCommand.OverrideGate(system, gate, toReason(reason), by, now));
    }
  }

  @Schema(name = "ApproveGate")
  record ApproveRequest(
      @Schema(
              maxItems = LifecycleGateCommand.CONDITIONS,
              description = "What has to be done; with any, until is required")
          @Nullable List<String> conditions,
      @Nullable Instant until,
      @Schema(maxLength = LifecycleGateCommand.TEXT) @Nullable String remark) {
    LifecycleGateCommand toCommand(UUID system, String gate, String by, Instant now) {
      return legal(
          () ->
              new LifecycleGateCommand.Approve(
                  system, gate, withoutGaps("conditions", conditions), until, remark, by, now));
    }
  }

  @Schema(name = "ReviewGateOverride")
  record ReviewRequest(
      @Schema(required = true) @Nullable OverrideOutcome outcome,
      @Schema(description = "How long a confirmed override counts") @Nullable Instant until,
      @Schema(required = true, maxLength = Reason.LONGEST) @Nullable String reason) {
    LifecycleGateCommand toCommand(UUID system, String gate, String by, Instant now) {
      return legal(
          () ->
              new LifecycleGateCommand.ReviewOverride(
                  system,
                  gate,
                  Fields.required("outcome", outcome),
                  until,
                  toReason(reason),
                  by,
                  now));
    }
  }

  @Schema(name = "AssignStageResponsibility")
  record ResponsibilityRequest(
      @Schema(
              required = true,
              maxItems = LifecycleGateCommand.PEOPLE,
              description = "Pseudonymous ids; no names, no mail addresses")
          @Nullable List<String> people,
      @Schema(required = true, maxLength = Reason.LONGEST) @Nullable String reason) {
    LifecycleGateCommand toCommand(UUID system, Stage stage, String by, Instant now) {
      return legal(
          () ->
              new LifecycleGateCommand.AssignResponsibility(
                  system, stage, withoutGaps("people", people), toReason(reason), by, now));
    }
  }

  private static Reason toReason(@Nullable String reason) {
    return new Reason(Fields.required("reason", reason));
  }

  private static List<String> withoutGaps(String field, @Nullable List<String> texts) {
    var given = Objects.requireNonNullElse(texts, List.<String>of());
    if (given.stream().anyMatch(Objects::isNull)) {
      throw new IllegalFieldException(field, field + " must not contain null");
    }
    return given;
  }

  /// What the constructor of a value refuses is the sender's mistake here, and names its field.
  private static <T> T legal(Supplier<T> value) {
    try {
      return value.get();
    } catch (IllegalFieldException e) {
      throw Problems.invalidField(e.field(), String.valueOf(e.getMessage())).toException();
    }
  }
}
