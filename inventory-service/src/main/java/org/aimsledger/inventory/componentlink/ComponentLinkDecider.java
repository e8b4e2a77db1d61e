package org.aimsledger.inventory.componentlink;

import static org.aimsledger.eventstore.core.Decision.accept;
import static org.aimsledger.eventstore.core.Decision.reject;

import java.util.Objects;
import java.util.UUID;
import org.aimsledger.contracts.inventory.ComponentLinkEvent;
import org.aimsledger.contracts.inventory.Relation;
import org.aimsledger.eventstore.core.CorruptStreamException;
import org.aimsledger.eventstore.core.Decider;
import org.aimsledger.eventstore.core.Decision;
import org.aimsledger.inventory.componentlink.ComponentLink.Absent;
import org.aimsledger.inventory.componentlink.ComponentLink.Facts;
import org.aimsledger.inventory.componentlink.ComponentLink.Linked;
import org.aimsledger.inventory.componentlink.ComponentLink.Removed;
import org.aimsledger.inventory.componentlink.ComponentLinkCommand.Join;
import org.aimsledger.inventory.componentlink.ComponentLinkCommand.Part;
import org.aimsledger.inventory.componentlink.ComponentLinkCommand.Seen;
import org.aimsledger.inventory.platform.Presence;
import org.jspecify.annotations.Nullable;

/// The rules of one link.
final class ComponentLinkDecider
    implements Decider<
        ComponentLinkCommand, ComponentLink, ComponentLinkEvent, ComponentLinkRejection> {
  @Override
  public ComponentLink initial() {
    return new Absent();
  }

  @Override
  public Decision<ComponentLinkEvent, ComponentLinkRejection> decide(
      ComponentLinkCommand command, ComponentLink state) {
    return switch (command) {
      case Join c -> join(c, state);
      case Part c -> part(c, state);
    };
  }

  private static Decision<ComponentLinkEvent, ComponentLinkRejection> join(
      Join c, ComponentLink state) {
    if (state instanceof Linked(var facts) && saysTheSame(facts, c)) {
      return accept();
    }
    var problem = problem(c);
    return problem == null
        ? accept(
            new ComponentLinkEvent.Linked(
                c.link(),
                c.from().end(),
                c.relation(),
                c.to().end(),
                c.source(),
                c.confidence(),
                c.note(),
                c.at()))
        : reject(problem);
  }

  private static boolean saysTheSame(Facts facts, Join c) {
    return facts.source() == c.source()
        && facts.confidence() == c.confidence()
        && Objects.equals(facts.note(), c.note());
  }

  private static @Nullable ComponentLinkRejection problem(Join c) {
    if (c.from().end().equals(c.to().end())) {
      return new ComponentLinkRejection.EndsAreTheSame(c.to().end());
    }
    var fromKind = c.from().end().kind();
    var toKind = c.to().end().kind();
    var allowed = RelationRules.targets(c.relation(), fromKind);
    if (!allowed.contains(toKind)) {
      return new ComponentLinkRejection.RelationNotAllowed(c.relation(), fromKind, toKind, allowed);
    }
    var from = problem("from", c.from());
    if (from != null) {
      return from;
    }
    var to = problem("to", c.to());
    if (to != null) {
      return to;
    }
    return c.relation() == Relation.RUNS && !Objects.equals(whole(c.from()), whole(c.to()))
        ? new ComponentLinkRejection.OtherSystem(c.from().end(), c.to().end())
        : null;
  }

  private static @Nullable ComponentLinkRejection problem(String field, Seen seen) {
    if (!seen.found().is(seen.end().kind())) {
      return new ComponentLinkRejection.UnknownEnd(field, seen.end());
    }
    return seen.found().isRetired()
        ? new ComponentLinkRejection.EndRetired(field, seen.end())
        : null;
  }

  private static @Nullable UUID whole(Seen seen) {
    return seen.found() instanceof Presence.Present present ? present.parent() : null;
  }

  private static Decision<ComponentLinkEvent, ComponentLinkRejection> part(
      Part c, ComponentLink state) {
    return switch (state) {
      case Absent _ -> reject(new ComponentLinkRejection.UnknownLink(c.link()));
      // Removing twice is a caller's retry, not an error.
      case Removed _ -> accept();
      case Linked(var facts) ->
          accept(
              new ComponentLinkEvent.Unlinked(
                  c.link(),
                  facts.from(),
                  facts.relation(),
                  facts.to(),
                  c.reason().value(),
                  c.at()));
    };
  }

  @Override
  public ComponentLink evolve(ComponentLink state, ComponentLinkEvent event) {
    return switch (event) {
      // Again: it came back, or it is described anew.
      case ComponentLinkEvent.Linked e -> new Linked(Facts.of(e));
      case ComponentLinkEvent.Unlinked e -> {
        if (!(state instanceof Linked(var facts))) {
          throw new CorruptStreamException(state, e);
        }
        yield new Removed(facts, e.reason(), e.at());
      }
    };
  }
}
