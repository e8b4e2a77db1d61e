package org.aimsledger.inventory.savedfilter;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.UUID;
import org.aimsledger.contracts.inventory.FilterAudience;
import org.aimsledger.contracts.inventory.FilterParameter;
import org.jspecify.annotations.Nullable;

/// Filters of one person, folded from their events, in the order in which they were kept first.
record SavedFilters(SequencedMap<UUID, Filter> filters) {
  SavedFilters {
    filters = new LinkedHashMap<>(filters);
  }

  /// One filter.
  ///
  /// @param sharedWith who sees it too; absent: nobody else
  record Filter(
      String name,
      String list,
      List<FilterParameter> parameters,
      @Nullable FilterAudience sharedWith,
      Instant savedAt) {
    Filter {
      parameters = List.copyOf(parameters);
    }

    boolean saysTheSameAs(Filter other) {
      return equals(
          new Filter(other.name, other.list, other.parameters, other.sharedWith, savedAt));
    }
  }

  static SavedFilters none() {
    return new SavedFilters(new LinkedHashMap<>());
  }

  @Nullable Filter of(UUID filter) {
    return filters.get(filter);
  }

  /// Another filter with this name.
  boolean isNamed(String name, UUID except) {
    return filters.entrySet().stream()
        .anyMatch(entry -> !entry.getKey().equals(except) && named(entry, name));
  }

  private static boolean named(Map.Entry<UUID, Filter> entry, String name) {
    return entry.getValue().name().equalsIgnoreCase(name);
  }

  SavedFilters with(UUID filter, Filter saved) {
    var more = new LinkedHashMap<>(filters);
    more.put(filter, saved);
    return new SavedFilters(more);
  }

  SavedFilters without(UUID filter) {
    var less = new LinkedHashMap<>(filters);
    less.remove(filter);
    return new SavedFilters(less);
  }
}
