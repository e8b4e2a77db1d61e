package org.aimsledger.verifier;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.aimsledger.verifier.copy.LogCopy;
import org.aimsledger.verifier.copy.UnreadableCopyException;
import org.aimsledger.verifier.log.Checkpoint;
import org.aimsledger.verifier.log.Policy;
import org.aimsledger.verifier.log.SignedNote;
import org.aimsledger.verifier.log.TileAddress;
import org.jspecify.annotations.Nullable;

/// Verifies a whole log: every entry, every tile, the signed root, and that nothing is missing.
///
/// Reads the log once, from left to right, and holds little of it: some bundles, a tile of each
/// level, the last number of each lane, and as many streams as asked for.
final class LogVerifier {

  /// A log with so many is not worth reading to its end; and one that claims to have 2^60 entries
  /// has no end that could be reached.
  private static final int MOST_PROBLEMS = 1_000;

  /// Bundles that are read ahead, for each that is being checked.
  private static final int AHEAD = 4;

  /// Lanes that a report for people lists.
  private static final int LANES_TOLD = 64;

  private static final Set<LogCheck> OWN_FORMAT =
      EnumSet.of(
          LogCheck.EVENTS, LogCheck.LANES, LogCheck.STREAMS, LogCheck.SEALS, LogCheck.PRUNED);

  private final LogCopy copy;
  private final Options options;
  private final Findings findings = new Findings();
  private final Facts facts = new Facts();
  private final Lanes lanes = new Lanes(findings);
  private final SealedLanes seals =
      new SealedLanes((place, reason) -> findings.add(LogCheck.SEALS, place, reason));
  private final Streams streams;
  private final PrunedContent pruned;
  private final List<String> unread = new ArrayList<>();

  private Policy.@Nullable Accepted accepted;
  private final LogKeys keys;
  private boolean whole = true;

  /// A verification of one log, to be run once.
  LogVerifier(LogCopy copy, Policy policy, Options options) {
    this.copy = copy;
    this.keys = new LogKeys(copy, policy, findings);
    this.options = options;
    this.streams = new Streams(findings, options.streams());
    this.pruned = new PrunedContent(copy, findings);
  }

  /// What to check.
  ///
  /// @param foreign whether the entries are other things than events of this project
  /// @param older an older checkpoint
  /// @param streams of how many streams the versions are followed
  record Options(boolean foreign, @Nullable SignedNote older, long streams) {

    /// 1,000,000 streams take 50 MB, and 75 MB while the table grows.
    static final long MOST_STREAMS = 1_000_000;

    static Options usual() {
      return new Options(false, null, MOST_STREAMS);
    }
  }

  /// Runs all checks.
  ///
  /// @throws UnreadableCopyException if the log can't be read, and nothing wrong was found before
  Verdict run() {
    facts.detail("log", copy.place());
    var checkpoint = checkpoint();
    try {
      if (checkpoint != null) {
        walk(checkpoint);
        keys.check(checkpoint);
        growth(checkpoint);
      }
    } catch (UnreadableCopyException e) {
      if (findings.count() == 0) {
        throw e;
      }
      unread.add("What comes behind the last problem: " + e.getMessage() + ".");
    }
    return new Verdict(
        "log",
        "Log " + copy.place(),
        facts.lines(),
        facts.details(),
        claims(),
        findings.reached(),
        findings.problems(),
        findings.count(),
        notChecked());
  }

  private @Nullable Checkpoint checkpoint() {
    var note =
        findings.attempt(
            LogCheck.CHECKPOINT, "checkpoint", () -> SignedNote.parse(copy.checkpoint()));
    var read =
        note == null
            ? null
            : findings.attempt(
                LogCheck.CHECKPOINT, "checkpoint", () -> Checkpoint.parse(note.text()));
    if (note == null || read == null) {
      return null;
    }
    facts.checkpoint("checkpoint", "checkpoint", read);
    if (!options.foreign()) {
      keys.learn(note, read.size(), facts);
    }
    accepted =
        findings.attempt(LogCheck.CHECKPOINT, "checkpoint", () -> keys.trusted().accept(note));
    if (accepted == null) {
      // A size that nobody vouches for says nothing about how much there is to read.
      return null;
    }
    facts.signed(accepted, "policy");
    findings.reached(LogCheck.CHECKPOINT);
    return read;
  }

  private void walk(Checkpoint checkpoint) {
    var walk = new TreeWalk(copy, checkpoint);
    walk.start(findings::add);
    long done = 0;
    try (var pool = Executors.newFixedThreadPool(copy.readers())) {
      try {
        done = walk(walk, checkpoint.size(), pool);
      } finally {
        // Closing it would wait for all that was read ahead.
        pool.shutdownNow();
      }
    }
    finished(checkpoint, done);
  }

  /// Checks one chunk after the other, while the next ones are being read.
  ///
  /// @return how many were checked
  private long walk(TreeWalk walk, long size, ExecutorService pool) {
    var window = new ArrayDeque<Future<ChunkCheck.Chunk>>();
    long chunks = Math.ceilDiv(size, TileAddress.FULL_WIDTH);
    long done = 0;
    for (long index = 0; index < chunks && worthReadingOn(); index++) {
      window.add(pool.submit(chunk(walk, size, index)));
      if (window.size() > copy.readers() * AHEAD) {
        take(next(window), size);
        done++;
      }
    }
    while (!window.isEmpty() && worthReadingOn()) {
      take(next(window), size);
      done++;
    }
    return done;
  }

  private boolean worthReadingOn() {
    return findings.count() < MOST_PROBLEMS;
  }

  private ChunkCheck chunk(TreeWalk walk, long size, long index) {
    var before = new ArrayList<Problem>();
    var expected = walk.lowest(index, before::add);
    int width = (int) Math.min(TileAddress.FULL_WIDTH, size - index * TileAddress.FULL_WIDTH);
    return new ChunkCheck(
        copy, new TileAddress(0, index, width), expected, before, options.foreign());
  }

  private static ChunkCheck.Chunk next(ArrayDeque<Future<ChunkCheck.Chunk>> window) {
    try {
      return window.remove().get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof UnreadableCopyException unreadable) {
        throw unreadable;
      }
      throw new IllegalStateException("the verifier itself is wrong", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  private void take(ChunkCheck.Chunk chunk, long size) {
    chunk.problems().forEach(findings::add);
    if (!chunk.whole()) {
      whole = false;
      lanes.lose();
      seals.lose();
      streams.lose();
    }
    for (var change : chunk.keyChanges()) {
      keys.changed(
          change,
          accepted,
          ChunkCheck.place(TileAddress.ofEntry(change.index(), size), change.index(), null));
    }
    int lost = 0;
    for (var entry : chunk.entries()) {
      while (lost < chunk.pruned().size() && chunk.pruned().get(lost) < entry.index()) {
        losePruned(chunk.pruned().get(lost++));
      }
      lanes.next(entry, () -> place(entry, size));
      seals.next(
          entry.index(), entry.header(), entry.leaf(), entry.seal(), () -> place(entry, size));
      var version = entry.version();
      if (version == null) {
        whole = false;
        streams.lose();
      } else {
        streams.next(version, () -> place(entry, size));
      }
    }
    chunk.pruned().subList(lost, chunk.pruned().size()).forEach(this::losePruned);
    chunk.prunings().forEach(step -> pruned.next(step, size));
  }

  /// Which number and which version it had is gone with its content.
  private void losePruned(long entry) {
    pruned.missing(entry);
    lanes.lose();
    seals.lose();
    streams.lose();
  }

  private static String place(ChunkCheck.Placed entry, long size) {
    return ChunkCheck.place(
        TileAddress.ofEntry(entry.index(), size), entry.index(), entry.header());
  }

  private void finished(Checkpoint checkpoint, long done) {
    if (done * TileAddress.FULL_WIDTH < checkpoint.size()) {
      unread.add(
          "What comes behind entry %d: after %d problems the reading was ended."
              .formatted(done * TileAddress.FULL_WIDTH, findings.count()));
      return;
    }
    findings.reached(LogCheck.TREE);
    findings.reached(LogCheck.ENTRIES);
    if (!options.foreign()) {
      pruned.finish(checkpoint.size(), facts);
    }
    if (whole && !options.foreign()) {
      lanes.requireHoles(pruned.count());
      OWN_FORMAT.forEach(findings::reached);
    }
    if (!options.foreign()) {
      lanesTold();
    }
  }

  private void lanesTold() {
    var ends = lanes.ends();
    for (var lane : ends.stream().limit(LANES_TOLD).toList()) {
      facts.line("lane", "%s ends with number %d".formatted(lane.lane(), lane.number()));
    }
    if (ends.size() > LANES_TOLD) {
      facts.line("", "… and %d more lanes".formatted(ends.size() - LANES_TOLD));
    }
    seals.tell(facts);
    facts.line("streams", "%d".formatted(streams.followed()));
    facts.detail(
        "lanes",
        new Json.Array(
            ends.stream()
                .<Json>map(
                    lane ->
                        Json.Members.empty().with("lane", lane.lane()).with("last", lane.number()))
                .toList()));
    facts.detail("streams", streams.followed());
  }

  private void growth(Checkpoint checkpoint) {
    var older = options.older();
    if (older == null) {
      return;
    }
    var before =
        findings.attempt(
            LogCheck.GROWTH, "older checkpoint", () -> keys.trusted().accept(older).checkpoint());
    if (before == null) {
      return;
    }
    facts.checkpoint("older", "older", before);
    var _ =
        findings.attempt(
            LogCheck.GROWTH,
            "older checkpoint",
            () -> {
              new Growth(copy, checkpoint.size()).verify(before, checkpoint);
              return before;
            });
    findings.reached(LogCheck.GROWTH);
  }

  private List<Claim> claims() {
    var claims = EnumSet.allOf(LogCheck.class);
    if (options.foreign()) {
      claims.removeAll(OWN_FORMAT);
    }
    if (options.older() == null) {
      claims.remove(LogCheck.GROWTH);
    }
    if (!seals.compared() && !fails(LogCheck.SEALS)) {
      claims.remove(LogCheck.SEALS);
    }
    if (!keys.followed() && !fails(LogCheck.KEYS)) {
      claims.remove(LogCheck.KEYS);
    }
    if (pruned.count() > 0) {
      claims.removeIf(
          claim -> (claim == LogCheck.LANES || claim == LogCheck.STREAMS) && !fails(claim));
    } else if (!fails(LogCheck.PRUNED)) {
      claims.remove(LogCheck.PRUNED);
    }
    // Of some streams nothing is known then, so it can't be said of all; see what isn't checked.
    if (streams.unfollowed() > 0 && !fails(LogCheck.STREAMS)) {
      claims.remove(LogCheck.STREAMS);
    }
    return List.copyOf(claims);
  }

  private boolean fails(LogCheck check) {
    return findings.problems().stream().anyMatch(problem -> problem.check() == check);
  }

  private List<String> notChecked() {
    var list = new ArrayList<>(unread);
    if (accepted != null && accepted.cosignatures().isEmpty()) {
      list.add(NotChecked.NO_WITNESS);
    }
    if (options.older() == null) {
      list.add(
          "Whether this log continues what was published before: keep its checkpoint, and name it"
              + " with --from the next time.");
    }
    if (options.foreign()) {
      list.add("What the entries are, and whether any is missing or there twice (--foreign).");
    } else {
      if (pruned.count() > 0) {
        list.add(
            "The content of %d entries, which was pruned, and which numbers of lanes and versions of streams"
                    .formatted(pruned.count())
                + " they had: not more numbers of lanes are missing than that. Two pseudonyms have"
                + " ordered and confirmed each pruning; whether they are two persons is not said.");
      }
      if (streams.unfollowed() > 0) {
        list.add(
            "The versions of streams after the first %d: %d entries belong to them. --streams with"
                    .formatted(streams.followed(), streams.unfollowed())
                + " a larger number takes more memory and follows more of them.");
      }
      list.addAll(seals.notCheckedOfLog());
      list.add(
          "Whether the services have recorded more than has come to this log: compare the last"
              + " numbers of the lanes with theirs.");
      list.add("Whether the id of an event occurs twice, under two numbers of its lane.");
    }
    list.add(NotChecked.TRUTH);
    return list;
  }
}
