package org.aimsledger.inventory.intendeduse;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.aimsledger.contracts.inventory.UseStatement;
import org.aimsledger.inventory.platform.IllegalFieldException;
import org.aimsledger.inventory.platform.Presence;
import org.aimsledger.servicekit.problem.Fields;
import org.aimsledger.servicekit.problem.Problems;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// Bodies of requests about one statement.
final class IntendedUseRequests {
  private IntendedUseRequests() {}

  @Schema(name = "DraftIntendedUse")
  record DraftRequest(
      @Schema(required = true, description = "Uses that it is meant for")
          @Nullable List<String> intended,
      @Schema(description = "Uses that are not allowed") @Nullable List<String> excluded,
      @Schema(description = "What people can be expected to try nevertheless")
          @Nullable List<String> foreseeableMisuse,
      @Schema(description = "Conditions of use") @Nullable List<String> conditions,
      @Schema(description = "Who may use it") @Nullable List<String> users,
      @Schema(description = "What responsible use is meant to reach")
          @Nullable List<String> objectives) {
    IntendedUseCommand toCommand(UUID system, String author, Instant now) {
      return legal(
          () ->
              new IntendedUseCommand.Draft(
                  system,
                  new Presence.Absent(),
                  new UseStatement(
                      Fields.required("intended", intended),
                      listed(excluded),
                      listed(foreseeableMisuse),
                      listed(conditions),
                      listed(users),
                      listed(objectives)),
                  author,
                  now));
    }

    private static List<String> listed(@Nullable List<String> entries) {
      return entries == null ? List.of() : entries;
    }
  }

  @Schema(name = "ApproveIntendedUse")
  record ApproveRequest(
      @Schema(required = true, description = "The edition that was read") @Nullable Integer edition,
      @Schema(maxLength = IntendedUseCommand.REMARK) @Nullable String remark) {
    IntendedUseCommand toCommand(UUID system, String approver, Instant now) {
      return legal(
          () ->
              new IntendedUseCommand.Approve(
                  system, Fields.required("edition", edition), approver, remark, now));
    }
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
