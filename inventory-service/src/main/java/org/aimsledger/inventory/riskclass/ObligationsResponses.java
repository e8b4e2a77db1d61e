package org.aimsledger.inventory.riskclass;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.aimsledger.contracts.inventory.OrganisationRole;
import org.aimsledger.contracts.inventory.RiskClass;
import org.aimsledger.referencedata.Titles;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// Wire forms of duties.
final class ObligationsResponses {
  private ObligationsResponses() {}

  @Schema(name = "Obligations")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record ObligationsResponse(
      UUID system,
      LocalDate on,
      @Schema(description = "Absent: undetermined, so that only duties of any class are listed")
          @Nullable RiskClass riskClass,
      @Schema(description = "Whether the class is to be determined again") boolean classIsDue,
      List<OrganisationRole> roles,
      @Schema(description = "Whether a role is known; without one no duty is listed")
          boolean rolesKnown,
      @Schema(description = "The pack that the duties are from") String pack,
      @Schema(description = "How many of them apply on that day") long applicable,
      List<ObligationResponse> obligations) {
    static ObligationsResponse of(
        UUID system,
        LocalDate on,
        RiskClassStatus status,
        List<OrganisationRole> roles,
        String pack,
        List<Obligation> obligations) {
      return new ObligationsResponse(
          system,
          on,
          status.riskClass(),
          !status.due().isEmpty(),
          roles,
          roles.stream().anyMatch(role -> role != OrganisationRole.UNKNOWN),
          pack,
          obligations.stream().filter(obligation -> obligation.appliesOn(on)).count(),
          obligations.stream().map(one -> ObligationResponse.of(one, on)).toList());
    }
  }

  @Schema(name = "Obligation")
  record ObligationResponse(
      String id,
      Titles title,
      String source,
      @Schema(description = "Roles of the organisation that bring it") List<OrganisationRole> roles,
      LocalDate appliesFrom,
      @Schema(description = "Whether it applies on that day") boolean applies) {
    static ObligationResponse of(Obligation obligation, LocalDate on) {
      var duty = obligation.duty();
      return new ObligationResponse(
          duty.id(),
          duty.title(),
          duty.source(),
          obligation.roles(),
          obligation.appliesFrom(),
          obligation.appliesOn(on));
    }
  }
}
