package org.aimsledger.inventory.component;

import java.util.Set;
import java.util.UUID;
import org.aimsledger.contracts.inventory.ComponentKind;
import org.aimsledger.inventory.platform.Dependents;

/// Why something is not done.
public sealed interface ComponentRejection {
  record UnknownComponent(UUID component) implements ComponentRejection {}

  record AlreadyRegistered(UUID component) implements ComponentRejection {}

  /// Retirement is final.
  record ComponentRetired(UUID component) implements ComponentRejection {}

  /// There is no such whole that it could be a part of.
  record UnknownParent(ComponentKind kind, UUID parent) implements ComponentRejection {}

  record ParentRetired(ComponentKind kind, UUID parent) implements ComponentRejection {}

  /// What a supplier changed is not in the inventory.
  record UnknownSubject(UUID subject) implements ComponentRejection {}

  /// The change is legal in itself, but not for this component.
  record FieldNotLegal(UUID component, String field, String detail) implements ComponentRejection {}

  /// Only other kinds have this.
  record KindDiffers(UUID component, ComponentKind kind, Set<ComponentKind> allowed)
      implements ComponentRejection {
    public KindDiffers {
      allowed = Set.copyOf(allowed);
    }
  }

  /// Things that are in use depend on it.
  record StillNeeded(UUID component, Dependents dependents) implements ComponentRejection {}

  /// As many of these as one component may have.
  record TooMany(UUID component, String what, int most) implements ComponentRejection {}
}
