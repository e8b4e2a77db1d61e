package org.aimsledger.incident.playbook;

import static org.aimsledger.eventstore.core.Decision.accept;
import static org.aimsledger.eventstore.core.Decision.reject;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import org.aimsledger.contracts.incident.PlaybookEvent;
import org.aimsledger.contracts.incident.PlaybookEvent.Approved;
import org.aimsledger.contracts.incident.PlaybookEvent.Proposed;
import org.aimsledger.contracts.incident.PlaybookEvent.Refused;
import org.aimsledger.contracts.incident.PlaybookStep;
import org.aimsledger.contracts.incident.PlaybookText;
import org.aimsledger.eventstore.core.CorruptStreamException;
import org.aimsledger.eventstore.core.Decider;
import org.aimsledger.eventstore.core.Decision;
import org.aimsledger.incident.platform.PlaybookPacks;
import org.aimsledger.incident.platform.Texts;
import org.aimsledger.incident.platform.WorldTime;
import org.aimsledger.incident.playbook.Playbook.Absent;
import org.aimsledger.incident.playbook.Playbook.Adapted;
import org.aimsledger.incident.playbook.Playbook.Proposal;
import org.aimsledger.incident.playbook.Playbook.Version;
import org.aimsledger.incident.playbook.PlaybookCommand.Approve;
import org.aimsledger.incident.playbook.PlaybookCommand.Propose;
import org.aimsledger.incident.playbook.PlaybookCommand.Refuse;
import org.aimsledger.incident.playbook.PlaybookRejection.NothingProposed;
import org.aimsledger.incident.playbook.PlaybookRejection.ProposalIsPending;
import org.aimsledger.incident.playbook.PlaybookRejection.ProposerMayNotApprove;
import org.aimsledger.incident.playbook.PlaybookRejection.StepsNotAcceptable;
import org.aimsledger.incident.playbook.PlaybookRejection.UnknownPlaybook;
import org.aimsledger.referencedata.Playbooks;
import org.jspecify.annotations.Nullable;

/// The rules of adapting one playbook: whole versions, two persons.
final class PlaybookDecider
    implements Decider<PlaybookCommand, Playbook, PlaybookEvent, PlaybookRejection> {
  private final PlaybookPacks packs;

  PlaybookDecider(PlaybookPacks packs) {
    this.packs = packs;
  }

  @Override
  public Playbook initial() {
    return new Absent();
  }

  @Override
  public Playbook evolve(Playbook state, PlaybookEvent event) {
    return switch (event) {
      case Proposed e ->
          new Adapted(
              e.key(),
              e.version(),
              inForce(state),
              new Proposal(e.version(), e.basedOn(), e.steps(), e.proposedBy(), e.reason()));
      case Approved e -> {
        var adapted = adapted(state, event);
        var proposal = Objects.requireNonNull(adapted.proposal());
        yield new Adapted(
            adapted.key(),
            adapted.last(),
            new Version(e.version(), proposal.steps(), e.approvedBy()),
            null);
      }
      case Refused _ -> {
        var adapted = adapted(state, event);
        yield new Adapted(adapted.key(), adapted.last(), adapted.inForce(), null);
      }
    };
  }

  private static Adapted adapted(Playbook state, PlaybookEvent event) {
    if (state instanceof Adapted adapted && adapted.proposal() != null) {
      return adapted;
    }
    throw new CorruptStreamException(state, event);
  }

  private static @Nullable Version inForce(Playbook state) {
    return switch (state) {
      case Absent _ -> null;
      case Adapted adapted -> adapted.inForce();
    };
  }

  private static @Nullable Proposal proposal(Playbook state) {
    return switch (state) {
      case Absent _ -> null;
      case Adapted adapted -> adapted.proposal();
    };
  }

  @Override
  public Decision<PlaybookEvent, PlaybookRejection> decide(
      PlaybookCommand command, Playbook state) {
    return switch (command) {
      case Propose c -> propose(c, state);
      case Approve c -> approve(c, state);
      case Refuse c -> refuse(c, state);
    };
  }

  private Decision<PlaybookEvent, PlaybookRejection> propose(Propose command, Playbook state) {
    var pack = packs.at(command.at());
    if (pack.playbook(command.key()).isEmpty()) {
      return reject(new UnknownPlaybook(command.key(), pack.version().toString()));
    }
    var problems = problems(command.steps(), pack);
    if (!problems.isEmpty()) {
      return reject(new StepsNotAcceptable(problems));
    }
    var by = command.by().value();
    var waiting = proposal(state);
    if (waiting != null) {
      return waiting.proposedBy().equals(by) && waiting.steps().equals(command.steps())
          ? accept()
          : reject(new ProposalIsPending(waiting.number(), waiting.proposedBy()));
    }
    var inForce = inForce(state);
    var last = state instanceof Adapted adapted ? adapted.last() : 0;
    return accept(
        new Proposed(
            command.playbook(),
            command.key(),
            last + 1,
            inForce == null ? pack.version().toString() : inForce.name(),
            command.steps(),
            by,
            command.reason().value(),
            WorldTime.kept(command.at())));
  }

  private static List<String> problems(List<PlaybookStep> steps, Playbooks pack) {
    var problems = new ArrayList<String>();
    if (steps.isEmpty() || steps.size() > PlaybookCommand.MOST_STEPS) {
      problems.add("there must be 1 to " + PlaybookCommand.MOST_STEPS + " steps");
    }
    var names = new HashSet<String>();
    for (var step : steps) {
      if (!step.step().matches("[a-z0-9][a-z0-9-]{0,59}")) {
        problems.add(step.step() + ": must be 1 to 60 of a-z, 0-9 and -");
      }
      if (!names.add(step.step())) {
        problems.add(step.step() + ": is there twice");
      }
      if (pack.role(step.role()).isEmpty()) {
        problems.add(step.step() + ": unknown role " + step.role());
      }
      if (step.dueInMinutes() != null
          && (step.dueInMinutes() < 1 || step.dueInMinutes() > 525_600)) {
        problems.add(step.step() + ": dueInMinutes must be 1 to 525600");
      }
      if (!isLegal(step.text())) {
        problems.add(
            step.step()
                + ": needs en, zhHans and zhHant, each of at most "
                + PlaybookCommand.LONGEST_TEXT
                + " printable characters");
      }
    }
    return problems;
  }

  private static boolean isLegal(PlaybookText text) {
    try {
      for (var one : List.of(text.en(), text.zhHans(), text.zhHant())) {
        var _ = Texts.legal("text", one, PlaybookCommand.LONGEST_TEXT);
      }
      return true;
    } catch (IllegalArgumentException _) {
      return false;
    }
  }

  private static Decision<PlaybookEvent, PlaybookRejection> approve(
      Approve command, Playbook state) {
    var by = command.by().value();
    var inForce = inForce(state);
    if (inForce != null && inForce.number() == command.version()) {
      return accept();
    }
    var waiting = proposal(state);
    if (waiting == null || waiting.number() != command.version()) {
      return reject(new NothingProposed(command.version()));
    }
    return waiting.proposedBy().equals(by)
        ? reject(new ProposerMayNotApprove(by))
        : accept(
            new Approved(command.playbook(), command.version(), by, WorldTime.kept(command.at())));
  }

  private static Decision<PlaybookEvent, PlaybookRejection> refuse(Refuse command, Playbook state) {
    var waiting = proposal(state);
    return waiting == null || waiting.number() != command.version()
        ? reject(new NothingProposed(command.version()))
        : accept(
            new Refused(
                command.playbook(),
                command.version(),
                command.by().value(),
                command.reason().value(),
                WorldTime.kept(command.at())));
  }
}
