package org.aimsledger.inventory.aisystem;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.aimsledger.contracts.inventory.ExternalId;
import org.aimsledger.contracts.inventory.GateLapse;
import org.aimsledger.contracts.inventory.Stage;

/// Why something is not done.
public sealed interface AiSystemRejection {
  record UnknownSystem(UUID system) implements AiSystemRejection {}

  record AlreadyRegistered(UUID system) implements AiSystemRejection {}

  /// Retirement is final.
  record SystemRetired(UUID system) implements AiSystemRejection {}

  record StageMoveNotAllowed(UUID system, Stage from, Stage to, Set<Stage> allowed)
      implements AiSystemRejection {
    public StageMoveNotAllowed {
      allowed = Set.copyOf(allowed);
    }
  }

  /// Nobody answers for the system, so people must not be affected by it.
  record OwnerMissing(UUID system, Stage stage) implements AiSystemRejection {}

  /// The system must not be used now, so it can not go into use.
  record SystemSuspended(UUID system, Stage stage) implements AiSystemRejection {}

  /// The gates of the life cycle don't let it pass.
  record GatesClosed(UUID system, Stage stage, List<GateLapse> obstacles)
      implements AiSystemRejection {
    public GatesClosed {
      obstacles = List.copyOf(obstacles);
    }
  }

  record JustificationMissing(UUID system) implements AiSystemRejection {}

  /// Only the incidents themselves can let go.
  record HeldByIncidents(UUID system, List<UUID> incidents) implements AiSystemRejection {
    public HeldByIncidents {
      incidents = List.copyOf(incidents);
    }
  }

  /// The change is legal in itself, but not together with what is known already.
  record ProfileNotLegal(UUID system, String field, String detail) implements AiSystemRejection {}

  /// There is nothing in these fields that somebody could stand behind.
  record FieldsWithoutValue(UUID system, List<String> fields) implements AiSystemRejection {
    public FieldsWithoutValue {
      fields = List.copyOf(fields);
    }
  }

  /// No other source says something else of these fields.
  record NothingContradicts(UUID system, List<String> fields) implements AiSystemRejection {
    public NothingContradicts {
      fields = List.copyOf(fields);
    }
  }

  /// A row of an import speaks of a system that has another external id.
  record ExternalIdDiffers(UUID system, ExternalId known, ExternalId given)
      implements AiSystemRejection {}
}
