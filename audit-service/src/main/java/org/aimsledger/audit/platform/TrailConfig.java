package org.aimsledger.audit.platform;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithName;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.hibernate.validator.constraints.time.DurationMin;

/// Settings of the audit trail.
@ConfigMapping(prefix = "aims.trail")
public interface TrailConfig {
  /// Name of the log: first line of its checkpoints and name of its key. Never changes once a
  /// checkpoint was published.
  @WithDefault("aimsledger.local/trail")
  @NotBlank
  String origin();

  /// File of the private key that signs checkpoints; made with mode 0600 when it is absent and
  /// nothing was published yet.
  @WithDefault("trail.key")
  Path keyFile();

  /// Change of that key.
  Rotation rotation();

  /// How a key follows another.
  interface Rotation {
    /// File of the private key that comes; made with mode 0600 when it is absent. Its announcement
    /// enters the trail, and from the first checkpoint that covers it both keys sign. Once nobody
    /// needs the old one, the new file becomes `aims.trail.key-file` and this one is left out: then
    /// the old key is retired. It needs one checkpoint that both have signed.
    Optional<Path> keyFile();

    /// The same for the key of the second signature: it comes beside
    /// `aims.trail.second-key.key-file` and takes its place later.
    Optional<Path> secondKeyFile();

    /// Why the key is changed; enters the trail.
    @WithDefault("scheduled change of keys")
    @NotBlank
    String reason();

    /// Who changes it: a pseudonymous id, which enters the trail.
    @WithDefault("operator")
    @NotBlank
    String by();

    /// How often the change is tried again until it is recorded.
    @WithDefault("PT1S")
    Duration retry();
  }

  /// A second signature of each checkpoint, with ML-DSA-44 (FIPS 204), which withstands quantum
  /// computers as far as is known. Off while no file is named.
  SecondKey secondKey();

  /// The key of the second signature.
  interface SecondKey {
    /// File of the private key; made with mode 0600 when it is absent and no checkpoint was signed
    /// with a second key yet.
    Optional<Path> keyFile();

    /// Whether the policy that is given out asks for both signatures. Checkpoints from before the
    /// second key don't satisfy it: whoever has such ones keeps the policy of that time.
    @WithDefault("false")
    boolean required();
  }

  /// Whether checkpoint, tiles and policy are open to everybody. Otherwise they need the role
  /// auditor or trail-auditor.
  @WithName("public")
  @WithDefault("true")
  boolean open();

  /// Where they are not open: for how long one event stands for all that a reader fetches of the
  /// same part. A part is a stretch of 65,536 entries, or the hashes of all tiles. Shorter tells
  /// more exactly who read what when, and makes the log grow more while it is read.
  @WithDefault("PT15M")
  @DurationMin(seconds = 1)
  Duration readingWindow();

  /// Whether the role trail-auditor needs a grant for a time (`POST
  /// /api/audit/v1/grants/{reader}`). For auditors from outside: say yes.
  @WithDefault("false")
  boolean grantsRequired();

  /// Longest time of one grant.
  @WithDefault("P366D")
  Duration longestGrant();

  /// How often a checkpoint is published while the log grows.
  @WithDefault("PT1S")
  Duration checkpointInterval();

  /// Witnesses that are asked to cosign each checkpoint, by the name they have in the policy.
  Map<String, Witness> witnesses();

  /// One witness.
  interface Witness {
    /// Where it listens, without `/add-checkpoint`.
    URI url();

    /// Its key, as it prints it: name, id and base64 with plus signs between.
    String key();
  }

  /// How many witnesses have to have cosigned a checkpoint before it is published and used in
  /// proofs. 0 publishes at once, with the cosignatures that there are.
  @WithDefault("0")
  @Min(0)
  int witnessQuorum();

  /// How often witnesses are asked that have not cosigned the newest checkpoint.
  @WithDefault("PT1S")
  Duration witnessInterval();

  /// Pause after a witness has not cosigned, doubled with each time that follows.
  @WithDefault("PT1S")
  Duration witnessPause();

  /// Longest of these pauses. With a quorum nothing is published before enough are back, so what is
  /// published can be late by so much after an outage.
  @WithDefault("PT15S")
  Duration witnessLongestPause();

  /// Longest wait for a witness.
  @WithDefault("PT5S")
  Duration witnessTimeout();

  /// How long the log may have grown without a new checkpoint, or may stand still with events
  /// waiting, before the service calls itself not ready.
  @WithDefault("PT30S")
  Duration stall();

  /// Most events that one transaction appends.
  @WithDefault("1000")
  @Min(1)
  @Max(5000)
  int batch();

  /// Bytes of documents after which a transaction takes no more events.
  @WithDefault("4194304")
  @Min(61440)
  long batchBytes();

  /// Longest time that a recount of all entries may take.
  @WithDefault("PT2M")
  Duration recountLimit();

  /// Numbers of a lane that a recount counts in one query.
  @WithDefault("100000")
  @Min(1000)
  @Max(1000000)
  int recountStretch();

  /// Most steps followed from an event to its causes, and to its effects.
  @WithDefault("50")
  @Min(1)
  @Max(500)
  int causeDepth();

  /// Most effects answered for one event.
  @WithDefault("500")
  @Min(1)
  @Max(5000)
  int effects();

  /// Most events that a record is put together from, as it was known at a place of the trail.
  @WithDefault("10000")
  @Min(1)
  @Max(1000000)
  int recordEvents();

  /// Most entries in one evidence bundle.
  @WithDefault("20000")
  @Min(1)
  @Max(100000)
  int bundleEntries();

  /// Entries read at once while a bundle is streamed.
  @WithDefault("200")
  @Min(1)
  @Max(1000)
  int bundleChunk();

  /// Comparison of the services' stores with the trail.
  Reconciliation reconciliation();

  /// Limits of that comparison.
  interface Reconciliation {
    /// Pause between two stretches; each process compares one at a time.
    @WithDefault("PT1S")
    Duration pause();

    /// Pause before the next seal of a service is compared; each process compares one at a time.
    @WithDefault("PT1S")
    Duration sealPause();

    /// Most numbers of a lane in one stretch. The services must answer so many
    /// (aims.event-store.digest-numbers).
    @WithDefault("1000")
    @Min(1)
    @Max(10000)
    int range();

    /// Most entries in memory while a stretch is compared.
    @WithDefault("200")
    @Min(1)
    @Max(1000)
    int page();

    /// Longest time for one stretch. Another process takes the lane over after it.
    @WithDefault("PT30S")
    Duration timeout();

    /// How long an event may be in its service's store and not in the trail. Longer than outages
    /// that the trail catches up with by itself: what is found is recorded for good.
    @WithDefault("PT15M")
    Duration grace();

    /// After which time a difference that is still there is told again, as an alarm and an event.
    @WithDefault("P1D")
    @DurationMin(seconds = 1)
    Duration repeat();

    /// Most differences that one process tells again within that time; what is new or has come back
    /// is told in any case.
    @WithDefault("100")
    @Min(1)
    @Max(10000)
    int reminders();
  }
}
