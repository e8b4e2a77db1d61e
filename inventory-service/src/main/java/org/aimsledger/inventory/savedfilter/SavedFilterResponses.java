package org.aimsledger.inventory.savedfilter;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.aimsledger.inventory.savedfilter.SavedFilters.Filter;
import org.aimsledger.servicekit.problem.Problem;
import org.aimsledger.servicekit.problem.Problems;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// Wire forms of filters.
final class SavedFilterResponses {
  private SavedFilterResponses() {}

  @Schema(name = "SavedFilters")
  record FiltersResponse(List<FilterResponse> items, int total) {
    static FiltersResponse of(SavedFilters saved) {
      var items =
          saved.filters().entrySet().stream()
              .map(entry -> FilterResponse.of(entry.getKey(), entry.getValue()))
              .toList();
      return new FiltersResponse(items, items.size());
    }
  }

  @Schema(name = "SavedFilter")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record FilterResponse(
      UUID id,
      String name,
      String list,
      @Schema(description = "Query parameters and their values")
          Map<String, List<String>> parameters,
      @Schema(description = "Units whose people see it too") @Nullable List<String> units,
      @Schema(description = "Whether everybody sees it") boolean everybody,
      Instant savedAt) {
    static FilterResponse of(UUID id, Filter filter) {
      var parameters = new LinkedHashMap<String, List<String>>();
      filter.parameters().forEach(one -> parameters.put(one.name(), one.values()));
      var audience = filter.sharedWith();
      return new FilterResponse(
          id,
          filter.name(),
          filter.list(),
          parameters,
          audience == null ? null : audience.units(),
          audience != null && audience.everybody(),
          filter.savedAt());
    }
  }

  /// What a business "no" is on the wire.
  static Problem problem(SavedFilterRejection reason) {
    return switch (reason) {
      case SavedFilterRejection.UnknownFilter r ->
          Problems.notFound("saved-filter/unknown", "filter of yours", r.filter());
      case SavedFilterRejection.NameTaken r ->
          Problem.of(
                  409,
                  "saved-filter/name-taken",
                  "You have one of that name",
                  "Choose another name.")
              .withError("name", "you have a filter " + r.name());
      case SavedFilterRejection.TooMany r ->
          Problem.of(
                  409,
                  "saved-filter/too-many",
                  "You keep too many filters",
                  "One person keeps at most " + r.most() + "; remove one first.")
              .with("most", r.most());
    };
  }
}
