package org.aimsledger.audit.publication;

import io.quarkus.security.identity.CurrentIdentityAssociation;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.mutiny.Uni;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.aimsledger.audit.platform.TrailConfig;
import org.aimsledger.audit.platform.Witnesses;
import org.aimsledger.audit.platform.trail.Events;
import org.aimsledger.audit.platform.trail.TrailDatabase;
import org.aimsledger.audit.platform.trail.TrailKeyStore;
import org.aimsledger.audit.trailkey.TrailKeyCommandHandler;
import org.aimsledger.eventstore.handle.EventStore;
import org.aimsledger.eventstore.inbox.ReceivedEvent;
import org.aimsledger.eventstore.store.AppendObserver;
import org.aimsledger.eventstore.store.AppendSettings;
import org.aimsledger.eventstore.store.EventLog;
import org.aimsledger.eventstore.store.LaneHeads;
import org.aimsledger.testkit.backing.DatabaseAccess;
import org.aimsledger.verifier.log.NoteSigner;
import org.aimsledger.verifier.log.Policy;
import org.aimsledger.verifier.log.SignedNote;

/// A trail on a database of its own, the processes that sign it, and their key files.
final class RotatingTrail implements AutoCloseable {
  static final String ORIGIN = "example.org/trail";

  private static final int LANES = 4;
  private static final Duration LIMIT = Duration.ofSeconds(30);

  private final TrailDatabase database = TrailDatabase.create();
  private final Path folder;
  private final long[] taken = new long[LANES];
  private long others;

  RotatingTrail(Path folder) {
    this.folder = folder;
  }

  /// A process of the service that was started with these keys. It does nothing by itself.
  record Running(TrailKeyStore keys, KeyRotationJob rotation, CheckpointJob checkpoints) {
    void rotate() {
      rotation.rotate().await().atMost(LIMIT);
    }

    void sign() {
      checkpoints.publish().await().atMost(LIMIT);
    }
  }

  Running start(String keyFile) {
    return start(config(keyFile).build().getConfigMapping(TrailConfig.class));
  }

  Running start(String keyFile, String next) {
    return start(
        config(keyFile)
            .withDefaultValue("aims.trail.rotation.key-file", file(next).toString())
            .build()
            .getConfigMapping(TrailConfig.class));
  }

  /// A process that signs a second line too.
  Running startWithSecond(String keyFile, String second) {
    return start(
        config(keyFile)
            .withDefaultValue("aims.trail.second-key.key-file", file(second).toString())
            .build()
            .getConfigMapping(TrailConfig.class));
  }

  /// The same, while its first key is being changed.
  Running startWithSecond(String keyFile, String next, String second) {
    return start(
        config(keyFile)
            .withDefaultValue("aims.trail.rotation.key-file", file(next).toString())
            .withDefaultValue("aims.trail.second-key.key-file", file(second).toString())
            .build()
            .getConfigMapping(TrailConfig.class));
  }

  /// A process that signs a second line, while the key of that line is being changed.
  Running startWithNextSecond(String keyFile, String second, String nextSecond) {
    return start(
        config(keyFile)
            .withDefaultValue("aims.trail.second-key.key-file", file(second).toString())
            .withDefaultValue("aims.trail.rotation.second-key-file", file(nextSecond).toString())
            .build()
            .getConfigMapping(TrailConfig.class));
  }

  /// The policy that asks for both signatures.
  Policy strictPolicy(Running process) {
    var keys = database.keyChanges(process.keys()).keys().await().atMost(LIMIT);
    return Policy.parse(new Witnesses(List.of(), 0, true).policy(keys));
  }

  private SmallRyeConfigBuilder config(String keyFile) {
    return new SmallRyeConfigBuilder()
        .withMapping(TrailConfig.class)
        .withDefaultValue("aims.trail.origin", ORIGIN)
        .withDefaultValue("aims.trail.key-file", file(keyFile).toString());
  }

  private Running start(TrailConfig config) {
    var clock = Clock.systemUTC();
    var keys = database.keys(config);
    var handler = new TrailKeyCommandHandler(new EventStore("/audit", log(), 100, 3, clock));
    return new Running(
        keys,
        new KeyRotationJob(handler, keys, config, clock),
        new CheckpointJob(
            database.tiles(),
            database.checkpoints(),
            keys,
            database.keyChanges(keys),
            database.metrics(),
            config,
            clock));
  }

  /// Lets an event of another service enter the trail.
  void grow() {
    others++;
    var document =
        """
        {"specversion":"1.0","id":"%1$s","source":"/inventory","type":"org.aimsledger.inventory.ai-system-retired.v1",\
        "subject":"ai-system/%1$s","time":"2026-11-22T10:00:00Z","streamversion":1,"actor":"user-1","data":{}}\
        """
            .formatted(new UUID(0, others));
    var _ =
        database.append("inventory", 0, List.of(Events.event("inventory", 0, others, document)));
  }

  /// What the process publishes at `/trail/…`, to be asked as over HTTP.
  PublicTrailResource published(Running process) {
    return new PublicTrailResource(
        database.checkpoints(),
        database.tiles(),
        database.keyChanges(process.keys()),
        new Witnesses(List.of(), 0),
        config("old").build().getConfigMapping(TrailConfig.class),
        new Anonymous());
  }

  /// Nobody has said who he is.
  private static final class Anonymous implements CurrentIdentityAssociation {
    private final SecurityIdentity nobody =
        QuarkusSecurityIdentity.builder().setAnonymous(true).build();

    @Override
    public void setIdentity(SecurityIdentity identity) {
      throw new UnsupportedOperationException();
    }

    @Override
    public void setIdentity(Uni<SecurityIdentity> identity) {
      throw new UnsupportedOperationException();
    }

    @Override
    public SecurityIdentity getIdentity() {
      return nobody;
    }

    @Override
    public Uni<SecurityIdentity> getDeferredIdentity() {
      return Uni.createFrom().item(nobody);
    }
  }

  /// Lets what this service has recorded enter the trail, as its topic brings it.
  void takeIn() {
    for (var lane = 0; lane < LANES; lane++) {
      var at = lane;
      var events =
          log().readLane(lane, taken[lane], 100).await().atMost(LIMIT).stream()
              .map(event -> new ReceivedEvent("audit", at, event.seq(), event.document()))
              .toList();
      if (!events.isEmpty()) {
        var _ = database.append("audit", lane, events);
        taken[lane] += events.size();
      }
    }
  }

  /// The newest checkpoint.
  SignedNote newest() {
    var latest = database.checkpoints().latest().await().atMost(LIMIT);
    if (latest == null) {
      throw new IllegalStateException("nothing was signed");
    }
    return latest.signedNote();
  }

  /// Indexes of the entries that have changed the keys.
  List<Long> changes(Running process) {
    return database.keyChanges(process.keys()).keys().await().atMost(LIMIT).changes();
  }

  /// The first checkpoint that covers an entry.
  SignedNote covering(long index) {
    var found = database.checkpoints().covering(index).await().atMost(LIMIT);
    if (found == null) {
      throw new IllegalStateException("nothing covers entry " + index);
    }
    return found.signedNote();
  }

  /// Key files whose keys have signed it, of `old` and `new`.
  List<String> signers(SignedNote note) {
    return List.of("old", "new").stream()
        .filter(name -> Files.exists(file(name)))
        .filter(
            name ->
                note.signatures().stream()
                    .anyMatch(one -> one.keyId().equals(signer(name).verifierKey().id())))
        .toList();
  }

  /// What is published, as the process sees it.
  Policy policy(Running process) {
    return Policy.parse(policyText(process));
  }

  String policyText(Running process) {
    var keys = database.keyChanges(process.keys()).keys().await().atMost(LIMIT);
    return new Witnesses(List.of(), 0).policy(keys);
  }

  /// What was published when the log had this size.
  Policy policyAsOf(Running process, long size) {
    var keys = database.keyChanges(process.keys()).keys().await().atMost(LIMIT);
    return Policy.parse(new Witnesses(List.of(), 0).policy(keys.asOf(size)));
  }

  NoteSigner signer(String name) {
    try {
      return NoteSigner.parse(Files.readString(file(name)).strip());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Events about keys that were recorded.
  long recorded(String type) {
    return access()
        .number(
            "select count(*) from events where type = ?", "org.aimsledger.audit.trail-key-" + type);
  }

  DatabaseAccess access() {
    return database.access();
  }

  @Override
  public void close() {
    database.close();
  }

  private Path file(String name) {
    return folder.resolve(name + ".key");
  }

  private EventLog log() {
    return new EventLog(
        database.pool(), new LaneHeads(LANES), AppendSettings.defaults(), AppendObserver.NONE);
  }
}
