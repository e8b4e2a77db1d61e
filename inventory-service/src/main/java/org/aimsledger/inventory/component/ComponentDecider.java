package org.aimsledger.inventory.component;

import static org.aimsledger.eventstore.core.Decision.accept;
import static org.aimsledger.eventstore.core.Decision.acceptAll;
import static org.aimsledger.eventstore.core.Decision.reject;

import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.aimsledger.contracts.inventory.ComponentEvent;
import org.aimsledger.contracts.inventory.ComponentKind;
import org.aimsledger.eventstore.core.CorruptStreamException;
import org.aimsledger.eventstore.core.Decider;
import org.aimsledger.eventstore.core.Decision;
import org.aimsledger.inventory.component.Component.Absent;
import org.aimsledger.inventory.component.Component.Active;
import org.aimsledger.inventory.component.Component.Facts;
import org.aimsledger.inventory.component.Component.Findings;
import org.aimsledger.inventory.component.Component.Known;
import org.aimsledger.inventory.component.Component.Retired;
import org.aimsledger.inventory.platform.IllegalFieldException;
import org.aimsledger.inventory.platform.Presence;

/// The rules of one component, of whatever kind.
final class ComponentDecider
    implements Decider<ComponentCommand, Component, ComponentEvent, ComponentRejection> {
  /// Most criteria, topics or contracts of one component: its state is read and shown as a whole.
  static final int MOST = 100;

  private static final Set<ComponentKind> DATA =
      Set.of(ComponentKind.DATASET, ComponentKind.DATASET_VERSION);
  private static final Set<ComponentKind> SUPPLIERS = Set.of(ComponentKind.SUPPLIER);
  private static final Set<ComponentKind> PARTIES =
      Set.of(ComponentKind.SUPPLIER, ComponentKind.CUSTOMER);

  @Override
  public Component initial() {
    return new Absent();
  }

  @Override
  public Decision<ComponentEvent, ComponentRejection> decide(
      ComponentCommand command, Component state) {
    return switch (command) {
      case ComponentCommand.Register c -> register(c, state);
      case ComponentCommand.Describe c -> inUse(c, state, facts -> describe(c, facts));
      case ComponentCommand.Retire c -> retire(c, state);
      case ComponentCommand.AssessQuality c ->
          inUse(c, state, facts -> of(DATA, c, facts, () -> assessQuality(c, facts)));
      case ComponentCommand.AllocateResponsibility c ->
          inUse(c, state, facts -> of(PARTIES, c, facts, () -> allocate(c, facts)));
      case ComponentCommand.RecordDueDiligence c ->
          inUse(c, state, facts -> of(SUPPLIERS, c, facts, () -> recordDueDiligence(c, facts)));
      case ComponentCommand.RecordContract c ->
          inUse(c, state, facts -> of(PARTIES, c, facts, () -> recordContract(c, facts)));
      case ComponentCommand.RecordSupplierChange c ->
          inUse(c, state, facts -> of(SUPPLIERS, c, facts, () -> recordChange(c, facts)));
    };
  }

  private interface Rule {
    Decision<ComponentEvent, ComponentRejection> decide(Facts facts);
  }

  private interface RuleOfKind {
    Decision<ComponentEvent, ComponentRejection> decide();
  }

  /// For commands that need a component which is not retired.
  private static Decision<ComponentEvent, ComponentRejection> inUse(
      ComponentCommand command, Component state, Rule rule) {
    return switch (state) {
      case Absent _ -> reject(new ComponentRejection.UnknownComponent(command.component()));
      case Retired _ -> reject(new ComponentRejection.ComponentRetired(command.component()));
      case Active active -> rule.decide(active.facts());
    };
  }

  /// For commands that only some kinds know.
  private static Decision<ComponentEvent, ComponentRejection> of(
      Set<ComponentKind> kinds, ComponentCommand command, Facts facts, RuleOfKind rule) {
    return kinds.contains(facts.kind())
        ? rule.decide()
        : reject(new ComponentRejection.KindDiffers(command.component(), facts.kind(), kinds));
  }

  private static Decision<ComponentEvent, ComponentRejection> register(
      ComponentCommand.Register c, Component state) {
    if (state instanceof Known) {
      return reject(new ComponentRejection.AlreadyRegistered(c.component()));
    }
    var part = c.part();
    if (part == null) {
      return accept(
          new ComponentEvent.Registered(
              c.component(), c.kind(), null, null, c.fields(), c.externalId(), c.at()));
    }
    var wholeKind = Objects.requireNonNull(ComponentCatalogue.of(c.kind()).partOf());
    if (!part.whole().is(wholeKind)) {
      return reject(new ComponentRejection.UnknownParent(wholeKind, part.parent()));
    }
    if (part.whole().isRetired()) {
      return reject(new ComponentRejection.ParentRetired(wholeKind, part.parent()));
    }
    return accept(
        new ComponentEvent.Registered(
            c.component(),
            c.kind(),
            part.parent(),
            part.label(),
            c.fields(),
            c.externalId(),
            c.at()));
  }

  private static Decision<ComponentEvent, ComponentRejection> describe(
      ComponentCommand.Describe c, Facts facts) {
    try {
      var after = ComponentFields.patched(facts.kind(), facts.fields(), c.patch());
      var changes = ComponentFields.changes(facts.fields(), after);
      return acceptAll(
          ComponentFields.described(
              c.component(), facts.kind(), changes, c.reason().value(), c.at()));
    } catch (IllegalFieldException e) {
      return reject(
          new ComponentRejection.FieldNotLegal(
              c.component(), e.field(), Objects.requireNonNullElse(e.getMessage(), "")));
    }
  }

  private static Decision<ComponentEvent, ComponentRejection> retire(
      ComponentCommand.Retire c, Component state) {
    return switch (state) {
      case Absent _ -> reject(new ComponentRejection.UnknownComponent(c.component()));
      // Retiring twice is a caller's retry, not an error.
      case Retired _ -> accept();
      case Active active ->
          c.seen().isEmpty()
              ? accept(
                  new ComponentEvent.Retired(
                      c.component(), active.facts().kind(), c.reason().value(), c.at()))
              : reject(new ComponentRejection.StillNeeded(c.component(), c.seen()));
    };
  }

  private static Decision<ComponentEvent, ComponentRejection> assessQuality(
      ComponentCommand.AssessQuality c, Facts facts) {
    return perName(
        facts.findings().quality(),
        c.criterion(),
        "criteria",
        new ComponentEvent.QualityAssessed(
            c.component(),
            facts.kind(),
            c.criterion(),
            c.target(),
            c.result(),
            c.outcome(),
            c.assessedOn(),
            c.at()));
  }

  private static Decision<ComponentEvent, ComponentRejection> allocate(
      ComponentCommand.AllocateResponsibility c, Facts facts) {
    var before = facts.findings().responsibilities().get(c.topic());
    if (before != null
        && before.party() == c.party()
        && Objects.equals(before.detail(), c.detail())) {
      return accept();
    }
    return perName(
        facts.findings().responsibilities(),
        c.topic(),
        "topics",
        new ComponentEvent.ResponsibilityAllocated(
            c.component(), facts.kind(), c.topic(), c.party(), c.detail(), c.at()));
  }

  private static Decision<ComponentEvent, ComponentRejection> recordDueDiligence(
      ComponentCommand.RecordDueDiligence c, Facts facts) {
    return accept(
        new ComponentEvent.DueDiligenceRecorded(
            c.component(),
            facts.kind(),
            c.outcome(),
            c.findings(),
            c.doneOn(),
            c.validUntil(),
            c.at()));
  }

  private static Decision<ComponentEvent, ComponentRejection> recordContract(
      ComponentCommand.RecordContract c, Facts facts) {
    var before = facts.findings().contracts().get(c.reference());
    if (before != null
        && Objects.equals(before.from(), c.from())
        && Objects.equals(before.until(), c.until())
        && Objects.equals(before.terms(), c.terms())) {
      return accept();
    }
    return perName(
        facts.findings().contracts(),
        c.reference(),
        "contracts",
        new ComponentEvent.ContractRecorded(
            c.component(), facts.kind(), c.reference(), c.from(), c.until(), c.terms(), c.at()));
  }

  private static Decision<ComponentEvent, ComponentRejection> perName(
      Map<String, ?> known, String name, String what, ComponentEvent event) {
    return known.size() >= MOST && !known.containsKey(name)
        ? reject(new ComponentRejection.TooMany(event.component(), what, MOST))
        : accept(event);
  }

  private static Decision<ComponentEvent, ComponentRejection> recordChange(
      ComponentCommand.RecordSupplierChange c, Facts facts) {
    if (c.subject() != null && !(c.found() instanceof Presence.Present)) {
      return reject(new ComponentRejection.UnknownSubject(c.subject()));
    }
    return accept(
        new ComponentEvent.SupplierChanged(
            c.component(),
            facts.kind(),
            c.change(),
            c.subject(),
            c.summary(),
            c.effectiveOn(),
            c.at()));
  }

  @Override
  public Component evolve(Component state, ComponentEvent event) {
    if (event instanceof ComponentEvent.Registered registered) {
      if (!(state instanceof Absent)) {
        throw new CorruptStreamException(state, event);
      }
      return new Active(Facts.of(registered));
    }
    // Nothing may follow a retirement; a second one is a bug in decide().
    if (!(state instanceof Active(var facts)) || facts.kind() != event.kind()) {
      throw new CorruptStreamException(state, event);
    }
    return event instanceof ComponentEvent.Retired retired
        ? new Retired(facts, retired.reason(), retired.at())
        : new Active(changed(facts, event));
  }

  private static Facts changed(Facts facts, ComponentEvent event) {
    return switch (event) {
      case ComponentEvent.Registered e -> throw new CorruptStreamException(facts, e);
      case ComponentEvent.Retired e -> throw new CorruptStreamException(facts, e);
      case ComponentEvent.Described e ->
          facts.describedAs(ComponentFields.applied(facts.fields(), e.changes()), e.at());
      case ComponentEvent.QualityAssessed e -> found(facts, e, facts.findings().with(e));
      case ComponentEvent.ResponsibilityAllocated e -> found(facts, e, facts.findings().with(e));
      case ComponentEvent.DueDiligenceRecorded e -> found(facts, e, facts.findings().with(e));
      case ComponentEvent.ContractRecorded e -> found(facts, e, facts.findings().with(e));
      case ComponentEvent.SupplierChanged e -> found(facts, e, facts.findings().with(e));
    };
  }

  private static Facts found(Facts facts, ComponentEvent event, Findings findings) {
    return facts.finding(findings, event.at());
  }
}
