package org.aimsledger.inventory.lifecyclegate;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.aimsledger.contracts.inventory.GateLapse;
import org.aimsledger.contracts.inventory.GateTier;
import org.aimsledger.contracts.inventory.LifecycleGateEvent;
import org.aimsledger.contracts.inventory.LinkEnd;
import org.aimsledger.contracts.inventory.OverrideOutcome;
import org.aimsledger.contracts.inventory.Stage;
import org.jspecify.annotations.Nullable;

/// What was stated, observed and decided about one system, folded from its events.
///
/// @param responsible who is responsible, by stage
/// @param staying why things may go on depending on the system, by what they are
/// @param begun whether a person has put the system under its gates
/// @param findings how it stood when it was last looked at; absent: nobody has looked yet
/// @param lastChange stream of the last report of a change that was taken into account
/// @param version number of events folded
record LifecycleGate(
    Map<String, Fact> facts,
    Map<String, Gate> gates,
    Map<Stage, List<String>> responsible,
    Map<LinkEnd, String> staying,
    boolean begun,
    @Nullable Findings findings,
    @Nullable String lastChange,
    long version) {
  /// The fact that reports of changes end.
  static final String CHANGE = "change-assessed";

  /// The fact that comes out of the links to the system.
  static final String DEPENDENTS = "dependants-moved";

  static final LifecycleGate EMPTY =
      new LifecycleGate(Map.of(), Map.of(), Map.of(), Map.of(), false, null, null, 0);

  LifecycleGate {
    facts = Map.copyOf(facts);
    gates = Map.copyOf(gates);
    responsible = Map.copyOf(responsible);
    staying = Map.copyOf(staying);
  }

  /// One fact.
  ///
  /// @param attester who stated it; absent: it was observed
  /// @param version the event of `stream` that says so
  /// @param wasMet whether it ever held
  /// @param lapsedAt when it last ended
  record Fact(
      boolean met,
      String value,
      String stream,
      long version,
      @Nullable Instant validUntil,
      @Nullable String attester,
      boolean wasMet,
      @Nullable Instant lapsedAt) {}

  /// One gate.
  ///
  /// @param request who asked for a decision that was not made yet
  /// @param approvals what was agreed to since
  record Gate(@Nullable Request request, List<Approval> approvals, @Nullable Verdict verdict) {
    static final Gate NEW = new Gate(null, List.of(), null);

    Gate {
      approvals = List.copyOf(approvals);
    }

    /// The override that somebody has to review.
    boolean hasOpenReview() {
      return verdict instanceof Verdict.Overridden overridden && overridden.outcome() == null;
    }
  }

  record Request(String by, Instant at) {}

  record Approval(
      String by, List<String> conditions, @Nullable Instant until, List<String> waived) {}

  /// What was decided last.
  sealed interface Verdict {
    /// Opened by as many people as the tier asked for.
    ///
    /// @param tier how strictly gates were kept then
    record Approved(GateTier tier, Set<String> waived, @Nullable Instant until, Instant at)
        implements Verdict {}

    record Rejected(Instant at) implements Verdict {}

    /// Opened in an emergency.
    ///
    /// @param until how long it counts: first until its review is due, then as the review says
    record Overridden(
        String by, @Nullable OverrideOutcome outcome, @Nullable Instant until, Instant at)
        implements Verdict {}
  }

  /// How the system stood.
  ///
  /// @param occasion the last event that was a reason to look
  record Findings(
      Stage stage,
      GateTier tier,
      List<GateLapse> lapses,
      @Nullable Instant until,
      @Nullable UUID occasion) {
    Findings {
      lapses = List.copyOf(lapses);
    }

    boolean saysTheSameAs(Findings other) {
      return stage == other.stage
          && tier == other.tier
          && Set.copyOf(lapses).equals(Set.copyOf(other.lapses))
          && Objects.equals(until, other.until);
    }
  }

  Gate gate(String id) {
    return gates.getOrDefault(id, Gate.NEW);
  }

  LifecycleGate with(LifecycleGateEvent event) {
    return switch (event) {
      case LifecycleGateEvent.FactAttested e ->
          fact(
                  e.fact(),
                  true,
                  e.statement(),
                  stream(e.system()),
                  version + 1,
                  e.validUntil(),
                  e.by(),
                  e.at())
              .begin();
      case LifecycleGateEvent.FactWithdrawn e ->
          fact(
              e.fact(),
              false,
              "withdrawn: " + e.reason(),
              stream(e.system()),
              version + 1,
              null,
              e.by(),
              e.at());
      case LifecycleGateEvent.FactObserved e -> {
        var changed =
            fact(
                e.fact(),
                e.met(),
                e.value(),
                e.stream(),
                e.version(),
                e.validUntil(),
                null,
                e.at());
        yield e.fact().equals(CHANGE) ? changed.afterChange(e.stream()) : changed;
      }
      case LifecycleGateEvent.StageResponsibilityAssigned e -> {
        var changed = new HashMap<>(responsible);
        changed.put(e.stage(), e.people());
        yield new LifecycleGate(
            facts, gates, changed, staying, true, findings, lastChange, version + 1);
      }
      case LifecycleGateEvent.DependentAccepted e -> {
        var changed = new HashMap<>(staying);
        changed.put(e.dependent(), e.reason());
        yield new LifecycleGate(
            facts, gates, responsible, changed, true, findings, lastChange, version + 1);
      }
      case LifecycleGateEvent.DecisionRequested e ->
          gate(
              e.gate(), new Gate(new Request(e.by(), e.at()), List.of(), gate(e.gate()).verdict()));
      case LifecycleGateEvent.ApprovalGiven e -> {
        var gate = gate(e.gate());
        var approvals = new ArrayList<>(gate.approvals());
        // Who agrees again after the first approval stopped counting is one person still.
        approvals.removeIf(approval -> approval.by().equals(e.by()));
        approvals.add(new Approval(e.by(), e.conditions(), e.until(), e.waived()));
        yield gate(e.gate(), new Gate(gate.request(), approvals, gate.verdict()));
      }
      case LifecycleGateEvent.GateApproved e ->
          decided(
              e.gate(),
              new Verdict.Approved(e.tier(), new HashSet<>(e.waived()), e.until(), e.at()));
      case LifecycleGateEvent.GateRejected e -> decided(e.gate(), new Verdict.Rejected(e.at()));
      case LifecycleGateEvent.GateOverridden e ->
          decided(e.gate(), new Verdict.Overridden(e.by(), null, e.reviewDue(), e.at()));
      case LifecycleGateEvent.OverrideReviewed e -> {
        var by = gate(e.gate()).verdict() instanceof Verdict.Overridden o ? o.by() : "";
        yield decided(e.gate(), new Verdict.Overridden(by, e.outcome(), e.until(), e.at()));
      }
      case LifecycleGateEvent.OutOfCompliance e ->
          found(new Findings(e.stage(), e.tier(), e.lapses(), e.until(), occasion(e.occasion())));
      case LifecycleGateEvent.InCompliance e ->
          found(new Findings(e.stage(), e.tier(), List.of(), e.until(), occasion(e.occasion())));
    };
  }

  private @Nullable UUID occasion(@Nullable UUID now) {
    return now != null || findings == null ? now : findings.occasion();
  }

  private LifecycleGate fact(
      String id,
      boolean met,
      String value,
      String stream,
      long eventVersion,
      @Nullable Instant validUntil,
      @Nullable String attester,
      Instant at) {
    var before = facts.get(id);
    var wasMet = met || (before != null && before.wasMet());
    var lapsedAt = met ? (before == null ? null : before.lapsedAt()) : at;
    var changed = new HashMap<>(facts);
    changed.put(
        id, new Fact(met, value, stream, eventVersion, validUntil, attester, wasMet, lapsedAt));
    return new LifecycleGate(
        changed, gates, responsible, staying, begun, findings, lastChange, version + 1);
  }

  private LifecycleGate gate(String id, Gate gate) {
    var changed = new HashMap<>(gates);
    changed.put(id, gate);
    return new LifecycleGate(
        facts, changed, responsible, staying, true, findings, lastChange, version + 1);
  }

  private LifecycleGate decided(String id, Verdict verdict) {
    return gate(id, new Gate(null, List.of(), verdict));
  }

  private LifecycleGate found(Findings now) {
    return new LifecycleGate(
        facts, gates, responsible, staying, begun, now, lastChange, version + 1);
  }

  private LifecycleGate afterChange(String report) {
    return new LifecycleGate(facts, gates, responsible, staying, begun, findings, report, version);
  }

  private LifecycleGate begin() {
    return new LifecycleGate(
        facts, gates, responsible, staying, true, findings, lastChange, version);
  }

  private static String stream(UUID system) {
    return LifecycleGateCommandHandler.CATEGORY + "/" + system;
  }
}
