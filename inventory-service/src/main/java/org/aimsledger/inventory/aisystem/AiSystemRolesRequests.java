package org.aimsledger.inventory.aisystem;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.aimsledger.contracts.inventory.OrganisationRole;
import org.aimsledger.contracts.inventory.RoleChangeCause;
import org.aimsledger.inventory.platform.IllegalFieldException;
import org.aimsledger.inventory.platform.Reason;
import org.aimsledger.servicekit.problem.Fields;
import org.aimsledger.servicekit.problem.Problems;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// Bodies of requests about the organisation's roles.
final class AiSystemRolesRequests {
  private AiSystemRolesRequests() {}

  @Schema(name = "ChangeRoles")
  record RolesRequest(
      @Schema(
              required = true,
              description = "All roles from then on; causes of Article 25 add PROVIDER")
          @Nullable List<@Nullable OrganisationRole> roles,
      @Schema(required = true, description = "Not IMPORTED") @Nullable RoleChangeCause cause,
      @Schema(description = "Since when, not in the future; today when left out")
          @Nullable LocalDate effectiveOn,
      @Schema(required = true, maxLength = Reason.LONGEST) @Nullable String reason,
      @Schema(maxLength = Reason.LONGEST, description = "Where it can be looked up")
          @Nullable String evidence,
      @Schema(
              maxLength = 100,
              description = "Pseudonymous id of who decided; the sender when left out")
          @Nullable String decidedBy) {
    AiSystemCommand.ChangeRoles toCommand(UUID system, String sender, Instant now) {
      try {
        return new AiSystemCommand.ChangeRoles(
            system,
            Fields.required("roles", roles).stream()
                .<OrganisationRole>map(role -> Fields.required("roles", role))
                .toList(),
            Fields.required("cause", cause),
            Objects.requireNonNullElseGet(
                effectiveOn, () -> now.atZone(ZoneOffset.UTC).toLocalDate()),
            new Reason(Fields.required("reason", reason)),
            evidence,
            new Owner(Objects.requireNonNullElse(decidedBy, sender)),
            now);
      } catch (IllegalFieldException e) {
        var field = e.field().equals("owner") ? "decidedBy" : e.field();
        throw Problems.invalidField(field, String.valueOf(e.getMessage())).toException();
      }
    }
  }
}
