package org.aimsledger.inventory.sharedfilters;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// Wire forms of filters that are shared.
final class SharedFiltersResponses {
  private SharedFiltersResponses() {}

  @Schema(name = "SharedFilter")
  record SharedResponse(
      UUID id,
      String name,
      String list,
      @Schema(description = "Query parameters and their values")
          Map<String, List<String>> parameters,
      @Schema(description = "Units whose people see it") List<String> units,
      @Schema(description = "Whether everybody sees it") boolean everybody,
      @Schema(description = "Pseudonymous id") String sharedBy,
      @Schema(description = "When its last event was recorded") Instant updatedAt) {
    static SharedResponse of(SharedFiltersRow row) {
      var parameters = new LinkedHashMap<String, List<String>>();
      for (var i = 0; i < row.parameters.length; i++) {
        parameters.computeIfAbsent(row.parameters[i], _ -> new ArrayList<>()).add(row.values[i]);
      }
      return new SharedResponse(
          row.filter,
          row.name,
          row.list,
          parameters,
          List.of(row.units),
          row.everybody,
          row.sharedBy,
          row.updatedAt);
    }
  }
}
