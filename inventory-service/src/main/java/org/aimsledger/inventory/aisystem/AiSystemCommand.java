package org.aimsledger.inventory.aisystem;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.aimsledger.contracts.inventory.AiSystemProfile;
import org.aimsledger.contracts.inventory.Confidence;
import org.aimsledger.contracts.inventory.ExternalId;
import org.aimsledger.contracts.inventory.HighImpact;
import org.aimsledger.contracts.inventory.MeasureKind;
import org.aimsledger.contracts.inventory.OrganisationRole;
import org.aimsledger.contracts.inventory.Origin;
import org.aimsledger.contracts.inventory.Provenance;
import org.aimsledger.contracts.inventory.RoleChangeCause;
import org.aimsledger.contracts.inventory.Stage;
import org.aimsledger.inventory.platform.IllegalFieldException;
import org.aimsledger.inventory.platform.Passage;
import org.aimsledger.inventory.platform.Reason;
import org.aimsledger.inventory.platform.TextRule;
import org.jspecify.annotations.Nullable;

/// What can be asked for. Each one is legal in itself; whether it fits the system is decided later.
public sealed interface AiSystemCommand {
  UUID system();

  /// Time of the decision.
  Instant at();

  /// A person or an integration declares a system.
  ///
  /// @param system a new id
  /// @param provenance of all that it says; absent: declared by whoever asks
  record Register(
      UUID system,
      SystemName name,
      AiSystemProfile profile,
      Stage stage,
      HighImpact highImpact,
      @Nullable ExternalId externalId,
      @Nullable Provenance provenance,
      Instant at)
      implements AiSystemCommand {
    public Register {
      provenance = ProfileLimits.check(provenance);
      profile = ProfileLimits.check(profile);
      externalId = ProfileLimits.check(externalId);
      if (stage == Stage.RETIRED) {
        throw new IllegalFieldException(
            "stage", "a system is not registered as RETIRED: register it, then retire it");
      }
      if (highImpact == HighImpact.PRESUMED_BUT_NOT) {
        throw new IllegalFieldException(
            "highImpact",
            "PRESUMED_BUT_NOT needs a justification: register with UNKNOWN, then determine it");
      }
    }
  }

  /// Change what is known. Fields that are not named stay. What was not declared does not change
  /// what somebody stands behind, but is kept beside it.
  ///
  /// @param provenance of the new values; absent: declared by whoever asks
  record Describe(
      UUID system, ProfilePatch patch, Reason reason, @Nullable Provenance provenance, Instant at)
      implements AiSystemCommand {
    public Describe {
      provenance = ProfileLimits.check(provenance);
    }

    /// Declared by whoever asks.
    public Describe(UUID system, ProfilePatch patch, Reason reason, Instant at) {
      this(system, patch, reason, null, at);
    }
  }

  /// Stand behind what the record says in some fields, wherever it came from; what contradicts them
  /// is settled.
  ///
  /// @param fields with a value each, as the record names their provenance
  record ConfirmFields(
      UUID system, List<String> fields, Confidence confidence, Reason reason, Instant at)
      implements AiSystemCommand {
    public ConfirmFields {
      fields = ProfileLimits.checkFields(fields);
    }
  }

  /// Take over what contradicts the record in some fields, and stand behind it.
  ///
  /// @param fields with a contradiction each
  record AcceptContradictions(
      UUID system, List<String> fields, Confidence confidence, Reason reason, Instant at)
      implements AiSystemCommand {
    public AcceptContradictions {
      fields = ProfileLimits.checkFields(fields);
    }
  }

  record AssignOwner(UUID system, Owner owner, Reason reason, Instant at)
      implements AiSystemCommand {}

  /// Move the system in its life cycle.
  ///
  /// @param passage what the gates say; the handler asks
  record EnterStage(UUID system, Stage stage, Reason reason, Passage passage, Instant at)
      implements AiSystemCommand {
    /// Before anybody asked.
    public EnterStage(UUID system, Stage stage, Reason reason, Instant at) {
      this(system, stage, reason, Passage.OPEN, at);
    }
  }

  /// Say what the organisation is with regard to the system from a day on.
  ///
  /// @param roles all of them; Article 25 adds the provider by itself
  /// @param effectiveOn since when, not later than the decision
  /// @param evidence where it can be looked up
  record ChangeRoles(
      UUID system,
      List<OrganisationRole> roles,
      RoleChangeCause cause,
      LocalDate effectiveOn,
      Reason reason,
      @Nullable String evidence,
      Owner decidedBy,
      Instant at)
      implements AiSystemCommand {
    public ChangeRoles {
      roles = RoleChanges.checked(roles, cause);
      if (effectiveOn.isAfter(at.atZone(ZoneOffset.UTC).toLocalDate())) {
        throw new IllegalFieldException("effectiveOn", "a change is recorded when it has happened");
      }
      evidence =
          evidence == null || evidence.isBlank()
              ? null
              : TextRule.required("evidence", evidence, Reason.LONGEST);
    }
  }

  /// Say whether a wrong output can do great harm.
  ///
  /// @param justification required for `PRESUMED_BUT_NOT`, else it may be empty
  record DetermineHighImpact(UUID system, HighImpact highImpact, String justification, Instant at)
      implements AiSystemCommand {
    public DetermineHighImpact {
      justification = TextRule.checked("justification", justification, Reason.LONGEST).strip();
    }
  }

  /// Take the system out of use.
  ///
  /// @param incident the incident that asks for it; absent when a person does
  record Suspend(UUID system, Reason reason, @Nullable UUID incident, Instant at)
      implements AiSystemCommand {}

  /// Let go of a suspension.
  ///
  /// @param incident the incident that lets go; absent when a person does
  record Resume(UUID system, Reason reason, @Nullable UUID incident, Instant at)
      implements AiSystemCommand {}

  /// Note that an incident orders a measure of whoever runs the system.
  ///
  /// @param action id of the measure in incident-service
  /// @param target the scope to take away, or the version to return to
  record OrderMeasure(
      UUID system,
      UUID action,
      UUID incident,
      MeasureKind measure,
      @Nullable String target,
      Reason reason,
      Instant at)
      implements AiSystemCommand {}

  /// End its life.
  ///
  /// @param passage what the gates say; the handler asks
  record Retire(UUID system, Reason reason, Passage passage, Instant at)
      implements AiSystemCommand {
    /// Before anybody asked.
    public Retire(UUID system, Reason reason, Instant at) {
      this(system, reason, Passage.OPEN, at);
    }
  }

  /// A row of a bulk import, already mapped. Brings the system into being, or records what the row
  /// says now and did not say before; the same row again changes nothing.
  ///
  /// @param system an id that is always the same for this row: `AiSystemCommandHandler.id` of the
  ///   external id where there is a usable one, else one derived from what makes the row itself
  /// @param origin an import, with the row's flags and its external id when that one is usable
  /// @param confidence how far the file is to be believed, as its mapping says
  record RecordImported(
      UUID system,
      SystemName name,
      AiSystemProfile profile,
      Stage stage,
      HighImpact highImpact,
      Origin origin,
      Confidence confidence,
      Instant at)
      implements AiSystemCommand {
    /// Of a file of which nobody said how far it is to be believed.
    public RecordImported(
        UUID system,
        SystemName name,
        AiSystemProfile profile,
        Stage stage,
        HighImpact highImpact,
        Origin origin,
        Instant at) {
      this(system, name, profile, stage, highImpact, origin, Confidence.UNKNOWN, at);
    }

    public RecordImported {
      profile = ProfileLimits.check(profile);
      var _ = ProfileLimits.check(origin.externalId());
      if (origin.importedFrom() == null) {
        throw new IllegalFieldException("origin", "the origin of an imported row is an import");
      }
      if (origin.flags().size() > 20) {
        throw new IllegalFieldException("origin.flags", "at most 20 flags");
      }
      origin.flags().forEach(flag -> TextRule.verify("origin.flags", flag, 100));
    }
  }
}
