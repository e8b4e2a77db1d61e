package org.aimsledger.contracts.inventory;

import java.time.Instant;
import java.util.UUID;
import org.aimsledger.contracts.WireName;
import org.jspecify.annotations.Nullable;

/// AI that is used and is not in the inventory. The stream is `unregistered-system/<finding>`.
///
/// What is reported about it is held meanwhile, and recorded as soon as it is known which system it
/// is.
public sealed interface UnregisteredSystemEvent extends InventoryServiceEvent {
  UUID finding();

  /// An integration reported something about a system that nobody has registered.
  ///
  /// @param name what the reporter calls it, in words for people
  /// @param externalId the external id by which it was named, if it was
  /// @param reporter CloudEvents `source` of the first report
  /// @param type CloudEvents `type` of the first report
  @WireName("org.aimsledger.inventory.unregistered-system-reported.v1")
  record Reported(
      UUID finding,
      String name,
      @Nullable ExternalId externalId,
      String reporter,
      String type,
      Instant at)
      implements UnregisteredSystemEvent {}

  /// Somebody decided that it is a system of the inventory under another name.
  @WireName("org.aimsledger.inventory.unregistered-system-linked.v1")
  record Linked(UUID finding, UUID system, String reason, Instant at)
      implements UnregisteredSystemEvent {}

  /// A system with its external id or name is in the inventory now.
  @WireName("org.aimsledger.inventory.unregistered-system-registered.v1")
  record Registered(UUID finding, UUID system, Instant at) implements UnregisteredSystemEvent {}

  /// Somebody decided that it is no AI system of this organisation. Reports about it stay held.
  @WireName("org.aimsledger.inventory.unregistered-system-dismissed.v1")
  record Dismissed(UUID finding, String reason, Instant at) implements UnregisteredSystemEvent {}
}
