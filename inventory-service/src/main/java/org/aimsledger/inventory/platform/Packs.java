package org.aimsledger.inventory.platform;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.aimsledger.referencedata.CoverageMeasures;
import org.aimsledger.referencedata.EventTitles;
import org.aimsledger.referencedata.LifecycleGates;
import org.aimsledger.referencedata.RegistrationSheets;
import org.aimsledger.referencedata.RiskClasses;
import org.aimsledger.referencedata.RiskCriteria;
import org.aimsledger.referencedata.RoleDuties;
import org.aimsledger.referencedata.Versions;

/// The packs that answers use. Which version is in force depends on the time alone.
public record Packs(
    Versions<CoverageMeasures> coverageMeasures,
    Versions<LifecycleGates> lifecycleGates,
    Versions<RegistrationSheets> registrationSheets,
    Versions<EventTitles> eventTitles,
    Versions<RiskCriteria> riskCriteria,
    Versions<RiskClasses> riskClassVersions,
    Versions<RoleDuties> roleDutyVersions) {
  public CoverageMeasures measures(Instant at) {
    return coverageMeasures.inForceOn(day(at));
  }

  public RiskClasses riskClasses(Instant at) {
    return riskClassVersions.inForceOn(day(at));
  }

  public RoleDuties roleDuties(Instant at) {
    return roleDutyVersions.inForceOn(day(at));
  }

  /// The day on which a decision is made.
  public static LocalDate day(Instant at) {
    return at.atZone(ZoneOffset.UTC).toLocalDate();
  }

  public EventTitles titles(Instant at) {
    return eventTitles.inForceOn(at.atZone(ZoneOffset.UTC).toLocalDate());
  }

  public RegistrationSheets sheets(Instant at) {
    return registrationSheets.inForceOn(at.atZone(ZoneOffset.UTC).toLocalDate());
  }

  /// The last titles, also for what happened before there were any.
  public EventTitles titles() {
    return eventTitles.all().getLast();
  }
}
