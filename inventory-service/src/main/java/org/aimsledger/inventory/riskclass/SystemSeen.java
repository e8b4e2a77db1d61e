package org.aimsledger.inventory.riskclass;

import java.util.List;
import org.aimsledger.contracts.inventory.OrganisationRole;

/// What a determination and its duties need to know of the system, and nothing else.
sealed interface SystemSeen {
  /// Not in the inventory.
  record Absent() implements SystemSeen {}

  /// In the inventory.
  ///
  /// @param roles what the organisation is with regard to it
  record Present(List<OrganisationRole> roles, boolean retired) implements SystemSeen {
    public Present {
      roles = List.copyOf(roles);
    }
  }
}
