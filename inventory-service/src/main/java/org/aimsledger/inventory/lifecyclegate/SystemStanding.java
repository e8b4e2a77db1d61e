package org.aimsledger.inventory.lifecyclegate;

import java.time.LocalDate;
import org.aimsledger.contracts.inventory.HighImpact;
import org.aimsledger.contracts.inventory.RiskClass;
import org.aimsledger.contracts.inventory.Stage;
import org.jspecify.annotations.Nullable;

/// What gates need to know of a system, folded from its own stream and from those of its class and
/// its reviews.
///
/// @param version of the stream of the system; 0: not in the inventory
/// @param classVersion of the stream of its class
/// @param reviewDue last day on which its next review is in time; absent: none is planned
/// @param reviewVersion of the stream of its reviews
record SystemStanding(
    boolean owner,
    boolean purpose,
    boolean role,
    Stage stage,
    HighImpact highImpact,
    boolean suspended,
    @Nullable RiskClass riskClass,
    long version,
    long classVersion,
    @Nullable LocalDate reviewDue,
    long reviewVersion) {
  static final SystemStanding NONE =
      new SystemStanding(
          false, false, false, Stage.UNKNOWN, HighImpact.UNKNOWN, false, null, 0, 0, null, 0);

  /// A system of which nothing else is known than that it lacked nothing in this stage.
  static SystemStanding inOrder(Stage stage) {
    return new SystemStanding(
        true, true, true, stage, HighImpact.UNKNOWN, false, RiskClass.MINIMAL, 0, 0, null, 0);
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
        classVersion,
        reviewDue,
        reviewVersion);
  }

  SystemStanding with(Stage now) {
    return new SystemStanding(
        owner,
        purpose,
        role,
        now,
        highImpact,
        suspended,
        riskClass,
        version,
        classVersion,
        reviewDue,
        reviewVersion);
  }

  SystemStanding with(HighImpact now) {
    return new SystemStanding(
        owner,
        purpose,
        role,
        stage,
        now,
        suspended,
        riskClass,
        version,
        classVersion,
        reviewDue,
        reviewVersion);
  }

  SystemStanding suspended(boolean now) {
    return new SystemStanding(
        owner,
        purpose,
        role,
        stage,
        highImpact,
        now,
        riskClass,
        version,
        classVersion,
        reviewDue,
        reviewVersion);
  }

  SystemStanding with(RiskClass now) {
    return new SystemStanding(
        owner,
        purpose,
        role,
        stage,
        highImpact,
        suspended,
        now,
        version,
        classVersion,
        reviewDue,
        reviewVersion);
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
        versionOfClass,
        reviewDue,
        reviewVersion);
  }

  /// The same with its next review, as the stream of its reviews says at a version.
  SystemStanding reviewedBy(@Nullable LocalDate due, long versionOfReviews) {
    return new SystemStanding(
        owner,
        purpose,
        role,
        stage,
        highImpact,
        suspended,
        riskClass,
        version,
        classVersion,
        due,
        versionOfReviews);
  }
}
