package org.aimsledger.inventory.componentlink;

import java.util.Set;
import java.util.UUID;
import org.aimsledger.contracts.inventory.ComponentKind;
import org.aimsledger.contracts.inventory.LinkEnd;
import org.aimsledger.contracts.inventory.Relation;

/// Why something is not done.
public sealed interface ComponentLinkRejection {
  record UnknownLink(UUID link) implements ComponentLinkRejection {}

  /// Nothing of this kind and id is in the inventory.
  ///
  /// @param field `from` or `to`
  record UnknownEnd(String field, LinkEnd end) implements ComponentLinkRejection {}

  /// Nothing depends on what is retired from now on, nor the other way round.
  record EndRetired(String field, LinkEnd end) implements ComponentLinkRejection {}

  record RelationNotAllowed(
      Relation relation, ComponentKind from, ComponentKind to, Set<ComponentKind> allowed)
      implements ComponentLinkRejection {
    public RelationNotAllowed {
      allowed = Set.copyOf(allowed);
    }
  }

  record EndsAreTheSame(LinkEnd end) implements ComponentLinkRejection {}

  /// A deployment runs versions of its own system.
  record OtherSystem(LinkEnd deployment, LinkEnd version) implements ComponentLinkRejection {}
}
