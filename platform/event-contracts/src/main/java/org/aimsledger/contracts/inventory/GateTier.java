package org.aimsledger.contracts.inventory;

/// How strictly the gates of the life cycle are kept, by what is at stake. Strictest first.
public enum GateTier {
  PROHIBITED,
  HIGH,
  TRANSPARENCY,
  MINIMAL
}
