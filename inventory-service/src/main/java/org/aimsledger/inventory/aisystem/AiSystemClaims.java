package org.aimsledger.inventory.aisystem;

import java.util.List;
import org.aimsledger.contracts.inventory.AiSystemEvent;
import org.aimsledger.contracts.inventory.ExternalId;
import org.aimsledger.contracts.inventory.Origin;
import org.aimsledger.eventstore.core.Claim;
import org.aimsledger.eventstore.core.ClaimChange;

/// Unique names of AI systems: external ids. Taken at registration and never given back, because an
/// id of a retired system is never used again.
final class AiSystemClaims {
  private static final String EXTERNAL_ID = "ai-system/external-id";

  private AiSystemClaims() {}

  static List<ClaimChange> of(AiSystemEvent event) {
    return switch (event) {
      case AiSystemEvent.Registered e -> taken(e.origin());
      // A later row may bring the external id that a declared system did not have.
      case AiSystemEvent.ImportRecorded e -> taken(e.origin());
      case AiSystemEvent.ProfileChanged _,
          AiSystemEvent.OwnerAssigned _,
          AiSystemEvent.RolesChanged _,
          AiSystemEvent.StageEntered _,
          AiSystemEvent.HighImpactDetermined _,
          AiSystemEvent.Suspended _,
          AiSystemEvent.HoldReleased _,
          AiSystemEvent.Resumed _,
          AiSystemEvent.ContainmentDeclined _,
          AiSystemEvent.MeasureOrdered _,
          AiSystemEvent.FieldsConfirmed _,
          AiSystemEvent.FieldsContradicted _,
          AiSystemEvent.MeasureDeclined _,
          AiSystemEvent.Retired _ ->
          List.of();
    };
  }

  /// The claim that stands for an external id.
  static Claim claim(ExternalId id) {
    return new Claim(EXTERNAL_ID, id.scope() + "\n" + id.id());
  }

  private static List<ClaimChange> taken(Origin origin) {
    return origin.externalId() == null
        ? List.of()
        : List.of(new ClaimChange.Take(claim(origin.externalId())));
  }
}
