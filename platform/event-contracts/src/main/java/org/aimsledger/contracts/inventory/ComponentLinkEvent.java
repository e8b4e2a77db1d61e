package org.aimsledger.contracts.inventory;

import java.time.Instant;
import java.util.UUID;
import org.aimsledger.contracts.WireName;
import org.jspecify.annotations.Nullable;

/// What happened to one link between two things in the inventory. The stream is
/// `component-link/<link>`; the same two ends and relation always have the same link.
public sealed interface ComponentLinkEvent extends InventoryServiceEvent {
  UUID link();

  LinkEnd from();

  Relation relation();

  LinkEnd to();

  /// One depends on the other from now on.
  ///
  /// @param note what for, or how it is known
  @WireName("org.aimsledger.inventory.component-linked.v1")
  record Linked(
      UUID link,
      LinkEnd from,
      Relation relation,
      LinkEnd to,
      FieldSource source,
      Confidence confidence,
      @Nullable String note,
      Instant at)
      implements ComponentLinkEvent {}

  /// It does not depend on it any more. The same link may come back.
  @WireName("org.aimsledger.inventory.component-unlinked.v1")
  record Unlinked(UUID link, LinkEnd from, Relation relation, LinkEnd to, String reason, Instant at)
      implements ComponentLinkEvent {}
}
