package org.aimsledger.inventory.savedfilter;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.aimsledger.contracts.inventory.FilterAudience;
import org.aimsledger.contracts.inventory.FilterParameter;
import org.aimsledger.inventory.platform.TextRule;
import org.jspecify.annotations.Nullable;

/// What can be asked for.
sealed interface SavedFilterCommand {
  /// Derived from the pseudonymous id of the person.
  UUID keeper();

  UUID filter();

  /// Time of the decision.
  Instant at();

  /// Keep a filter, or change one that is kept.
  ///
  /// @param most filters of one person
  record Save(
      UUID keeper,
      UUID filter,
      String name,
      String list,
      List<FilterParameter> parameters,
      @Nullable FilterAudience sharedWith,
      int most,
      Instant at)
      implements SavedFilterCommand {
    public Save {
      name = TextRule.required("name", name, FilterRule.NAME);
      list = FilterRule.list(list);
      parameters = FilterRule.parameters(parameters);
      sharedWith = FilterRule.audience(sharedWith);
    }
  }

  /// Keep it no more.
  record Remove(UUID keeper, UUID filter, Instant at) implements SavedFilterCommand {}
}
