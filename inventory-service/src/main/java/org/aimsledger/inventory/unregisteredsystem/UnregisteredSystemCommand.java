package org.aimsledger.inventory.unregisteredsystem;

import java.time.Instant;
import java.util.UUID;
import org.aimsledger.contracts.inventory.ExternalId;
import org.jspecify.annotations.Nullable;

/// What can be asked for.
public sealed interface UnregisteredSystemCommand {
  UUID finding();

  /// Time of the decision.
  Instant at();

  /// Note that an integration reported something about it. Only the first time says something new.
  record Report(
      UUID finding,
      String name,
      @Nullable ExternalId externalId,
      String reporter,
      String type,
      Instant at)
      implements UnregisteredSystemCommand {}

  /// Say which system of the inventory it is.
  ///
  /// @param system a system that is in the inventory
  record Link(UUID finding, UUID system, String reason, Instant at)
      implements UnregisteredSystemCommand {}

  /// Note that a system with its external id or name is in the inventory.
  record NoteRegistration(UUID finding, UUID system, Instant at)
      implements UnregisteredSystemCommand {}

  /// Decide that it is no AI system of this organisation.
  record Dismiss(UUID finding, String reason, Instant at) implements UnregisteredSystemCommand {}
}
