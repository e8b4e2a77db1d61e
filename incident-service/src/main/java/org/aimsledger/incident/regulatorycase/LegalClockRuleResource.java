package org.aimsledger.incident.regulatorycase;

import static org.aimsledger.servicekit.identity.Roles.ADMIN;
import static org.aimsledger.servicekit.identity.Roles.APPROVER;
import static org.aimsledger.servicekit.identity.Roles.AUDITOR;
import static org.aimsledger.servicekit.identity.Roles.CONTRIBUTOR;
import static org.aimsledger.servicekit.identity.Roles.INCIDENT_COMMANDER;
import static org.aimsledger.servicekit.identity.Roles.RESPONDER;
import static org.aimsledger.servicekit.identity.Roles.RISK_OWNER;
import static org.aimsledger.servicekit.identity.Roles.SYSTEM_OWNER;
import static org.aimsledger.servicekit.identity.Roles.TOP_MANAGEMENT;
import static org.aimsledger.servicekit.identity.Roles.TRAIL_AUDITOR;
import static org.aimsledger.servicekit.identity.Roles.VIEWER;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.util.List;
import org.aimsledger.incident.platform.Holidays;
import org.aimsledger.incident.platform.Packs;
import org.aimsledger.referencedata.LegalClocks;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/// The rules that clocks start by, for those who choose facts.
@Path("/api/incident/v1/legal-clock-rules")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Legal clocks")
@RolesAllowed({
  VIEWER,
  CONTRIBUTOR,
  SYSTEM_OWNER,
  RISK_OWNER,
  RESPONDER,
  INCIDENT_COMMANDER,
  AUDITOR,
  TRAIL_AUDITOR,
  APPROVER,
  TOP_MANAGEMENT,
  ADMIN
})
public class LegalClockRuleResource {
  private final Packs packs;
  private final Holidays holidays;
  private final Clock clock;

  LegalClockRuleResource(Packs packs, Holidays holidays, Clock clock) {
    this.packs = packs;
    this.holidays = holidays;
    this.clock = clock;
  }

  /// @param holidays calendars that facts may name
  @Schema(name = "LegalClockRules")
  record Rules(
      String version,
      String source,
      List<LegalClocks.Fact> facts,
      List<LegalClocks.Regime> regimes,
      List<LegalClocks.Clock> clocks,
      List<String> holidays) {}

  @GET
  @Operation(summary = "Facts, regimes and clocks of the version in force, in three languages")
  public Rules rules() {
    var pack = packs.clocks(clock.instant());
    return new Rules(
        pack.version().toString(),
        pack.source(),
        pack.facts(),
        pack.regimes(),
        pack.clocks(),
        holidays.calendars().stream().sorted().toList());
  }
}
