package org.aimsledger.incident.playbook;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.aimsledger.contracts.incident.PlaybookEvent;
import org.aimsledger.eventstore.core.Recorded;
import org.aimsledger.eventstore.core.Versioned;
import org.aimsledger.eventstore.handle.Aggregate;
import org.aimsledger.eventstore.handle.CommandContext;
import org.aimsledger.eventstore.handle.CommandRunner;
import org.aimsledger.eventstore.handle.EventStore;
import org.aimsledger.eventstore.handle.Outcome;
import org.aimsledger.eventstore.store.EventIds;
import org.aimsledger.incident.platform.PlaybookInForce;
import org.aimsledger.incident.platform.PlaybookInForceLookup;
import org.aimsledger.incident.platform.PlaybookPacks;
import org.aimsledger.incident.playbook.Playbook.Absent;
import org.aimsledger.incident.playbook.Playbook.Adapted;

/// Carries out commands on playbooks, and says which version of one is used.
@ApplicationScoped
public class PlaybookCommandHandler implements PlaybookInForceLookup {
  public static final String CATEGORY = "playbook";

  private final PlaybookPacks packs;
  private final CommandRunner<PlaybookCommand, Playbook, PlaybookEvent, PlaybookRejection> runner;

  PlaybookCommandHandler(EventStore store, PlaybookPacks packs) {
    this.packs = packs;
    this.runner =
        store.runner(
            new Aggregate<>(
                CATEGORY,
                new PlaybookDecider(packs),
                PlaybookEventTypes.TYPES,
                PlaybookEventTypes.STATES));
  }

  /// Id of the stream of one playbook.
  public static UUID id(String key) {
    return EventIds.derived(key, CATEGORY);
  }

  public Uni<Outcome<Playbook, PlaybookRejection>> handle(
      PlaybookCommand command, CommandContext context) {
    return runner.run(command.playbook(), command, context);
  }

  public Uni<Versioned<Playbook>> load(String key) {
    return runner.load(id(key));
  }

  Uni<List<Recorded<PlaybookEvent>>> history(String key, long afterVersion, int limit) {
    return runner.history(id(key), afterVersion, limit);
  }

  @Override
  public Uni<Optional<PlaybookInForce>> of(String key, Instant at) {
    var pack = packs.at(at);
    var bundled = pack.playbook(key).orElse(null);
    if (bundled == null) {
      return Uni.createFrom().item(Optional.empty());
    }
    return load(key)
        .map(
            found ->
                Optional.of(
                    switch (found.state()) {
                      case Absent _ -> PackSteps.inForce(pack, bundled);
                      case Adapted adapted -> {
                        var own = adapted.inForce();
                        yield own == null
                            ? PackSteps.inForce(pack, bundled)
                            : new PlaybookInForce(key, own.name(), own.steps());
                      }
                    }));
  }
}
