package org.aimsledger.inventory.aisystem;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import org.aimsledger.contracts.inventory.Confidence;
import org.aimsledger.inventory.platform.IllegalFieldException;
import org.aimsledger.inventory.platform.Reason;
import org.aimsledger.servicekit.problem.Fields;
import org.aimsledger.servicekit.problem.Problems;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// Bodies of requests about single fields.
final class AiSystemFieldsRequests {
  private AiSystemFieldsRequests() {}

  @Schema(name = "FieldsOfAiSystem")
  record FieldsRequest(
      @Schema(
              required = true,
              maxItems = ProfileLimits.FIELDS,
              description = "As `provenance` and `contradictions` of the system name them")
          @Nullable List<@Nullable String> fields,
      @Schema(description = "HIGH when left out: a person has looked at it")
          @Nullable Confidence confidence,
      @Schema(required = true, maxLength = Reason.LONGEST) @Nullable String reason) {
    AiSystemCommand toConfirm(UUID system, Instant now) {
      return legal(
          () -> new AiSystemCommand.ConfirmFields(system, names(), believed(), because(), now));
    }

    AiSystemCommand toAccept(UUID system, Instant now) {
      return legal(
          () ->
              new AiSystemCommand.AcceptContradictions(
                  system, names(), believed(), because(), now));
    }

    private List<String> names() {
      return Fields.required("fields", fields).stream()
          .<String>map(field -> Fields.required("fields", field))
          .toList();
    }

    private Confidence believed() {
      return Objects.requireNonNullElse(confidence, Confidence.HIGH);
    }

    private Reason because() {
      return new Reason(Fields.required("reason", reason));
    }
  }

  private static <T> T legal(Supplier<T> value) {
    try {
      return value.get();
    } catch (IllegalFieldException e) {
      throw Problems.invalidField(e.field(), String.valueOf(e.getMessage())).toException();
    }
  }
}
