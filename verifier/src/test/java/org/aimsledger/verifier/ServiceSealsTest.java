package org.aimsledger.verifier;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.aimsledger.verifier.log.Hash;
import org.aimsledger.verifier.log.Policy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A log whose own key vouches for everything in it: what its services have sealed shows all the
/// same what was left out before it came there.
class ServiceSealsTest {

  private static final String SOURCE = "/inventory";
  private static final int OF_SEALS = 3;
  private static final Hash START = Hash.of(new byte[32]);

  @TempDir private Path folder;

  private final SampleLog log = new SampleLog((byte) 1);
  private final Policy policy = Policy.of(log.signer.verifierKey());

  /// What the service has in its own store, lane by lane: the leaves that they become.
  private final TreeMap<Long, List<byte[]>> store = new TreeMap<>();

  /// What the last seal said: the next one goes on from it.
  private final TreeMap<Long, Json.Members> sealed = new TreeMap<>();

  private final List<Json.Members> keptBack = new ArrayList<>();

  @Test
  void sealsThatFitAreToldAndWhatTheyDoNotCoverIsNamed() {
    // Given
    record(0, 30).record(1, 4).seal().record(0, 10).seal().record(0, 2);

    // When
    var verdict = verify();

    // Then
    assertThat(verdict.problems()).isEmpty();
    assertThat(verdict.outcome(LogCheck.SEALS)).isEqualTo("holds");
    assertThat(verdict.facts())
        .contains(
            "  sealed       \"/inventory 0\" up to number 40, says its service at entry 45; 40 entries compared",
            "  sealed       \"/inventory 1\" up to number 4, says its service at entry 45; 4 entries compared",
            "  sealed       \"/inventory 3\" up to number 1, says its service at entry 45; 1 entries compared");
    assertThat(verdict.notChecked())
        .contains(
            "Whether a service left out or changed something before it came to the log, of what none"
                + " of its seals here covers: \"/inventory 0\" (2 of 42 entries), \"/inventory 3\""
                + " (1 of 2 entries).");
  }

  @Test
  void aLogWithoutSealsClaimsNothingOfThem() {
    // Given
    record(0, 30);

    // When
    var verdict = verify();

    // Then
    assertThat(verdict.verified()).isTrue();
    assertThat(verdict.claims()).doesNotContain(LogCheck.SEALS);
    assertThat(verdict.notChecked())
        .anyMatch(line -> line.contains("\"/inventory 0\" (30 of 30 entries)"));
  }

  /// Attack: an event is left out at its source before it comes to the log, the later ones get
  /// other numbers | verifier, `verify-log`, from the seal of the service | when it runs
  @Test
  void anEventThatIsOmittedAtTheSourceIsNamedByTheSealThatCoversIt() {
    // Given
    record(0, 5).seal().omit(0).record(0, 9).record(1, 3).seal();
    likeTheLog(0).record(0, 4).seal();

    // When
    var verdict = verify();

    // Then: between the seal before and this one, and the next one is judged by itself
    assertThat(verdict.problems())
        .containsExactly(
            new Problem(
                LogCheck.SEALS,
                place(18, "/inventory 3 2"),
                "lane \"/inventory 0\": the entries with the numbers 6 to 15 are not those that the"
                    + " service has sealed"));
    assertThat(verdict.verified()).isFalse();
  }

  /// Attack: an event is changed at its source before it comes to the log | verifier, `verify-log`,
  /// from the seal of the service | when it runs
  @Test
  void anEventThatIsChangedAtTheSourceIsNamedByTheSealThatCoversIt() {
    // Given
    record(0, 5);
    var stored = Objects.requireNonNull(store.get(0L));
    stored.set(2, TamperedFolder.replaced(stored.get(2), "changed", "altered"));
    seal();

    // When
    var verdict = verify();

    // Then
    assertThat(verdict.problems().getFirst().reason())
        .contains("the entries with the numbers 1 to 5 are not those");
  }

  /// Attack: the operator puts an older seal into the log once more behind a newer one, with a new
  /// version (replay, roll-back) | verifier, `verify-log` | when it runs
  @Test
  void aSealThatGoesBackIsNamed() {
    // Given
    record(0, 5);
    var older = lanes(statements());
    seal().record(0, 5).seal();
    var _ = append(OF_SEALS, LaneStatement.TYPE, "lane-seal/1", older);

    // When
    var verdict = verify();

    // Then
    assertThat(verdict.problems())
        .contains(
            new Problem(
                LogCheck.SEALS,
                place(12, "/inventory 3 3"),
                "lane \"/inventory 0\": it seals the numbers up to 5, the seal at entry 11 went up"
                    + " to 10"));
  }

  /// Attack: a forged seal says something else of the same numbers | verifier, `verify-log` | when
  /// it runs
  @Test
  void aSealThatContradictsTheOneBeforeIsNamed() {
    // Given
    record(0, 5).seal();
    var _ =
        append(
            OF_SEALS,
            LaneStatement.TYPE,
            "lane-seal/1",
            lanes(List.of(statement(0, 5, "ab".repeat(32)))));

    // When
    var verdict = verify();

    // Then
    assertThat(verdict.problems())
        .containsExactly(
            new Problem(
                LogCheck.SEALS,
                place(6, "/inventory 3 2"),
                "lane \"/inventory 0\": it says something else of number 5 than the seal before"));
  }

  @Test
  void aSealThatComesBeforeItsEntriesIsComparedWhenTheyAreThere() {
    // Given
    record(0, 3);
    keepBack(0, 4);
    seal();
    sendKeptBack(0);

    // When
    var verdict = verify();

    // Then
    assertThat(verdict.problems()).isEmpty();
    assertThat(verdict.facts())
        .contains(
            "  sealed       \"/inventory 0\" up to number 7, says its service at entry 3; 7 entries compared");
  }

  /// Attack: the end of a lane that its service has sealed never comes to the log | verifier,
  /// `verify-log`, which says what is awaited | when it runs
  @Test
  void whatASealNamesAndHasNotComeIsAwaitedByName() {
    // Given
    record(0, 3);
    keepBack(0, 4);
    seal();

    // When
    var verdict = verify();

    // Then
    assertThat(verdict.problems()).isEmpty();
    assertThat(verdict.claims()).doesNotContain(LogCheck.SEALS);
    assertThat(verdict.notChecked())
        .contains(
            "Lane \"/inventory 0\": the seal at entry 3 goes up to number 7, the log has it up to 3."
                + " If the rest doesn't follow soon, something is missing.");
  }

  @Test
  void aSealThatCanNotBeReadIsNamed() {
    // Given
    record(0, 3);
    var _ = append(OF_SEALS, LaneStatement.TYPE, "lane-seal/1", lanes(List.of()));

    // When
    var verdict = verify();

    // Then
    assertThat(verdict.problems())
        .containsExactly(
            new Problem(
                LogCheck.SEALS,
                place(3, "/inventory 3 1"),
                "the seal of the service has no \"lanes\""));
  }

  @Test
  void aLaneThatRanFarAheadIsComparedAgainWhenASealIsNearEnough() {
    // Given
    var wrong = new ArrayList<String>();
    var seals = new SealedLanes((_, reason) -> wrong.add(reason), 10);
    record(0, 100);
    var leaves = List.copyOf(Objects.requireNonNull(store.get(0L)));
    var early = statement(0, 50, chain(START, leaves.subList(0, 50)).hex());
    var late = statement(0, 95, chain(START, leaves.subList(0, 95)).hex());

    // When
    for (var i = 0; i < leaves.size(); i++) {
      next(seals, i, leaves.get(i), List.of());
    }
    next(seals, 100, leaf(1), List.of(early));
    next(seals, 101, leaf(2), List.of(late));

    // Then: the chain runs on, so the late one says all that the early one says
    assertThat(wrong).isEmpty();
    var facts = new Facts();
    seals.tell(facts);
    assertThat(facts.lines())
        .containsExactly(
            "  sealed       \"/inventory 0\" up to number 95, says its service at entry 101; 95 entries compared");
    assertThat(seals.notCheckedOfLog()).anyMatch(line -> line.startsWith("What seals say in 1 "));
  }

  /// Attack: an event is left out at its source, and the bundle is a stretch of the log with the
  /// seals on both sides | verifier, `verify`, from the seals | when it runs
  @Test
  void aBundleWithTheSealsOnBothSidesShowsWhatWasOmittedBetween() throws IOException {
    // Given
    record(0, 5).seal().record(0, 4).omit(0).record(0, 4).seal();
    likeTheLog(0).record(0, 1);
    var bundle = SampleBundle.of(log, LongStream.range(5, log.size()).boxed().toList());

    // When
    var report = new BundleVerifier(bundle.write(folder), policy).run();

    // Then
    assertThat(report.problems())
        .containsExactly(
            new Problem(
                Check.SERVICE_SEALS,
                "entries/14",
                "lane \"/inventory 0\": the entries with the numbers 6 to 14 are not those that the"
                    + " service has sealed"));
  }

  @Test
  void aBundleWithTheSealsOnBothSidesShowsThatNothingIsMissingBetween() throws IOException {
    // Given
    record(0, 5).seal().record(0, 8).seal();
    var bundle = SampleBundle.of(log, LongStream.range(5, log.size()).boxed().toList());

    // When
    var report = new BundleVerifier(bundle.write(folder), policy).run();

    // Then
    assertThat(report.verified()).isTrue();
    assertThat(report.outcome(Check.SERVICE_SEALS)).isEqualTo("holds");
    assertThat(report.verdict().facts())
        .contains(
            "  sealed       \"/inventory 0\" up to number 13, says its service at entry 14; 8 entries compared");
    assertThat(report.notChecked())
        .anyMatch(line -> line.contains("\"/audit 0\" (1 of 1 entries), \"/inventory 3\""));
  }

  private static void next(
      SealedLanes seals, long index, byte[] leaf, List<Json.Members> statements) {
    var lanes =
        statements.stream()
            .map(
                lane ->
                    new LaneStatement(
                        lane.number("lane"), lane.number("last"), Hash.ofHex(lane.text("chain"))))
            .toList();
    seals.next(index, Leaf.Header.parse(leaf), Hash.leaf(leaf), lanes, () -> "entry " + index);
  }

  private static byte[] leaf(long number) {
    return "/inventory 3 %d\n{}".formatted(number).getBytes(StandardCharsets.UTF_8);
  }

  /// Events of the service, in its store and in the log.
  @CanIgnoreReturnValue
  private ServiceSealsTest record(int lane, int many) {
    for (var i = 0; i < many; i++) {
      var _ = append(lane, "changed", "stream " + log.size(), Json.Members.empty());
    }
    return this;
  }

  /// An event that the service has recorded, and that never comes.
  @CanIgnoreReturnValue
  private ServiceSealsTest omit(int lane) {
    var stored = store.computeIfAbsent((long) lane, _ -> new ArrayList<>());
    stored.add(
        (SOURCE + " " + lane + " " + (stored.size() + 1) + "\nomitted")
            .getBytes(StandardCharsets.UTF_8));
    return this;
  }

  /// Somebody takes out of the store what has not come to the log; what follows moves up.
  @CanIgnoreReturnValue
  private ServiceSealsTest likeTheLog(int lane) {
    var header = SOURCE + " " + lane + " ";
    store.put(
        (long) lane,
        new ArrayList<>(
            log.leaves.stream()
                .filter(leaf -> new String(leaf, StandardCharsets.UTF_8).startsWith(header))
                .toList()));
    return this;
  }

  private void keepBack(int lane, int many) {
    for (var i = 0; i < many; i++) {
      var stored = store.computeIfAbsent((long) lane, _ -> new ArrayList<>());
      var event =
          log.event(SOURCE, "changed", "kept " + i, 1, Json.Members.empty())
              .with("id", "0198c0de-0000-7000-8000-00000000000" + i);
      stored.add(
          (SOURCE + " " + lane + " " + (stored.size() + 1) + "\n" + event.encode())
              .getBytes(StandardCharsets.UTF_8));
      keptBack.add(event);
    }
  }

  private void sendKeptBack(int lane) {
    for (var event : keptBack) {
      var _ = log.appendEvent(SOURCE, lane, event);
    }
  }

  @CanIgnoreReturnValue
  private ServiceSealsTest seal() {
    var statements = statements();
    var _ = append(OF_SEALS, LaneStatement.TYPE, "lane-seal/1", lanes(statements));
    statements.forEach(statement -> sealed.put(statement.number("lane"), statement));
    return this;
  }

  private long append(int lane, String type, String stream, Json data) {
    long index = log.append(SOURCE, lane, type, stream, data);
    var stored = store.computeIfAbsent((long) lane, _ -> new ArrayList<>());
    var text = new String(log.leaves.get((int) index), StandardCharsets.UTF_8).split("\n", 2)[1];
    stored.add(
        (SOURCE + " " + lane + " " + (stored.size() + 1) + "\n" + text)
            .getBytes(StandardCharsets.UTF_8));
    return index;
  }

  private List<Json.Members> statements() {
    var statements = new ArrayList<Json.Members>();
    store.forEach(
        (lane, leaves) -> {
          var before = sealed.get(lane);
          var from = before == null ? 0 : (int) before.number("last");
          var chain = before == null ? START : Hash.ofHex(before.text("chain"));
          var next = chain(chain, leaves.subList(from, leaves.size()));
          statements.add(statement(lane, leaves.size(), next.hex()));
        });
    return statements;
  }

  private static Json.Members lanes(List<Json.Members> statements) {
    return Json.Members.empty().with("lanes", new Json.Array(List.copyOf(statements)));
  }

  private static Json.Members statement(long lane, long last, String chain) {
    return Json.Members.empty().with("lane", lane).with("last", last).with("chain", chain);
  }

  private static Hash chain(Hash from, List<byte[]> leaves) {
    var chain = from;
    for (var leaf : leaves) {
      chain = Hash.sha256(chain.bytes(), Hash.leaf(leaf).bytes());
    }
    return chain;
  }

  private String place(long index, String header) {
    return "tile/entries/000.p/%d, entry %d \"%s\"".formatted(log.size(), index, header);
  }

  private Verdict verify() {
    var _ = LogFolder.write(folder, log.leaves, log.signer);
    return new TamperedFolder(folder).verify(policy, LogVerifier.Options.usual());
  }
}
