package org.aimsledger.incident.signal;

import java.sql.SQLException;
import java.util.UUID;
import org.aimsledger.testkit.backing.DatabaseAccess;

/// Systems as the inventory's events leave them behind.
final class KnownSystems {
  private KnownSystems() {}

  static UUID fresh() {
    var system = UUID.randomUUID();
    try {
      var _ =
          DatabaseAccess.ofService()
              .updateAsUser("insert into known_systems (system) values (?)", system);
    } catch (SQLException refused) {
      throw new IllegalStateException(refused);
    }
    return system;
  }
}
