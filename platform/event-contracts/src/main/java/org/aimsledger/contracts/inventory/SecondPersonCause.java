package org.aimsledger.contracts.inventory;

/// Why one person alone can't determine a risk class.
public enum SecondPersonCause {
  /// The exception of Article 6(3) is relied on.
  EXCEPTION_CLAIMED,
  /// The class would be lower than the one in force.
  CLASS_LOWERED
}
