package org.aimsledger.incident.datasubject;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import java.util.function.Function;
import org.aimsledger.contracts.incident.DataSubjectEvent;
import org.aimsledger.eventstore.core.Versioned;
import org.aimsledger.eventstore.handle.Aggregate;
import org.aimsledger.eventstore.handle.CommandContext;
import org.aimsledger.eventstore.handle.CommandRunner;
import org.aimsledger.eventstore.handle.EventStore;
import org.aimsledger.eventstore.handle.Outcome;
import org.aimsledger.eventstore.vault.FoundKey;
import org.aimsledger.eventstore.vault.Vault;
import org.aimsledger.incident.datasubject.DataSubjectCommand.Erase;
import org.aimsledger.incident.datasubject.DataSubjectCommand.PlaceHold;
import org.aimsledger.incident.datasubject.DataSubjectCommand.ReleaseHold;
import org.aimsledger.incident.platform.ErasureBeans;

/// Carries out commands on the personal data of a person. An erasure destroys the key in the
/// transaction of its event: after a crash there are both or neither.
@ApplicationScoped
class DataSubjectCommandHandler {
  private final CommandRunner<
          DataSubjectCommand, DataSubject, DataSubjectEvent, DataSubjectRejection>
      runner;
  private final Vault vault;

  DataSubjectCommandHandler(EventStore store, Vault vault) {
    this.runner =
        store.runner(
            new Aggregate<>(
                ErasureBeans.category(), new DataSubjectDecider(), DataSubjectEventTypes.TYPES));
    this.vault = vault;
  }

  /// @param command made of what the vault says: whether it has ever heard of the person
  Uni<Outcome<DataSubject, DataSubjectRejection>> handle(
      UUID subject, Function<Boolean, DataSubjectCommand> command, CommandContext context) {
    return known(subject).flatMap(known -> handle(command.apply(known), context));
  }

  private Uni<Outcome<DataSubject, DataSubjectRejection>> handle(
      DataSubjectCommand command, CommandContext context) {
    return switch (command) {
      case PlaceHold c -> runner.run(c.subject(), c, context);
      case ReleaseHold c -> runner.run(c.subject(), c, context);
      case Erase c -> runner.run(c.subject(), c, context, vault.destroying(c.subject()));
    };
  }

  /// Whether the vault has ever heard of the person.
  Uni<Boolean> known(UUID subject) {
    return vault.find(subject).map(found -> !(found instanceof FoundKey.Unknown));
  }

  /// The state as the log has it now; version 0: nothing was ever decided.
  Uni<Versioned<DataSubject>> load(UUID subject) {
    return runner.load(subject);
  }
}
