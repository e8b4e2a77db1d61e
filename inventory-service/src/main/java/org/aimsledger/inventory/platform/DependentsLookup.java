package org.aimsledger.inventory.platform;

import io.smallrye.mutiny.Uni;
import java.util.UUID;

/// What still depends on a thing.
public interface DependentsLookup {
  /// What had been linked when the question came and is neither retired nor a part of the thing or
  /// of something retired. A link that comes after the question is not seen.
  Uni<Dependents> dependents(UUID thing);
}
