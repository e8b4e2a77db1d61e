package org.aimsledger.inventory.savedfilter;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.aimsledger.contracts.inventory.FilterAudience;
import org.aimsledger.contracts.inventory.FilterParameter;
import org.aimsledger.inventory.platform.IllegalFieldException;
import org.aimsledger.servicekit.problem.Fields;
import org.aimsledger.servicekit.problem.Problems;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// Bodies of requests about filters.
final class SavedFilterRequests {
  private SavedFilterRequests() {}

  @Schema(name = "SaveFilter")
  record SaveRequest(
      @Schema(required = true, maxLength = FilterRule.NAME) @Nullable String name,
      @Schema(required = true, description = "Last part of the list's path, e.g. ai-systems")
          @Nullable String list,
      @Schema(description = "Query parameters and their values")
          @Nullable Map<String, List<String>> parameters,
      @Schema(
              maxItems = FilterRule.UNITS,
              description = "Units whose people see it too; nobody else when left out")
          @Nullable List<String> units,
      @Schema(description = "Whether everybody sees it") @Nullable Boolean everybody) {
    SavedFilterCommand toCommand(UUID keeper, UUID filter, int most, Instant now) {
      try {
        return new SavedFilterCommand.Save(
            keeper,
            filter,
            Fields.required("name", name),
            Fields.required("list", list),
            listed(parameters),
            new FilterAudience(
                Boolean.TRUE.equals(everybody), Objects.requireNonNullElse(units, List.of())),
            most,
            now);
      } catch (IllegalFieldException e) {
        throw Problems.invalidField(e.field(), String.valueOf(e.getMessage())).toException();
      }
    }

    private static List<FilterParameter> listed(@Nullable Map<String, List<String>> parameters) {
      return parameters == null
          ? List.of()
          : parameters.entrySet().stream()
              .map(
                  entry ->
                      new FilterParameter(
                          entry.getKey(), Fields.required("parameters", entry.getValue())))
              .toList();
    }
  }
}
