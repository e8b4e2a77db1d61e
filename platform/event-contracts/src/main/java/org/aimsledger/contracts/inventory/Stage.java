package org.aimsledger.contracts.inventory;

/// Where a system is in its life cycle (after ISO/IEC 22989). `UNKNOWN` is what an import says that
/// gives no stage: never counted as deployed.
public enum Stage {
  UNKNOWN,
  INCEPTION,
  DEVELOPMENT,
  VERIFICATION,
  PRE_DEPLOYMENT,
  PILOT,
  DEPLOYED,
  RETIRED;

  /// Whether people are affected by it now.
  public boolean isLive() {
    return this == PILOT || this == DEPLOYED;
  }
}
