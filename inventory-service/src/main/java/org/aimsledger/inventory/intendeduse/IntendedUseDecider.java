package org.aimsledger.inventory.intendeduse;

import static org.aimsledger.eventstore.core.Decision.accept;
import static org.aimsledger.eventstore.core.Decision.reject;

import org.aimsledger.contracts.inventory.ComponentKind;
import org.aimsledger.contracts.inventory.IntendedUseEvent;
import org.aimsledger.eventstore.core.CorruptStreamException;
import org.aimsledger.eventstore.core.Decider;
import org.aimsledger.eventstore.core.Decision;
import org.aimsledger.inventory.intendeduse.IntendedUse.Draft;
import org.aimsledger.inventory.intendeduse.IntendedUse.Edition;
import org.aimsledger.inventory.intendeduse.IntendedUse.Stated;
import org.aimsledger.inventory.intendeduse.IntendedUse.Unstated;
import org.jspecify.annotations.Nullable;

/// The rules of one statement of intended use.
final class IntendedUseDecider
    implements Decider<IntendedUseCommand, IntendedUse, IntendedUseEvent, IntendedUseRejection> {
  @Override
  public IntendedUse initial() {
    return new Unstated();
  }

  @Override
  public Decision<IntendedUseEvent, IntendedUseRejection> decide(
      IntendedUseCommand command, IntendedUse state) {
    var stated =
        switch (state) {
          case Unstated _ -> new Stated(null, null);
          case Stated known -> known;
        };
    return switch (command) {
      case IntendedUseCommand.Draft c -> draft(c, stated);
      case IntendedUseCommand.Approve c -> approve(c, stated);
    };
  }

  private static Decision<IntendedUseEvent, IntendedUseRejection> draft(
      IntendedUseCommand.Draft c, Stated stated) {
    if (!c.found().is(ComponentKind.AI_SYSTEM)) {
      return reject(new IntendedUseRejection.UnknownSystem(c.system()));
    }
    if (c.found().isRetired()) {
      return reject(new IntendedUseRejection.SystemRetired(c.system()));
    }
    return stated.draft() != null && stated.draft().statement().equals(c.statement())
        ? accept()
        : accept(
            new IntendedUseEvent.Drafted(
                c.system(), stated.nextEdition(), c.statement(), c.author(), c.at()));
  }

  private static Decision<IntendedUseEvent, IntendedUseRejection> approve(
      IntendedUseCommand.Approve c, Stated stated) {
    var draft = stated.draft();
    var problem = problem(c, draft);
    return problem == null
        ? accept(
            new IntendedUseEvent.Approved(
                c.system(), c.edition(), c.approver(), c.remark(), c.at()))
        : reject(problem);
  }

  private static @Nullable IntendedUseRejection problem(
      IntendedUseCommand.Approve c, @Nullable Draft draft) {
    if (draft == null) {
      return new IntendedUseRejection.NothingDrafted();
    }
    if (draft.edition() != c.edition()) {
      return new IntendedUseRejection.OtherEdition(c.edition(), draft.edition());
    }
    return draft.authors().contains(c.approver())
        ? new IntendedUseRejection.ApproverHasWritten(c.approver())
        : null;
  }

  @Override
  public IntendedUse evolve(IntendedUse state, IntendedUseEvent event) {
    var before =
        switch (state) {
          case Unstated _ -> new Stated(null, null);
          case Stated known -> known;
        };
    return switch (event) {
      case IntendedUseEvent.Drafted e ->
          new Stated(
              before.draft() == null
                  ? Draft.first(e.edition(), e.statement(), e.author())
                  : before.draft().again(e.statement(), e.author()),
              before.inForce());
      case IntendedUseEvent.Approved e -> approved(before, e);
    };
  }

  private static IntendedUse approved(Stated before, IntendedUseEvent.Approved e) {
    if (before.draft() == null) {
      throw new CorruptStreamException(before, e);
    }
    return new Stated(
        null,
        new Edition(e.edition(), before.draft().statement(), e.approver(), e.remark(), e.at()));
  }
}
