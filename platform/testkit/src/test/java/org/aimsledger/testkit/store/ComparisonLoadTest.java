package org.aimsledger.testkit.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.ToDoubleFunction;
import org.aimsledger.eventstore.compare.Comparison;
import org.aimsledger.eventstore.compare.ComparisonPause;
import org.aimsledger.eventstore.compare.ComparisonSettings;
import org.aimsledger.eventstore.compare.Difference;
import org.aimsledger.eventstore.core.Decider;
import org.aimsledger.eventstore.core.Decision;
import org.aimsledger.eventstore.handle.Aggregate;
import org.aimsledger.eventstore.handle.CommandContext;
import org.aimsledger.eventstore.handle.CommandRunner;
import org.aimsledger.eventstore.handle.IdempotencyKey;
import org.aimsledger.eventstore.handle.Outcome;
import org.aimsledger.testkit.backing.DatabaseAccess;
import org.aimsledger.testkit.store.LampView.LampEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/// Measures what the comparison costs: commands a second with it and without it, in turn, in one
/// run: `-Dmeasure.comparison=20` is seconds a turn. Two views follow the log meanwhile, and each
/// request has a receipt. There is no HTTP between, so the share is larger than in a service; and
/// one pass follows the other without the rest that a service takes between two. What a machine
/// that has something else to do says means nothing, but for the processor time of a command: that
/// of this process, and that of the database's own processes that serve it.
@EnabledIfSystemProperty(
    named = "measure.comparison",
    matches = "[0-9]+",
    disabledReason = "measures for minutes; -Dmeasure.comparison=20 asks for it")
class ComparisonLoadTest {
  private static final Duration TURN =
      Duration.ofSeconds(Integer.getInteger("measure.comparison", 20));
  private static final int TURNS = Integer.getInteger("measure.comparison.turns", 4);
  private static final int CLIENTS = Integer.getInteger("measure.comparison.clients", 64);

  /// Pause between two looks, in milliseconds.
  private static final int PAUSE = Integer.getInteger("measure.comparison.pause", 500);

  private static final byte[] FINGERPRINT = "asked".getBytes(StandardCharsets.UTF_8);

  /// Takes what it is told.
  private record Telling() implements Decider<LampEvent, String, LampEvent, String> {
    @Override
    public String initial() {
      return "";
    }

    @Override
    public Decision<LampEvent, String> decide(LampEvent command, String state) {
      return Decision.accept(command);
    }

    @Override
    public String evolve(String state, LampEvent event) {
      return "lit";
    }
  }

  /// @param commands each second
  /// @param process processor time of this process, in µs for each command
  /// @param database the same of the processes of the database that serve it
  /// @param late looks that took too long, so that their pass began anew, as in a service
  private record Turn(double commands, long compared, double process, double database, int late) {}

  /// Processor time until now, in nanoseconds.
  private record Used(long process, long database) {
    static Used now(Lamps lamps) throws IOException {
      var ticks = 0L;
      var backends =
          "select pid from pg_stat_activity where datname = current_database() order by pid";
      for (var row : DatabaseAccess.of(lamps.under.database()).rows(backends)) {
        var stat = Path.of("/proc", String.valueOf(row.get("pid")), "stat");
        if (Files.exists(stat)) {
          var text = Files.readString(stat);
          var fields = text.substring(text.lastIndexOf(')') + 2).split(" ", -1);
          ticks += Long.parseLong(fields[11]) + Long.parseLong(fields[12]);
        }
      }
      // The ticks of Linux are 10 ms, whatever its kernel counts in.
      return new Used(
          ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO).toNanos(),
          Duration.ofMillis(10 * ticks).toNanos());
    }
  }

  @Test
  void commandsAreCountedWithTheComparisonAndWithoutIt() throws Exception {
    try (var lamps = new Lamps()) {
      // Given
      lamps.start();
      var runner = lamps.store.runner(new Aggregate<>("lamp", new Telling(), LampView.TYPES));
      var _ = turn(lamps, runner, false);

      // When
      var without = new ArrayList<Turn>();
      var with = new ArrayList<Turn>();
      for (var n = 0; n < TURNS; n++) {
        without.add(turn(lamps, runner, false));
        with.add(turn(lamps, runner, true));
      }

      // Then
      System.err.printf(
          "%d clients, turns of %d s, %d ms between two looks; commands/s without %s, with %s:"
              + " %.3f; rows of whole passes %s, looks that took too long %s; processor time in µs a"
              + " command without: process %s, database %s; with: process %s, database %s%n",
          CLIENTS,
          TURN.toSeconds(),
          PAUSE,
          rates(without),
          rates(with),
          median(with) / median(without),
          with.stream().map(Turn::compared).toList(),
          with.stream().map(Turn::late).toList(),
          micros(without, Turn::process),
          micros(without, Turn::database),
          micros(with, Turn::process),
          micros(with, Turn::database));
      assertThat(without).allSatisfy(turn -> assertThat(turn.commands()).isPositive());
    }
  }

  private static List<Long> rates(List<Turn> turns) {
    return turns.stream().map(turn -> Math.round(turn.commands())).toList();
  }

  private static List<Long> micros(List<Turn> turns, ToDoubleFunction<Turn> of) {
    return turns.stream().map(turn -> Math.round(of.applyAsDouble(turn))).toList();
  }

  private static double median(List<Turn> turns) {
    var rates = turns.stream().mapToDouble(Turn::commands).sorted().toArray();
    return (rates[(rates.length - 1) / 2] + rates[rates.length / 2]) / 2;
  }

  private static Turn turn(
      Lamps lamps, CommandRunner<LampEvent, String, LampEvent, String> runner, boolean comparing)
      throws Exception {
    var compared = new AtomicLong();
    var failure = new AtomicReference<Exception>();
    var late = new AtomicInteger();
    var before = Used.now(lamps);
    var comparison =
        Thread.ofVirtual()
            .start(
                () -> {
                  if (comparing) {
                    compare(lamps, compared, late, failure);
                  }
                });
    var done = new AtomicLong();
    var end = System.nanoTime() + TURN.toNanos();
    try (var clients = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var n = 0; n < CLIENTS; n++) {
        var _ =
            clients.submit(
                () -> {
                  while (System.nanoTime() < end) {
                    command(runner);
                    done.incrementAndGet();
                  }
                });
      }
    }
    var took = TURN.toNanos() / 1e9;
    comparison.interrupt();
    comparison.join();
    assertThat(failure.get()).isNull();
    lamps.current();
    var after = Used.now(lamps);
    return new Turn(
        done.get() / took,
        compared.get(),
        (after.process() - before.process()) / 1e3 / done.get(),
        (after.database() - before.database()) / 1e3 / done.get(),
        late.get());
  }

  private static void command(CommandRunner<LampEvent, String, LampEvent, String> runner) {
    var lamp = UUID.randomUUID();
    var key = new IdempotencyKey("u-1", lamp.toString(), FINGERPRINT);
    var context = new CommandContext("u-1", "c-1", null, null, key, null);
    var lit = new LampEvent.Lit(lamp, "Light", List.of("a"), null, Instant.now());
    assertThat(LogUnderTest.await(runner.run(lamp, lit, context))).isInstanceOf(Outcome.Done.class);
  }

  private static void compare(
      Lamps lamps, AtomicLong compared, AtomicInteger late, AtomicReference<Exception> failure) {
    var usual = ComparisonSettings.defaults();
    var settings =
        new ComparisonSettings(
            usual.rows(),
            new ComparisonPause(Duration.ofMillis(PAUSE), 100),
            usual.time(),
            usual.confirm(),
            usual.keys(),
            usual.bytes(),
            usual.orders(),
            usual.receipts());
    var comparison =
        new Comparison(
            lamps.under.pool(),
            lamps.store,
            List.of(lamps.lamps.rows(), lamps.rooms.rows()),
            settings);
    try {
      while (!Thread.currentThread().isInterrupted()) {
        try {
          var passed = comparison.pass(ComparisonLoadTest::none);
          compared.addAndGet(passed == null ? 0 : passed.rows());
        } catch (TimeoutException _) {
          // A look has its time, and the database too much to do: the service tries again as well.
          late.incrementAndGet();
        }
      }
    } catch (InterruptedException _) {
      // The turn is over.
    } catch (ExecutionException | RuntimeException e) {
      failure.set(e);
    }
  }

  private static void none(List<Difference> differences) {
    throw new IllegalStateException("differences: " + differences);
  }
}
