package org.aimsledger.inventory.unregisteredsystem;

import java.util.UUID;

/// Why a command is refused.
public sealed interface UnregisteredSystemRejection {
  /// Nothing was reported under this id.
  record UnknownFinding(UUID finding) implements UnregisteredSystemRejection {}

  /// It is known which system it is, and reports were recorded there.
  record AlreadyKnown(UUID finding, UUID system) implements UnregisteredSystemRejection {}
}
