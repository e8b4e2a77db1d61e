package org.aimsledger.inventory.aisystem;

import static org.aimsledger.eventstore.core.Decision.accept;
import static org.aimsledger.eventstore.core.Decision.acceptAll;
import static org.aimsledger.eventstore.core.Decision.reject;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.aimsledger.contracts.inventory.AiSystemEvent;
import org.aimsledger.contracts.inventory.HighImpact;
import org.aimsledger.contracts.inventory.Origin;
import org.aimsledger.contracts.inventory.Stage;
import org.aimsledger.eventstore.core.CorruptStreamException;
import org.aimsledger.eventstore.core.Decider;
import org.aimsledger.eventstore.core.Decision;
import org.aimsledger.inventory.aisystem.AiSystem.Absent;
import org.aimsledger.inventory.aisystem.AiSystem.Active;
import org.aimsledger.inventory.aisystem.AiSystem.Facts;
import org.aimsledger.inventory.aisystem.AiSystem.Hold;
import org.aimsledger.inventory.aisystem.AiSystem.ImportedRow;
import org.aimsledger.inventory.aisystem.AiSystem.Known;
import org.aimsledger.inventory.aisystem.AiSystem.Retired;
import org.aimsledger.inventory.aisystem.AiSystem.Suspended;
import org.aimsledger.inventory.platform.FieldOrigins;
import org.jspecify.annotations.Nullable;

/// The rules of one AI system.
final class AiSystemDecider
    implements Decider<AiSystemCommand, AiSystem, AiSystemEvent, AiSystemRejection> {
  private final StageTransitions transitions;

  public AiSystemDecider(StageTransitions transitions) {
    this.transitions = transitions;
  }

  @Override
  public AiSystem initial() {
    return new Absent();
  }

  @Override
  public Decision<AiSystemEvent, AiSystemRejection> decide(
      AiSystemCommand command, AiSystem state) {
    return switch (command) {
      case AiSystemCommand.Register c -> register(c, state);
      case AiSystemCommand.RecordImported c -> recordImported(c, state);
      case AiSystemCommand.Describe c ->
          inUse(c, state, known -> FieldDecisions.describe(c, known.facts()));
      case AiSystemCommand.ConfirmFields c ->
          known(c, state, known -> FieldDecisions.confirm(c, known.facts()));
      case AiSystemCommand.AcceptContradictions c ->
          known(c, state, known -> FieldDecisions.accept(c, known.facts()));
      case AiSystemCommand.AssignOwner c -> inUse(c, state, known -> assignOwner(c, known));
      case AiSystemCommand.ChangeRoles c ->
          inUse(c, state, known -> acceptAll(RoleChanges.of(c, known.facts().profile())));
      case AiSystemCommand.EnterStage c -> inUse(c, state, known -> enterStage(c, known));
      case AiSystemCommand.DetermineHighImpact c ->
          inUse(c, state, known -> determineHighImpact(c, known));
      case AiSystemCommand.Suspend c -> SuspensionOrders.suspend(c, state);
      case AiSystemCommand.Resume c -> SuspensionOrders.resume(c, state);
      case AiSystemCommand.OrderMeasure c -> MeasureOrders.decide(c, state);
      case AiSystemCommand.Retire c -> retire(c, state);
    };
  }

  private interface Rule {
    Decision<AiSystemEvent, AiSystemRejection> decide(Known known);
  }

  /// For commands that need a system which is not retired.
  private static Decision<AiSystemEvent, AiSystemRejection> inUse(
      AiSystemCommand command, AiSystem state, Rule rule) {
    return switch (state) {
      case Absent _ -> reject(new AiSystemRejection.UnknownSystem(command.system()));
      case Retired _ -> reject(new AiSystemRejection.SystemRetired(command.system()));
      case Active active -> rule.decide(active);
      case Suspended suspended -> rule.decide(suspended);
    };
  }

  /// For commands that are about the record and not about the use of the system: what a later
  /// import says of a retired system has to be settled too.
  private static Decision<AiSystemEvent, AiSystemRejection> known(
      AiSystemCommand command, AiSystem state, Rule rule) {
    return switch (state) {
      case Absent _ -> reject(new AiSystemRejection.UnknownSystem(command.system()));
      case Known known -> rule.decide(known);
    };
  }

  private static Decision<AiSystemEvent, AiSystemRejection> register(
      AiSystemCommand.Register c, AiSystem state) {
    if (state instanceof Known) {
      return reject(new AiSystemRejection.AlreadyRegistered(c.system()));
    }
    if (c.stage().isLive() && c.profile().owner() == null) {
      return reject(new AiSystemRejection.OwnerMissing(c.system(), c.stage()));
    }
    return accept(
        new AiSystemEvent.Registered(
            c.system(),
            c.name().value(),
            c.profile(),
            c.stage(),
            c.highImpact(),
            Origin.declared(c.externalId()),
            c.provenance(),
            c.at()));
  }

  private static Decision<AiSystemEvent, AiSystemRejection> recordImported(
      AiSystemCommand.RecordImported c, AiSystem state) {
    return switch (state) {
      case Absent _ ->
          accept(
              new AiSystemEvent.Registered(
                  c.system(),
                  c.name().value(),
                  c.profile(),
                  c.stage(),
                  c.highImpact(),
                  c.origin(),
                  ImportComparison.provenance(c),
                  c.at()));
      case Known known -> {
        var mine = known.facts().origin().externalId();
        var given = c.origin().externalId();
        if (mine != null && given != null && !mine.equals(given)) {
          yield reject(new AiSystemRejection.ExternalIdDiffers(c.system(), mine, given));
        }
        var row =
            new ImportedRow(c.name().value(), c.profile(), c.stage(), c.highImpact(), c.origin());
        var comparison = new ImportComparison(known.facts(), row, c);
        if (comparison.isTheSame()) {
          yield accept();
        }
        if (known instanceof Retired && comparison.bringsBackToLife()) {
          yield reject(new AiSystemRejection.SystemRetired(c.system()));
        }
        yield acceptAll(comparison.events());
      }
    };
  }

  private static Decision<AiSystemEvent, AiSystemRejection> assignOwner(
      AiSystemCommand.AssignOwner c, Known known) {
    var before = known.facts().profile().owner();
    if (c.owner().value().equals(before)) {
      return accept();
    }
    return accept(
        new AiSystemEvent.OwnerAssigned(
            c.system(), before, c.owner().value(), c.reason().value(), c.at()));
  }

  private Decision<AiSystemEvent, AiSystemRejection> enterStage(
      AiSystemCommand.EnterStage c, Known known) {
    var facts = known.facts();
    var from = facts.stage();
    if (c.stage() == from) {
      return accept();
    }
    var allowed = transitions.from(from);
    if (!allowed.contains(c.stage())) {
      return reject(
          new AiSystemRejection.StageMoveNotAllowed(c.system(), from, c.stage(), allowed));
    }
    if (c.stage().isLive()) {
      if (known instanceof Suspended) {
        return reject(new AiSystemRejection.SystemSuspended(c.system(), c.stage()));
      }
      // A public register doesn't say who owns its systems: what was imported may be found in use.
      var declared = facts.origin().kind() == Origin.Kind.DECLARED;
      if (declared && facts.profile().owner() == null) {
        return reject(new AiSystemRejection.OwnerMissing(c.system(), c.stage()));
      }
    }
    if (!c.passage().isOpen()) {
      return reject(
          new AiSystemRejection.GatesClosed(c.system(), c.stage(), c.passage().obstacles()));
    }
    return accept(
        new AiSystemEvent.StageEntered(
            c.system(), from, c.stage(), facts.highImpact(), c.reason().value(), c.at()));
  }

  private static Decision<AiSystemEvent, AiSystemRejection> determineHighImpact(
      AiSystemCommand.DetermineHighImpact c, Known known) {
    var facts = known.facts();
    if (c.highImpact() == HighImpact.PRESUMED_BUT_NOT && c.justification().isEmpty()) {
      return reject(new AiSystemRejection.JustificationMissing(c.system()));
    }
    if (c.highImpact() == facts.highImpact()
        && (c.justification().isEmpty() || c.justification().equals(facts.justification()))) {
      return accept();
    }
    return accept(
        new AiSystemEvent.HighImpactDetermined(
            c.system(),
            facts.highImpact(),
            c.highImpact(),
            facts.stage(),
            c.justification(),
            c.at()));
  }

  private static Decision<AiSystemEvent, AiSystemRejection> retire(
      AiSystemCommand.Retire c, AiSystem state) {
    return switch (state) {
      case Absent _ -> reject(new AiSystemRejection.UnknownSystem(c.system()));
      // Retiring twice is a caller's retry, not an error.
      case Retired _ -> accept();
      case Active _, Suspended _ ->
          c.passage().isOpen()
              ? accept(new AiSystemEvent.Retired(c.system(), c.reason().value(), c.at()))
              : reject(
                  new AiSystemRejection.GatesClosed(
                      c.system(), Stage.RETIRED, c.passage().obstacles()));
    };
  }

  @Override
  public AiSystem evolve(AiSystem state, AiSystemEvent event) {
    var next = evolved(state, event);
    if (!(next instanceof Known known)) {
      return next;
    }
    var before = state instanceof Known was ? was.facts().origins() : FieldOrigins.NONE;
    return known.with(known.facts().withOrigins(before.after(event)));
  }

  private static AiSystem evolved(AiSystem state, AiSystemEvent event) {
    return switch (event) {
      case AiSystemEvent.Registered e -> registered(state, e);
      case AiSystemEvent.ProfileChanged e -> {
        var known = known(state, e);
        var fields = known.facts().fields().with(e.changes());
        yield known.with(known.facts().describedAs(fields, e.at()));
      }
      case AiSystemEvent.FieldsConfirmed e -> {
        var known = known(state, e);
        yield known.with(known.facts().touchedAt(e.at()));
      }
      case AiSystemEvent.FieldsContradicted e -> {
        var known = known(state, e);
        yield known.with(known.facts().touchedAt(e.at()));
      }
      case AiSystemEvent.OwnerAssigned e -> {
        var known = known(state, e);
        var fields = known.facts().fields().owner(e.to());
        yield known.with(known.facts().describedAs(fields, e.at()));
      }
      case AiSystemEvent.RolesChanged e -> {
        var known = known(state, e);
        var fields = known.facts().fields().roles(e.to());
        yield known.with(known.facts().describedAs(fields, e.at()));
      }
      case AiSystemEvent.ImportRecorded e -> {
        var known = known(state, e);
        var row = new ImportedRow(e.name(), e.profile(), e.stage(), e.highImpact(), e.origin());
        yield known.with(known.facts().withImported(row, e.at()));
      }
      case AiSystemEvent.HighImpactDetermined e -> {
        var known = known(state, e);
        yield known.with(known.facts().withHighImpact(e.to(), e.justification(), e.at()));
      }
      case AiSystemEvent.StageEntered e -> {
        var known = notRetired(state, e);
        yield known.with(known.facts().inStage(e.to(), e.at()));
      }
      case AiSystemEvent.Suspended e -> {
        var known = notRetired(state, e);
        if (Hold.isHeld(known.holds(), e.incident())) {
          throw new CorruptStreamException(state, e);
        }
        var hold = new Hold(e.incident(), e.reason(), e.at());
        yield new Suspended(known.facts().touchedAt(e.at()), Hold.with(known.holds(), hold));
      }
      case AiSystemEvent.HoldReleased e -> holdReleased(state, e);
      case AiSystemEvent.Resumed e -> resumed(state, e);
      case AiSystemEvent.ContainmentDeclined e -> retiredAt(state, e, e.at());
      case AiSystemEvent.MeasureDeclined e -> retiredAt(state, e, e.at());
      case AiSystemEvent.MeasureOrdered e -> {
        var known = notRetired(state, e);
        yield known.with(known.facts().touchedAt(e.at()));
      }
      case AiSystemEvent.Retired e -> {
        var known = notRetired(state, e);
        yield new Retired(
            known.facts().inStage(Stage.RETIRED, e.at()), known.holds(), e.reason(), e.at());
      }
    };
  }

  /// What can only happen to a retired system, and changes nothing of it.
  private static AiSystem retiredAt(AiSystem state, AiSystemEvent event, Instant at) {
    if (!(state instanceof Retired retired)) {
      throw new CorruptStreamException(state, event);
    }
    return retired.with(retired.facts().touchedAt(at));
  }

  private static AiSystem registered(AiSystem state, AiSystemEvent.Registered e) {
    if (!(state instanceof Absent)) {
      throw new CorruptStreamException(state, e);
    }
    var row =
        e.origin().kind() == Origin.Kind.IMPORTED
            ? new ImportedRow(e.name(), e.profile(), e.stage(), e.highImpact(), e.origin())
            : null;
    var facts =
        new Facts(
            e.name(),
            e.profile(),
            e.stage(),
            e.highImpact(),
            "",
            e.origin(),
            row,
            FieldOrigins.NONE,
            e.at(),
            e.at());
    return e.stage() == Stage.RETIRED
        ? new Retired(facts, List.of(), "retired before it was registered", e.at())
        : new Active(facts);
  }

  private static AiSystem holdReleased(AiSystem state, AiSystemEvent.HoldReleased e) {
    var left = remaining(state, e, e.incident());
    return switch (state) {
      case Absent _, Active _ -> throw new CorruptStreamException(state, e);
      case Suspended s -> {
        if (left.isEmpty()) {
          throw new CorruptStreamException(state, e);
        }
        yield new Suspended(s.facts().touchedAt(e.at()), left);
      }
      case Retired r -> new Retired(r.facts().touchedAt(e.at()), left, r.reason(), r.retiredAt());
    };
  }

  private static AiSystem resumed(AiSystem state, AiSystemEvent.Resumed e) {
    if (!(state instanceof Suspended s) || !remaining(state, e, e.incident()).isEmpty()) {
      throw new CorruptStreamException(state, e);
    }
    return new Active(s.facts().touchedAt(e.at()));
  }

  private static List<Hold> remaining(
      AiSystem state, AiSystemEvent event, @Nullable UUID incident) {
    var known = known(state, event);
    if (!Hold.isHeld(known.holds(), incident)) {
      throw new CorruptStreamException(state, event);
    }
    return Hold.without(known.holds(), incident);
  }

  private static Known known(AiSystem state, AiSystemEvent event) {
    if (state instanceof Known known) {
      return known;
    }
    throw new CorruptStreamException(state, event);
  }

  private static Known notRetired(AiSystem state, AiSystemEvent event) {
    if (state instanceof Known known && !(known instanceof Retired)) {
      return known;
    }
    throw new CorruptStreamException(state, event);
  }
}
