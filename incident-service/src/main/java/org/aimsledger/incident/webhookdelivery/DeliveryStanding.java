package org.aimsledger.incident.webhookdelivery;

/// Where a delivery stands.
enum DeliveryStanding {
  /// It is on its way, or waits for its next attempt.
  WAITING,
  /// The receiver has it.
  DELIVERED,
  /// All attempts are used.
  DEAD
}
