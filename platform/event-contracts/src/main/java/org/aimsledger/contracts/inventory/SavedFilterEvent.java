package org.aimsledger.contracts.inventory;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.aimsledger.contracts.WireName;
import org.jspecify.annotations.Nullable;

/// Filters that one person keeps. The stream is `saved-filters/<keeper>`.
public sealed interface SavedFilterEvent extends StewardshipEvent {
  /// Derived from the pseudonymous id of the person.
  UUID keeper();

  UUID filter();

  /// A filter was kept, or changed.
  ///
  /// @param list the list that it is for, e.g. `ai-systems`
  /// @param unit of the organisation that sees it too; only in what older builds wrote
  /// @param sharedWith who sees it too; absent, and without a unit: nobody else
  @WireName("org.aimsledger.inventory.filter-saved.v1")
  record Saved(
      UUID keeper,
      UUID filter,
      String name,
      String list,
      List<FilterParameter> parameters,
      @Nullable String unit,
      @Nullable FilterAudience sharedWith,
      Instant at)
      implements SavedFilterEvent {
    public Saved {
      parameters = List.copyOf(parameters);
    }

    /// Who sees it too, whichever build wrote it.
    public @Nullable FilterAudience audience() {
      return sharedWith == null && unit != null
          ? new FilterAudience(false, List.of(unit))
          : sharedWith;
    }
  }

  /// It is kept no more.
  @WireName("org.aimsledger.inventory.filter-removed.v1")
  record Removed(UUID keeper, UUID filter, Instant at) implements SavedFilterEvent {}
}
