package org.aimsledger.inventory.notice;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.aimsledger.contracts.inventory.ComponentKind;
import org.aimsledger.contracts.inventory.InventoryServiceEvent;
import org.aimsledger.contracts.inventory.LocalizedText;
import org.aimsledger.contracts.inventory.NoticeEvent;
import org.aimsledger.eventstore.core.Recorded;
import org.aimsledger.eventstore.core.Versioned;
import org.aimsledger.eventstore.handle.Aggregate;
import org.aimsledger.eventstore.handle.CommandContext;
import org.aimsledger.eventstore.handle.CommandRunner;
import org.aimsledger.eventstore.handle.EventStore;
import org.aimsledger.eventstore.handle.Moment;
import org.aimsledger.eventstore.handle.Outcome;
import org.aimsledger.inventory.platform.Presence;
import org.aimsledger.inventory.platform.PresenceFold;

/// Carries out commands on notices, after a look at the system; and reads them from their streams.
@ApplicationScoped
class NoticeCommandHandler {
  private static final String CATEGORY = "notice";

  private final CommandRunner<NoticeCommand, Notice, NoticeEvent, NoticeRejection> runner;
  private final CommandRunner<Presence, Presence, InventoryServiceEvent, Presence> systems;

  NoticeCommandHandler(EventStore store) {
    this.runner =
        store.runner(new Aggregate<>(CATEGORY, new NoticeDecider(), NoticeEventTypes.TYPES));
    this.systems =
        store.runner(
            new Aggregate<>(
                Presence.category(ComponentKind.AI_SYSTEM),
                new PresenceFold(),
                NoticeEventTypes.ALL));
  }

  Uni<Outcome<Notice, NoticeRejection>> handle(NoticeCommand command, CommandContext context) {
    if (command instanceof NoticeCommand.Open open && open.system() != null) {
      return systems
          .load(open.system())
          .flatMap(found -> runner.run(open.notice(), open.seeing(found.state()), context));
    }
    return runner.run(command.notice(), command, context);
  }

  /// The notice at a moment; version 0: there was none then.
  Uni<Versioned<Notice>> load(UUID notice, Moment moment) {
    return runner.load(notice, moment);
  }

  /// The texts of a published edition.
  Uni<List<LocalizedText>> texts(UUID notice, Notice.Edition edition) {
    return runner
        .loadAt(notice, edition.drafted())
        .map(
            then ->
                then.state() instanceof Notice.Known known && known.draft() != null
                    ? known.draft().texts()
                    : List.of());
  }

  Uni<List<Recorded<NoticeEvent>>> history(UUID notice, long afterVersion, int limit) {
    return runner.history(notice, afterVersion, limit);
  }
}
