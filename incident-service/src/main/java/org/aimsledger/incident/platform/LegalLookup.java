package org.aimsledger.incident.platform;

import io.smallrye.mutiny.Uni;
import java.util.Optional;
import java.util.UUID;

/// Who answers for the law in an incident.
public interface LegalLookup {
  /// Who has the part LEGAL now; empty: nobody.
  Uni<Optional<PersonId>> legal(UUID incident);
}
