package org.aimsledger.incident.signalrule;

import static org.aimsledger.servicekit.problem.Fields.check;
import static org.aimsledger.servicekit.problem.Fields.required;
import static org.aimsledger.servicekit.problem.Fields.text;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.aimsledger.contracts.incident.DetectionRuleName;
import org.aimsledger.contracts.incident.SignalDecision;
import org.aimsledger.contracts.incident.SignalRuleContent;
import org.aimsledger.incident.platform.PersonId;
import org.aimsledger.incident.platform.Reason;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// Bodies of requests. Each becomes a command or a 400 that names the field.
final class SignalRuleRequests {
  private static final int LONGEST_NAME = 200;

  private SignalRuleRequests() {}

  @Schema(name = "SignalRuleNameInThreeLanguages")
  record Name(@Nullable String en, @Nullable String zhHans, @Nullable String zhHant) {
    DetectionRuleName name() {
      return new DetectionRuleName(
          text("name.en", en, LONGEST_NAME),
          text("name.zhHans", zhHans, LONGEST_NAME),
          text("name.zhHant", zhHant, LONGEST_NAME));
    }
  }

  @Schema(name = "SignalRuleDraft")
  record Content(
      @Nullable Name name,
      @Schema(
              description =
                  "Common Expression Language over one signal: source, title, text, scope (of an"
                      + " outside record), systems, labels (each as taxonomy/field=value),"
                      + " reported")
          @Nullable String condition,
      @Schema(description = "INCIDENT, HAZARD or ISSUE") @Nullable SignalDecision decision) {
    SignalRuleContent content() {
      return new SignalRuleContent(
          required("name", name).name(),
          required("condition", condition).strip(),
          required("decision", decision));
    }

    SignalRuleCommand toDraft(UUID rule, PersonId by, Instant now) {
      return check("decision", () -> new SignalRuleCommand.Draft(rule, content(), by, now));
    }

    SignalRuleCommand toRevision(UUID rule, PersonId by, Instant now) {
      return check("decision", () -> new SignalRuleCommand.Revise(rule, content(), by, now));
    }
  }

  @Schema(name = "ReleaseSignalRule")
  record Release(
      @Schema(description = "The version that was read") @Nullable Integer version,
      @Nullable String reason,
      @Schema(
              description =
                  "Why it is released although there is no signal to try it on; ignored where there"
                      + " is one")
          @Nullable String withoutHistory) {
    SignalRuleCommand toCommand(UUID rule, Duration trialHolds, PersonId by, Instant now) {
      return new SignalRuleCommand.GoLive(
          rule,
          required("version", version),
          reasonOf(reason),
          withoutHistory == null
              ? null
              : check(
                  "withoutHistory", () -> new Reason(required("withoutHistory", withoutHistory))),
          trialHolds,
          by,
          now);
    }
  }

  @Schema(name = "RetireSignalRule")
  record Retirement(@Nullable String reason) {
    SignalRuleCommand toCommand(UUID rule, PersonId by, Instant now) {
      return new SignalRuleCommand.Retire(rule, reasonOf(reason), by, now);
    }
  }

  private static Reason reasonOf(@Nullable String reason) {
    var given = required("reason", reason);
    return check("reason", () -> new Reason(given));
  }
}
