package org.aimsledger.contracts.inventory;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.aimsledger.contracts.WireName;
import org.jspecify.annotations.Nullable;

/// What happened to one AI system. The stream is `ai-system/<system>`.
public sealed interface AiSystemEvent extends InventoryServiceEvent {
  /// The AI system it is about.
  UUID system();

  /// The system is in the inventory. A system that arrives with the stage `RETIRED` is history
  /// only: nothing but corrections by later imports, and what people say to these, can follow.
  ///
  /// @param provenance of all that it says; absent: as the origin tells
  @WireName("org.aimsledger.inventory.ai-system-registered.v1")
  record Registered(
      UUID system,
      String name,
      AiSystemProfile profile,
      Stage stage,
      HighImpact highImpact,
      Origin origin,
      @Nullable Provenance provenance,
      Instant at)
      implements AiSystemEvent {
    /// With the provenance that the origin tells.
    public Registered(
        UUID system,
        String name,
        AiSystemProfile profile,
        Stage stage,
        HighImpact highImpact,
        Origin origin,
        Instant at) {
      this(system, name, profile, stage, highImpact, origin, null, at);
    }
  }

  /// Name or profile changed, field by field. One decision that changes much text is recorded as
  /// several of these.
  ///
  /// @param provenance of the values from now on; absent: declared by whoever recorded it, or that
  ///   of the row of the import that the reason names
  @WireName("org.aimsledger.inventory.ai-system-profile-changed.v1")
  record ProfileChanged(
      UUID system,
      List<FieldChange> changes,
      String reason,
      @Nullable Provenance provenance,
      Instant at)
      implements AiSystemEvent {
    public ProfileChanged {
      changes = List.copyOf(changes);
    }

    /// Declared by whoever recorded it.
    public ProfileChanged(UUID system, List<FieldChange> changes, String reason, Instant at) {
      this(system, changes, reason, null, at);
    }
  }

  /// Somebody else answers for the system now.
  ///
  /// @param from pseudonymous id of the owner before, if there was one
  /// @param to pseudonymous id of the owner from now on
  /// @param provenance as in [ProfileChanged]
  @WireName("org.aimsledger.inventory.ai-system-owner-assigned.v1")
  record OwnerAssigned(
      UUID system,
      @Nullable String from,
      String to,
      String reason,
      @Nullable Provenance provenance,
      Instant at)
      implements AiSystemEvent {
    /// Declared by whoever recorded it.
    public OwnerAssigned(UUID system, @Nullable String from, String to, String reason, Instant at) {
      this(system, from, to, reason, null, at);
    }
  }

  /// Somebody stands behind what the record says in these fields, wherever it came from. What
  /// contradicts them is settled by it.
  ///
  /// @param fields as in [FieldChange], attributes without their parts: `attributes.<name>`
  @WireName("org.aimsledger.inventory.ai-system-fields-confirmed.v1")
  record FieldsConfirmed(
      UUID system, List<String> fields, Confidence confidence, String reason, Instant at)
      implements AiSystemEvent {
    public FieldsConfirmed {
      fields = List.copyOf(fields);
    }
  }

  /// A file or an integration says something else than what somebody has declared or confirmed. The
  /// record stays as it is until somebody decides.
  ///
  /// @param changes from what the record says to what the other source says; where both are the
  ///   same, the source contradicts no more
  @WireName("org.aimsledger.inventory.ai-system-fields-contradicted.v1")
  record FieldsContradicted(
      UUID system, List<FieldChange> changes, Provenance provenance, String reason, Instant at)
      implements AiSystemEvent {
    public FieldsContradicted {
      changes = List.copyOf(changes);
    }
  }

  /// The organisation has other roles with regard to the system. Profile changes, imports included,
  /// that touch the roles are recorded as this.
  ///
  /// @param effectiveOn since when, which may be earlier than it was recorded
  /// @param evidence where it can be looked up, e.g. a contract
  /// @param decidedBy pseudonymous id of who decided; absent where the profile said so
  /// @param provenance as in [ProfileChanged]
  @WireName("org.aimsledger.inventory.ai-system-roles-changed.v1")
  record RolesChanged(
      UUID system,
      List<OrganisationRole> from,
      List<OrganisationRole> to,
      RoleChangeCause cause,
      LocalDate effectiveOn,
      String reason,
      @Nullable String evidence,
      @Nullable String decidedBy,
      @Nullable Provenance provenance,
      Instant at)
      implements AiSystemEvent {
    public RolesChanged {
      from = List.copyOf(from);
      to = List.copyOf(to);
    }

    /// Declared by whoever recorded it.
    public RolesChanged(
        UUID system,
        List<OrganisationRole> from,
        List<OrganisationRole> to,
        RoleChangeCause cause,
        LocalDate effectiveOn,
        String reason,
        @Nullable String evidence,
        @Nullable String decidedBy,
        Instant at) {
      this(system, from, to, cause, effectiveOn, reason, evidence, decidedBy, null, at);
    }
  }

  /// The system moved in its life cycle. Never to `RETIRED`: that is [Retired].
  @WireName("org.aimsledger.inventory.ai-system-stage-entered.v1")
  record StageEntered(
      UUID system, Stage from, Stage to, HighImpact highImpact, String reason, Instant at)
      implements AiSystemEvent {}

  /// It was determined whether a wrong output can do great harm.
  ///
  /// @param justification never blank for `PRESUMED_BUT_NOT` decided by a person
  @WireName("org.aimsledger.inventory.ai-system-high-impact-determined.v1")
  record HighImpactDetermined(
      UUID system, HighImpact from, HighImpact to, Stage stage, String justification, Instant at)
      implements AiSystemEvent {}

  /// The system must not be used. Several may hold it suspended at once: each incident, and one
  /// person's order (`incident` absent). Each holder is recorded once.
  @WireName("org.aimsledger.inventory.ai-system-suspended.v1")
  record Suspended(UUID system, String reason, @Nullable UUID incident, Instant at)
      implements AiSystemEvent {}

  /// One holder let go; others still hold the system suspended.
  @WireName("org.aimsledger.inventory.ai-system-hold-released.v1")
  record HoldReleased(UUID system, String reason, @Nullable UUID incident, Instant at)
      implements AiSystemEvent {}

  /// The last holder let go: the system may be used again.
  @WireName("org.aimsledger.inventory.ai-system-resumed.v1")
  record Resumed(UUID system, String reason, @Nullable UUID incident, Instant at)
      implements AiSystemEvent {}

  /// An incident asked for a suspension that is pointless: the system is retired.
  @WireName("org.aimsledger.inventory.ai-system-containment-declined.v1")
  record ContainmentDeclined(UUID system, UUID incident, String reason, Instant at)
      implements AiSystemEvent {}

  /// An incident has ordered whoever runs the system to take a measure. Whether it was carried out
  /// is said to the incident by whoever runs the system.
  ///
  /// @param action id of the measure in incident-service
  /// @param target the scope to take away, or the version to return to; absent for people
  @WireName("org.aimsledger.inventory.ai-system-measure-ordered.v1")
  record MeasureOrdered(
      UUID system,
      UUID action,
      UUID incident,
      MeasureKind measure,
      @Nullable String target,
      String reason,
      Instant at)
      implements AiSystemEvent {}

  /// An incident has ordered a measure that is pointless: the system is retired.
  ///
  /// @param action id of the measure in incident-service
  @WireName("org.aimsledger.inventory.ai-system-measure-declined.v1")
  record MeasureDeclined(UUID system, UUID action, UUID incident, String reason, Instant at)
      implements AiSystemEvent {}

  /// The end. The id and the external id are never used again.
  @WireName("org.aimsledger.inventory.ai-system-retired.v1")
  record Retired(UUID system, String reason, Instant at) implements AiSystemEvent {}

  /// A bulk import brought a row about this system that says something else than the row before.
  /// Holds the row as it is now; what it changed in the record follows as events of its own, in the
  /// same append. A value that a person declared or confirmed is not overwritten: what the row says
  /// anew against it follows as [FieldsContradicted].
  ///
  /// @param provenance of what the row says; absent: as the origin tells
  @WireName("org.aimsledger.inventory.ai-system-import-recorded.v1")
  record ImportRecorded(
      UUID system,
      String name,
      AiSystemProfile profile,
      Stage stage,
      HighImpact highImpact,
      Origin origin,
      @Nullable Provenance provenance,
      Instant at)
      implements AiSystemEvent {
    /// With the provenance that the origin tells.
    public ImportRecorded(
        UUID system,
        String name,
        AiSystemProfile profile,
        Stage stage,
        HighImpact highImpact,
        Origin origin,
        Instant at) {
      this(system, name, profile, stage, highImpact, origin, null, at);
    }
  }
}
