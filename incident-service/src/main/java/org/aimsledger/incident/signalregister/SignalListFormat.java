package org.aimsledger.incident.signalregister;

/// How the list is written.
enum SignalListFormat {
  JSON,
  CSV
}
