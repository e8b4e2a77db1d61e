package org.aimsledger.audit.checkpointpush;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.TimeoutException;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.regex.Pattern;
import org.aimsledger.audit.checkpointpush.PushStore.Held;
import org.aimsledger.audit.platform.AuditLog;
import org.aimsledger.audit.platform.GrowingPause;
import org.aimsledger.audit.platform.PushConfig;
import org.aimsledger.audit.platform.PushTargets;
import org.aimsledger.audit.platform.PushTargets.Place;
import org.aimsledger.audit.platform.PushTargets.Target;
import org.aimsledger.audit.platform.trail.CheckpointStore;
import org.aimsledger.audit.platform.trail.PublishedCheckpoint;
import org.aimsledger.audit.platform.trail.PushMetrics;

/// Gives the newest published checkpoint to every target whose turn it is. Beside the signing of
/// checkpoints, which waits for nobody.
@Singleton
class PushJob {
  private static final int LONGEST_REASON = 300;

  /// Mail servers repeat in their answers whom they refuse, and some clients what they asked.
  private static final Pattern ADDRESS =
      Pattern.compile(
          "[a-zA-Z][a-zA-Z0-9+.-]*://[^\\s<>\"']+|[^\\s<>\"'(),;:\\[\\]]+@[^\\s<>\"'(),;\\[\\]]+");

  private final PushTargets targets;
  private final PushStore store;
  private final CheckpointStore checkpoints;
  private final FolderClient folders;
  private final WebPushClient web;
  private final MailPushClient mail;
  private final PushMetrics metrics;
  private final PushConfig config;

  PushJob(
      PushTargets targets,
      PushStore store,
      CheckpointStore checkpoints,
      FolderClient folders,
      WebPushClient web,
      MailPushClient mail,
      PushMetrics metrics,
      PushConfig config) {
    this.targets = targets;
    this.store = store;
    this.checkpoints = checkpoints;
    this.folders = folders;
    this.web = web;
    this.mail = mail;
    this.metrics = metrics;
    this.config = config;
  }

  @Scheduled(
      identity = "trail-push",
      every = "${aims.trail.push.look:PT1S}",
      concurrentExecution = ConcurrentExecution.SKIP,
      skipExecutionIf = Scheduled.ApplicationNotRunning.class)
  Uni<Void> push() {
    if (targets.all().isEmpty()) {
      return Uni.createFrom().voidItem();
    }
    return store
        .know(targets.all().stream().map(Target::name).toList())
        .chain(checkpoints::published)
        .chain(
            newest ->
                newest == null
                    ? Uni.createFrom().voidItem()
                    : Uni.join()
                        .all(targets.all().stream().map(one -> push(one, newest)).toList())
                        .andCollectFailures()
                        .replaceWithVoid());
  }

  private Uni<Void> push(Target target, PublishedCheckpoint newest) {
    return store
        .take(target.name(), newest.size(), config.timeout().multipliedBy(2))
        .chain(held -> held == null ? Uni.createFrom().voidItem() : deliver(target, held, newest));
  }

  private Uni<Void> deliver(Target target, Held held, PublishedCheckpoint newest) {
    return send(target.place(), newest)
        .ifNoItem()
        .after(config.timeout())
        .fail()
        .chain(() -> delivered(target, held, newest))
        .onFailure()
        .recoverWithUni(failure -> failed(held, failure));
  }

  private Uni<Void> send(Place place, PublishedCheckpoint checkpoint) {
    return switch (place) {
      case Place.Folder folder -> folders.write(folder, checkpoint);
      case Place.Web address -> web.send(address, checkpoint);
      case Place.Mailbox mailbox -> mail.send(mailbox, checkpoint);
    };
  }

  private Uni<Void> delivered(Target target, Held held, PublishedCheckpoint newest) {
    return store
        .delivered(held, newest.size(), target.interval())
        .invoke(
            () -> {
              metrics.delivered(target.name(), newest.size());
              if (held.failures() > 0) {
                AuditLog.LOG.pushedAgain(target.name(), held.failures());
              }
            });
  }

  private Uni<Void> failed(Held held, Throwable failure) {
    var reason = reason(failure);
    metrics.failed(held.target());
    // An outage is one line, whichever process and however often.
    if (held.failures() == 0) {
      AuditLog.LOG.notPushed(held.target(), reason);
    }
    var pause = new GrowingPause(config.pause(), config.longestPause());
    return store.failed(held, reason, pause.after(held.failures()));
  }

  /// For a log line and a list: bounded, without control characters, and without the address, which
  /// is a setting, and may be somebody's name.
  private String reason(Throwable failure) {
    var text =
        switch (failure) {
          case TimeoutException _ -> "no answer within " + config.timeout();
          case PushFailedException failed -> String.valueOf(failed.getMessage());
          default -> failure.toString();
        };
    var line = ADDRESS.matcher(text.strip().replaceAll("\\p{Cntrl}", " ")).replaceAll("(address)");
    return line.length() <= LONGEST_REASON ? line : line.substring(0, LONGEST_REASON) + "…";
  }
}
