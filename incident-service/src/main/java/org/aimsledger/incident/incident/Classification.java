package org.aimsledger.incident.incident;

import java.time.Instant;
import java.util.List;

/// What an incident is in the words of a vocabulary of others.
record Classification(
    String taxonomy, String edition, List<String> entries, String policyVersion, Instant at) {
  Classification {
    entries = List.copyOf(entries);
  }
}
