package org.aimsledger.audit.checkpointpush;

import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.List;
import org.aimsledger.audit.platform.PushConfig;
import org.aimsledger.audit.platform.PushTargets;
import org.aimsledger.audit.platform.PushTargets.Target;
import org.aimsledger.audit.platform.trail.Events;
import org.aimsledger.audit.platform.trail.PushMetrics;
import org.aimsledger.audit.platform.trail.TrailDatabase;
import org.aimsledger.verifier.log.Checkpoint;
import org.aimsledger.verifier.log.NoteSigner;

/// A trail on a database of its own that publishes checkpoints when it is told to, and processes
/// that push them when they are told to.
final class PushedTrail implements AutoCloseable {
  static final String ORIGIN = "example.org/trail";

  private static final Duration LIMIT = Duration.ofSeconds(30);

  private final TrailDatabase database = TrailDatabase.create();
  private final NoteSigner signer = NoteSigner.of(ORIGIN, new byte[32]);
  private long size;

  /// Lets one more entry in and publishes a checkpoint over all.
  String grow() {
    size++;
    var head = database.append("inventory", 0, Events.events("inventory", 0, size, size));
    var note = signer.sign(Checkpoint.of(ORIGIN, head.size(), head.root()).encode());
    database.checkpoints().keep(head, note).await().atMost(LIMIT);
    return note.encode();
  }

  /// A process that pushes to these targets.
  PushJob start(Target... targets) {
    return start(Duration.ofMillis(1), targets);
  }

  PushJob start(Duration pause, Target... targets) {
    var config = config(pause);
    return new PushJob(
        new PushTargets(List.of(targets)),
        store(),
        database.checkpoints(),
        new FolderClient(),
        new WebPushClient(config),
        new MailPushClient(
            mails ->
                Uni.createFrom()
                    .failure(
                        new IllegalStateException(
                            "550 5.1.1 <%s>: no such mailbox at smtps://user:pass@mail.example"
                                .formatted(mails[0].getTo().getFirst()))),
            config),
        new PushMetrics(database.registry()),
        config);
  }

  private static PushConfig config(Duration pause) {
    return new SmallRyeConfigBuilder()
        .withMapping(PushConfig.class)
        .withDefaultValue("aims.trail.push.timeout", "PT0.5S")
        .withDefaultValue("aims.trail.push.pause", pause.toString())
        .build()
        .getConfigMapping(PushConfig.class);
  }

  static void push(PushJob job) {
    job.push().await().atMost(LIMIT);
  }

  PushStore.Standing standing(String target) {
    return store().standings(List.of(target)).await().atMost(LIMIT).getFirst();
  }

  double failures(String target) {
    var counter =
        database.registry().find("aims.trail.push.failures").tag("target", target).counter();
    return counter == null ? 0 : counter.count();
  }

  private PushStore store() {
    return new PushStore(database.pool());
  }

  @Override
  public void close() {
    database.close();
  }
}
