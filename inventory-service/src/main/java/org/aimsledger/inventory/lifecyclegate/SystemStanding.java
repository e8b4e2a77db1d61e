package org.aimsledger.inventory.lifecyclegate;

import org.aimsledger.contracts.inventory.HighImpact;
import org.aimsledger.contracts.inventory.RiskClass;
import org.aimsledger.contracts.inventory.Stage;
import org.jspecify.annotations.Nullable;

/// What gates need to know of a system, folded from its own stream and from that of its class.
///
/// @param version of the stream of the system; 0: not in the inventory
/// @param classVersion of the stream of its class
record SystemStanding(
    boolean owner,
    boolean purpose,
    boolean role,
    Stage stage,
    HighImpact highImpact,
    boolean suspended,
    @Nullable RiskClass riskClass,
    long version,
    long classVersion) {
  static final SystemStanding NONE =
      new SystemStanding(false, false, false, Stage.UNKNOWN, HighImpact.UNKNOWN, false, null, 0, 0);

  /// A system of which nothing else is known than that it lacked nothing in this stage.
  static SystemStanding inOrder(Stage stage) {
    return new SystemStanding(
        true, true, true, stage, HighImpact.UNKNOWN, false, RiskClass.MINIMAL, 0, 0);
  }

  boolean isKnown() {
    return version > 0;
  }

  SystemStanding with(boolean nowOwner, boolean nowPurpose, boolean nowRole) {
    return new SystemStanding(
        nowOwner,
        nowPurpose,
        nowRole,
        stage,
        highImpact,
        suspended,
        riskClass,
        version,
        classVersion);
  }

  SystemStanding with(Stage now) {
    return new SystemStanding(
        owner, purpose, role, now, highImpact, suspended, riskClass, version, classVersion);
  }

  SystemStanding with(HighImpact now) {
    return new SystemStanding(
        owner, purpose, role, stage, now, suspended, riskClass, version, classVersion);
  }

  SystemStanding suspended(boolean now) {
    return new SystemStanding(
        owner, purpose, role, stage, highImpact, now, riskClass, version, classVersion);
  }

  SystemStanding with(RiskClass now) {
    return new SystemStanding(
        owner, purpose, role, stage, highImpact, suspended, now, version, classVersion);
  }

  /// The system at a version, with the class at a version.
  SystemStanding at(long systemVersion, @Nullable RiskClass determined, long versionOfClass) {
    return new SystemStanding(
        owner,
        purpose,
        role,
        stage,
        highImpact,
        suspended,
        determined,
        systemVersion,
        versionOfClass);
  }
}
