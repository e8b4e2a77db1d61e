package org.aimsledger.servicekit.runtime;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithName;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/// Settings of the event store of a service.
@ConfigMapping(prefix = "aims")
public interface EventStoreConfig {
  /// Name of this service: `inventory`, `risk`, `incident` or `audit`. Topic and event source
  /// follow from it.
  @NotBlank
  String service();

  /// Base address of each service whose log is read when events are missing, by name.
  Map<String, String> producers();

  @WithName("event-store")
  Store eventStore();

  /// Limits of append, relay, inbox and views.
  interface Store {
    /// Most appends in one statement.
    @WithDefault("256")
    @Min(1)
    @Max(4096)
    int batchItems();

    /// Most bytes of documents in one statement.
    @WithDefault("1048576")
    @Min(61440)
    long batchBytes();

    /// Most appends waiting in one lane; beyond that commands are answered 503.
    @WithDefault("4096")
    @Min(1)
    int queueItems();

    /// Longest wait for one append statement.
    @WithDefault("PT10S")
    Duration appendTimeout();

    /// How often a batch is sent again after its connection failed.
    @WithDefault("3")
    @Min(0)
    @Max(10)
    int appendRetries();

    /// Pause before the first of these, doubled each time.
    @WithDefault("PT0.1S")
    Duration appendRetryPause();

    /// How often a command without If-Match is decided again after a conflict.
    @WithDefault("3")
    @Min(0)
    @Max(10)
    int conflictRetries();

    /// Most states that one kind of aggregate keeps in memory.
    @WithDefault("2000")
    @Min(0)
    int cachedStates();

    /// Number of events after which the state of a stream is kept again, so that a long stream is
    /// not folded from its beginning.
    @WithDefault("200")
    @Min(10)
    @Max(10000)
    int snapshotEvery();

    /// Most such states waiting to be kept; more are not kept.
    @WithDefault("64")
    @Min(1)
    int snapshotQueue();

    /// How often the heads of the lanes are read, so that commits of other processes are noticed.
    @WithDefault("PT0.05S")
    Duration headsPoll();

    /// Keys of the seals that rows carry of which no event speaks (receipts, places in logs of
    /// other services, quarantine): a line each with its number, a space, 32 random bytes in base64
    /// and, where the database is older than its first key, a space and the day up to which rows
    /// without a seal are taken for older ones. The first line seals, the others only judge. A
    /// secret that whoever owns the database must not have. Without it, nothing is sealed.
    Optional<String> rowKeys();

    /// How long the first answer to an idempotency key is kept.
    @WithDefault("P7D")
    Duration keepReceipts();

    /// Most events of one lane that the relay sends before its cursor moves.
    @WithDefault("500")
    @Min(1)
    @Max(10000)
    int relayBatch();

    /// Bytes of documents of one lane after which the relay takes no more into the same round.
    @WithDefault("4194304")
    @Min(61440)
    long relayBytes();

    /// Time from the beginning of a round of the relay to that of the next. The first event after a
    /// rest doesn't wait, and neither does what a full round left behind.
    @WithDefault("PT0.05S")
    Duration relaySpacing();

    /// How often the relay asks the broker whether it still has what it acknowledged.
    @WithDefault("PT10S")
    Duration relayLook();

    /// Longest wait of the relay for the database or the broker.
    @WithDefault("PT20S")
    Duration relayAnswer();

    /// Pause of the relay after a failure.
    @WithDefault("PT0.5S")
    Duration relayPause();

    /// Most events of one lane that one transaction of a view applies.
    @WithDefault("1000")
    @Min(1)
    @Max(5000)
    int viewBatch();

    /// Bytes of events that one transaction of a view should not exceed by much. A view that
    /// follows the log takes at most half of what is kept; one that is built anew takes all of
    /// this.
    @WithDefault("8388608")
    @Min(61440)
    long viewPageBytes();

    /// Bytes of events that are kept, so that each view of the service doesn't read and decode them
    /// again.
    @WithDefault("2097152")
    @Min(61440)
    long viewKeptBytes();

    /// Time from the beginning of a transaction of a view to that of the next. Lists that need the
    /// newest rows don't wait for it, and neither does what a full page left behind.
    @WithDefault("PT0.1S")
    Duration viewSpacing();

    /// Longest time of one transaction of a view.
    @WithDefault("PT30S")
    Duration viewTimeout();

    /// Longest time for making the indexes of a view that is being rebuilt.
    @WithDefault("PT30M")
    Duration viewIndexing();

    /// Longest time a list waits for its own service's writes.
    @WithDefault("PT2S")
    Duration ownWrites();

    /// Most events pulled from a producer at once.
    @WithDefault("500")
    @Min(1)
    @Max(1000)
    int pullBatch();

    /// Most numbers of a lane in one digest that another service asks for.
    @WithDefault("10000")
    @Min(1)
    @Max(1000000)
    int digestNumbers();

    /// Most events in memory while it is computed.
    @WithDefault("200")
    @Min(1)
    @Max(1000)
    int digestPage();

    /// How often the log is sealed while it grows: an event of its own says where each lane stands
    /// and what follows from its bytes.
    @WithDefault("PT1M")
    Duration sealInterval();

    /// Most numbers of a lane that one seal goes on; what is left is sealed at once by the next.
    @WithDefault("10000")
    @Min(1)
    @Max(100000)
    int sealNumbers();

    /// Most hashes in memory while it is computed.
    @WithDefault("1000")
    @Min(1)
    @Max(10000)
    int sealPage();

    /// Pause between two comparisons of all that the service has made of its events (views, states
    /// of long streams, unique names, receipts, keys) with them. The first begins so long after the
    /// start.
    @WithDefault("PT1M")
    Duration comparisonRest();

    /// Shortest pause between two looks of the comparison.
    @WithDefault("PT0.5S")
    Duration comparisonPause();

    /// Largest part of the time that its looks may take, in per cent: after a look that took long
    /// the pause is longer, so that it leaves a busy service to its commands.
    @WithDefault("5")
    @Min(1)
    @Max(100)
    int comparisonShare();

    /// Most events or rows of one look.
    @WithDefault("500")
    @Min(10)
    @Max(5000)
    int comparisonRows();

    /// Longest time of one of its questions to the database.
    @WithDefault("PT5S")
    Duration comparisonTime();

    /// Pause before what looks like a difference is looked at again.
    @WithDefault("PT1S")
    Duration comparisonConfirm();

    /// Most keys in memory, 16 bytes each, to find rows that no event has made. When there are
    /// more, one pass looks for some of them and the next for others.
    @WithDefault("1000000")
    @Min(1000)
    @Max(100000000)
    int comparisonKeys();

    /// Bytes of events in memory while doubts are looked into.
    @WithDefault("16777216")
    @Min(61440)
    long comparisonBytes();

    /// Most events applied to find an order in which a row follows from several lanes; a row with a
    /// longer history stays open.
    @WithDefault("50000")
    @Min(100)
    @Max(10000000)
    int comparisonOrders();

    /// How often a process asks whether another one has found a changed state of a stream, which it
    /// may have in memory.
    @WithDefault("PT5S")
    Duration comparisonListen();

    /// How often the heads of the producers are compared with the inbox cursors, so that a tail
    /// that Kafka lost is noticed although nothing follows it.
    @WithDefault("PT10S")
    Duration catchUp();

    /// Pause before a failing delivery is tried again, doubled each time. There is no last try.
    @WithDefault("PT0.2S")
    Duration deliveryPause();

    /// Longest of these pauses.
    @WithDefault("PT10S")
    Duration deliveryLongestPause();

    /// Longest time that a start waits for the first answer to how long others have seen the lanes;
    /// then it goes on, without commands, and keeps asking.
    @WithDefault("PT5S")
    Duration recoveryPatience();

    /// Longest wait for one answer of the trail to that.
    @WithDefault("PT3S")
    Duration recoveryAnswer();

    /// Pause between two such questions, as long as there is something to ask.
    @WithDefault("PT1S")
    Duration recoveryPause();

    /// Most events that come back in one transaction.
    @WithDefault("500")
    @Min(1)
    @Max(1000)
    int recoveryBatch();

    /// Whether commands are taken although neither the broker nor the trail has answered since the
    /// start. A database that somebody has put back to an older state would then give numbers again
    /// that others have seen (docs/adr/0020).
    @WithDefault("false")
    boolean recoveryUnasked();

    /// How long something may stand still with work waiting before the service calls itself not
    /// ready.
    @WithDefault("PT30S")
    Duration stall();
  }
}
