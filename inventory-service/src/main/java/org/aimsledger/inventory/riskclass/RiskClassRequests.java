package org.aimsledger.inventory.riskclass;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Supplier;
import org.aimsledger.inventory.platform.IllegalFieldException;
import org.aimsledger.inventory.platform.Reason;
import org.aimsledger.referencedata.RiskClasses;
import org.aimsledger.servicekit.problem.Fields;
import org.aimsledger.servicekit.problem.Problems;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// Bodies of requests about the risk class of one system.
final class RiskClassRequests {
  private RiskClassRequests() {}

  @Schema(name = "DetermineRiskClass")
  record DetermineRequest(
      @Schema(
              required = true,
              description =
                  "Question to answers, all of them; what is left out is unknown. See"
                      + " /risk-class-rules")
          @Nullable Map<String, List<String>> answers,
      @Schema(
              maxLength = Reason.LONGEST,
              description = "Why conditions of Article 6(3) are met; required with them")
          @Nullable String grounds) {
    RiskClassCommand.Determine toCommand(
        UUID determination, UUID system, RiskClasses pack, String decider, Instant now) {
      return legal(
          () ->
              new RiskClassCommand.Determine(
                  determination,
                  system,
                  new SystemSeen.Absent(),
                  pack,
                  withoutGaps(Fields.required("answers", answers)),
                  grounds,
                  decider,
                  now));
    }
  }

  @Schema(name = "PreviewRiskClass")
  record PreviewRequest(
      @Schema(
              required = true,
              description =
                  "Answers that differ from the last ones; an empty list takes an answer back")
          @Nullable Map<String, List<String>> answers) {
    Map<String, List<String>> over(Map<String, List<String>> last) {
      return legal(
          () -> {
            var changed = new TreeMap<>(last);
            changed.putAll(withoutGaps(Fields.required("answers", answers)));
            return RiskClassCommand.checked(changed);
          });
    }
  }

  @Schema(name = "ConfirmRiskClass")
  record ConfirmRequest(
      @Schema(required = true, description = "Id of the proposal that was looked at")
          @Nullable UUID determination) {
    RiskClassCommand.Confirm toCommand(
        UUID system, RiskClasses pack, String confirmer, Instant now) {
      return new RiskClassCommand.Confirm(
          system, Fields.required("determination", determination), pack, confirmer, now);
    }
  }

  @Schema(name = "DeclineRiskClass")
  record DeclineRequest(
      @Schema(required = true, description = "Id of the proposal that was looked at")
          @Nullable UUID determination,
      @Schema(required = true, maxLength = Reason.LONGEST) @Nullable String reason) {
    RiskClassCommand.Decline toCommand(UUID system, String decliner, Instant now) {
      return legal(
          () ->
              new RiskClassCommand.Decline(
                  system,
                  Fields.required("determination", determination),
                  decliner,
                  new Reason(Fields.required("reason", reason)),
                  now));
    }
  }

  @Schema(name = "AskForRedetermination")
  record AskAgainRequest(
      @Schema(required = true, maxLength = Reason.LONGEST) @Nullable String reason) {
    RiskClassCommand.AskAgain toCommand(UUID system, RiskClasses pack, Instant now) {
      return legal(
          () ->
              new RiskClassCommand.AskAgain(
                  system, pack, new Reason(Fields.required("reason", reason)), now));
    }
  }

  private static Map<String, List<String>> withoutGaps(Map<String, List<String>> answers) {
    var given = new TreeMap<String, List<String>>();
    answers.forEach(
        (question, texts) -> {
          var field = "answers." + question;
          given.put(
              question,
              Fields.required(field, texts).stream()
                  .map(text -> Fields.text(field, text, RiskClassCommand.ANSWER))
                  .toList());
        });
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
