package org.aimsledger.incident.incident;

import java.time.Instant;
import org.aimsledger.contracts.incident.ResponseRole;

/// Who has, or has had, a part in the response.
record RoleHolder(ResponseRole role, String person, Instant since) {}
