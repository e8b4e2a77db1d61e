package org.aimsledger.inventory.unregisteredsystem;

import static org.aimsledger.eventstore.core.Decision.accept;
import static org.aimsledger.eventstore.core.Decision.reject;

import org.aimsledger.contracts.inventory.UnregisteredSystemEvent;
import org.aimsledger.eventstore.core.CorruptStreamException;
import org.aimsledger.eventstore.core.Decider;
import org.aimsledger.eventstore.core.Decision;
import org.aimsledger.inventory.unregisteredsystem.UnregisteredSystem.Absent;
import org.aimsledger.inventory.unregisteredsystem.UnregisteredSystem.Facts;
import org.aimsledger.inventory.unregisteredsystem.UnregisteredSystem.Found;
import org.aimsledger.inventory.unregisteredsystem.UnregisteredSystem.Standing;

/// The rules of one finding.
final class UnregisteredSystemDecider
    implements Decider<
        UnregisteredSystemCommand,
        UnregisteredSystem,
        UnregisteredSystemEvent,
        UnregisteredSystemRejection> {

  @Override
  public UnregisteredSystem initial() {
    return new Absent();
  }

  @Override
  public Decision<UnregisteredSystemEvent, UnregisteredSystemRejection> decide(
      UnregisteredSystemCommand command, UnregisteredSystem state) {
    return switch (state) {
      case Absent _ -> decideAbsent(command);
      case Found(_, var standing) ->
          switch (command) {
            // The second report of the same thing tells nobody anything.
            case UnregisteredSystemCommand.Report _ -> accept();
            case UnregisteredSystemCommand.Link c -> link(c, standing);
            case UnregisteredSystemCommand.NoteRegistration c -> noteRegistration(c, standing);
            case UnregisteredSystemCommand.Dismiss c -> dismiss(c, standing);
          };
    };
  }

  private static Decision<UnregisteredSystemEvent, UnregisteredSystemRejection> decideAbsent(
      UnregisteredSystemCommand command) {
    return switch (command) {
      case UnregisteredSystemCommand.Report c ->
          accept(
              new UnregisteredSystemEvent.Reported(
                  c.finding(), c.name(), c.externalId(), c.reporter(), c.type(), c.at()));
      // Reports of some integrations open no finding.
      case UnregisteredSystemCommand.NoteRegistration _ -> accept();
      case UnregisteredSystemCommand.Link _, UnregisteredSystemCommand.Dismiss _ ->
          reject(new UnregisteredSystemRejection.UnknownFinding(command.finding()));
    };
  }

  private static Decision<UnregisteredSystemEvent, UnregisteredSystemRejection> link(
      UnregisteredSystemCommand.Link c, Standing standing) {
    return switch (standing) {
      // A dismissal may have been a mistake; what was held is still there.
      case Standing.Open _, Standing.Dismissed _ ->
          accept(new UnregisteredSystemEvent.Linked(c.finding(), c.system(), c.reason(), c.at()));
      case Standing.Known(var system, _) ->
          system.equals(c.system())
              ? accept()
              : reject(new UnregisteredSystemRejection.AlreadyKnown(c.finding(), system));
    };
  }

  private static Decision<UnregisteredSystemEvent, UnregisteredSystemRejection> noteRegistration(
      UnregisteredSystemCommand.NoteRegistration c, Standing standing) {
    return switch (standing) {
      case Standing.Open _, Standing.Dismissed _ ->
          accept(new UnregisteredSystemEvent.Registered(c.finding(), c.system(), c.at()));
      case Standing.Known _ -> accept();
    };
  }

  private static Decision<UnregisteredSystemEvent, UnregisteredSystemRejection> dismiss(
      UnregisteredSystemCommand.Dismiss c, Standing standing) {
    return switch (standing) {
      case Standing.Open _ ->
          accept(new UnregisteredSystemEvent.Dismissed(c.finding(), c.reason(), c.at()));
      case Standing.Dismissed _ -> accept();
      case Standing.Known(var system, _) ->
          reject(new UnregisteredSystemRejection.AlreadyKnown(c.finding(), system));
    };
  }

  @Override
  public UnregisteredSystem evolve(UnregisteredSystem state, UnregisteredSystemEvent event) {
    return switch (state) {
      case Absent _ ->
          switch (event) {
            case UnregisteredSystemEvent.Reported e ->
                new Found(
                    new Facts(e.name(), e.externalId(), e.reporter(), e.type(), e.at()),
                    new Standing.Open());
            case UnregisteredSystemEvent.Linked _,
                UnregisteredSystemEvent.Registered _,
                UnregisteredSystemEvent.Dismissed _ ->
                throw new CorruptStreamException(state, event);
          };
      case Found(var facts, var standing) -> new Found(facts, standing(state, standing, event));
    };
  }

  private static Standing standing(
      UnregisteredSystem state, Standing before, UnregisteredSystemEvent event) {
    if (before instanceof Standing.Known) {
      throw new CorruptStreamException(state, event);
    }
    return switch (event) {
      case UnregisteredSystemEvent.Linked e -> new Standing.Known(e.system(), e.reason());
      case UnregisteredSystemEvent.Registered e -> new Standing.Known(e.system(), null);
      case UnregisteredSystemEvent.Dismissed e -> new Standing.Dismissed(e.reason());
      case UnregisteredSystemEvent.Reported _ -> throw new CorruptStreamException(state, event);
    };
  }
}
