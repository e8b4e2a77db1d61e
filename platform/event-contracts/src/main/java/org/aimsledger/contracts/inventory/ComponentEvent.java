package org.aimsledger.contracts.inventory;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.aimsledger.contracts.WireName;
import org.jspecify.annotations.Nullable;

/// What happened to one thing that AI systems are made of or stand in: a dataset, a model, a
/// supplier, a version of one of them. The stream is `component/<component>`.
public sealed interface ComponentEvent extends InventoryServiceEvent {
  UUID component();

  ComponentKind kind();

  /// It is in the inventory.
  ///
  /// @param parent the whole that it is a version or a deployment of; absent for what stands alone
  /// @param label what it is called among the parts of its parent, e.g. `2.1`; absent without one
  /// @param fields what is known, by name; a name that is absent was never spoken of
  /// @param externalId the id that somebody else gave it
  @WireName("org.aimsledger.inventory.component-registered.v1")
  record Registered(
      UUID component,
      ComponentKind kind,
      @Nullable UUID parent,
      @Nullable String label,
      Map<String, FieldValue> fields,
      @Nullable ExternalId externalId,
      Instant at)
      implements ComponentEvent {
    public Registered {
      // Sorted, so that equal events have equal bytes.
      fields = Collections.unmodifiableSortedMap(new TreeMap<>(fields));
    }
  }

  /// What is known changed, field by field. One decision that changes much text is recorded as
  /// several of these.
  @WireName("org.aimsledger.inventory.component-described.v1")
  record Described(
      UUID component, ComponentKind kind, List<FieldValueChange> changes, String reason, Instant at)
      implements ComponentEvent {
    public Described {
      changes = List.copyOf(changes);
    }
  }

  /// The end: it is not to be used any more. The id and the external id are never used again.
  @WireName("org.aimsledger.inventory.component-retired.v1")
  record Retired(UUID component, ComponentKind kind, String reason, Instant at)
      implements ComponentEvent {}

  /// A dataset, or a version of one, was held against a criterion of quality. Holds from now on for
  /// this criterion.
  ///
  /// @param criterion what was looked at, e.g. `completeness`
  /// @param target what is required, e.g. `at most 1 % missing`
  /// @param result what was found
  /// @param assessedOn when it was looked at
  @WireName("org.aimsledger.inventory.dataset-quality-assessed.v1")
  record QualityAssessed(
      UUID component,
      ComponentKind kind,
      String criterion,
      @Nullable String target,
      String result,
      QualityOutcome outcome,
      @Nullable GivenDate assessedOn,
      Instant at)
      implements ComponentEvent {}

  /// It was agreed who answers for something that a supplier has a part in. Holds from now on for
  /// this topic.
  ///
  /// @param topic e.g. `incident notification`
  @WireName("org.aimsledger.inventory.supplier-responsibility-allocated.v1")
  record ResponsibilityAllocated(
      UUID component,
      ComponentKind kind,
      String topic,
      ResponsibleParty party,
      @Nullable String detail,
      Instant at)
      implements ComponentEvent {}

  /// Somebody looked at a supplier before, or while, the organisation relies on it.
  ///
  /// @param validUntil when it has to be looked at again
  @WireName("org.aimsledger.inventory.supplier-due-diligence-recorded.v1")
  record DueDiligenceRecorded(
      UUID component,
      ComponentKind kind,
      DiligenceOutcome outcome,
      String findings,
      @Nullable GivenDate doneOn,
      @Nullable GivenDate validUntil,
      Instant at)
      implements ComponentEvent {}

  /// A contract with a supplier, as it is from now on.
  ///
  /// @param reference what the contract is called where it is kept
  /// @param from first day
  /// @param until last day
  /// @param terms what it says about AI: changes, audits, data, incidents
  @WireName("org.aimsledger.inventory.supplier-contract-recorded.v1")
  record ContractRecorded(
      UUID component,
      ComponentKind kind,
      String reference,
      @Nullable GivenDate from,
      @Nullable GivenDate until,
      @Nullable String terms,
      Instant at)
      implements ComponentEvent {}

  /// A supplier changed what it supplies.
  ///
  /// @param subject the component that it changed; absent: not known, or all of them
  /// @param effectiveOn since when
  @WireName("org.aimsledger.inventory.supplier-change-recorded.v1")
  record SupplierChanged(
      UUID component,
      ComponentKind kind,
      SupplierChange change,
      @Nullable UUID subject,
      String summary,
      @Nullable GivenDate effectiveOn,
      Instant at)
      implements ComponentEvent {}
}
