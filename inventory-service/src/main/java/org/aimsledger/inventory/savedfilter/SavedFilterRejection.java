package org.aimsledger.inventory.savedfilter;

import java.util.UUID;

/// Why something is not done.
sealed interface SavedFilterRejection {
  record UnknownFilter(UUID filter) implements SavedFilterRejection {}

  record NameTaken(String name) implements SavedFilterRejection {}

  record TooMany(int most) implements SavedFilterRejection {}
}
