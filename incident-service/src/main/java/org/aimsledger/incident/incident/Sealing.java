package org.aimsledger.incident.incident;

import org.aimsledger.contracts.SealedText;
import org.jspecify.annotations.Nullable;

/// What the vault made of the texts about a person, before the rules are asked.
public sealed interface Sealing {
  record Sealed(SealedText name, @Nullable SealedText contact, @Nullable SealedText note)
      implements Sealing {}

  /// The person was erased: nothing is written of him or her any more.
  record Erased() implements Sealing {}

  /// The id is nobody's.
  record Stranger() implements Sealing {}
}
