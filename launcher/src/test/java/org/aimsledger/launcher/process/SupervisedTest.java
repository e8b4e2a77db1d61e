package org.aimsledger.launcher.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Real processes (a shell), quick limits.
@Timeout(60)
class SupervisedTest {
  private static final SupervisionLimits QUICK =
      new SupervisionLimits(
          Duration.ofMillis(20),
          Duration.ofMillis(20),
          3,
          Duration.ofMillis(400),
          Duration.ofMillis(500),
          new Backoff(Duration.ofMillis(10), Duration.ofMillis(40), Duration.ofMinutes(1)));

  @TempDir Path folder;

  @Test
  void aKilledProcessIsStartedAgainAndCounted() throws Exception {
    // Given
    var component = new Shell("while :; do sleep 0.2; done");
    var supervised = supervise(component, List.of());
    var before = await(supervised, status -> status.state() == ComponentState.READY);

    // When
    supervised.kill();

    // Then
    var after =
        await(
            supervised, status -> status.state() == ComponentState.READY && status.restarts() == 1);
    assertThat(after.pid()).isNotEqualTo(before.pid());
    assertThat(component.timesReady).hasValue(2);
    supervised.stop();
  }

  @Test
  void aSilentProcessIsEndedAndStartedAgain() throws Exception {
    // Given
    var component = new Shell("while :; do sleep 0.2; done");
    var supervised = supervise(component, List.of());
    var _ = await(supervised, status -> status.state() == ComponentState.READY);

    // When
    component.answers.set(false);
    var _ = await(supervised, status -> status.restarts() >= 1);
    component.answers.set(true);

    // Then
    var _ = await(supervised, status -> status.state() == ComponentState.READY);
    supervised.stop();
  }

  @Test
  void aProcessThatNeverBecomesReadyIsEndedAfterItsLimit() throws Exception {
    // Given
    var component = new Shell("while :; do sleep 0.2; done");
    component.answers.set(false);

    // When
    var supervised = supervise(component, List.of());

    // Then
    var status = await(supervised, seen -> seen.startsFailed() >= 2);
    assertThat(status.readyAt()).isNull();
    supervised.stop();
  }

  @Test
  void aProcessThatEndsAtOnceSaysWithWhichExitCode() throws Exception {
    // When
    var supervised = supervise(new Shell("exit 7"), List.of());

    // Then
    var status = await(supervised, seen -> seen.startsFailed() >= 1);
    assertThat(status.message()).isEqualTo("exit code 7");
    supervised.stop();
  }

  @Test
  void aPreparationThatFailsIsTriedAgain() throws Exception {
    // Given
    var component = new Shell("while :; do sleep 0.2; done");
    component.preparationsThatFail.set(2);

    // When
    var supervised = supervise(component, List.of());

    // Then
    var status = await(supervised, seen -> seen.state() == ComponentState.READY);
    assertThat(status.restarts()).isEqualTo(2);
    supervised.stop();
  }

  @Test
  void aComponentWaitsForWhatItNeeds() throws Exception {
    // Given
    var base = new Shell("while :; do sleep 0.2; done");
    base.answers.set(false);
    var first = supervise(base, List.of());
    var second = supervise(new Shell("while :; do sleep 0.2; done"), List.of(first));
    assertThat(second.status().state()).isEqualTo(ComponentState.WAITING);

    // When
    base.answers.set(true);

    // Then
    var _ = await(second, status -> status.state() == ComponentState.READY);
    second.stop();
    first.stop();
  }

  @Test
  void aProcessThatIgnoresTheStopSignalIsKilled() throws Exception {
    // Given
    var supervised = supervise(new Shell("trap '' TERM; while :; do sleep 1; done"), List.of());
    var status = await(supervised, seen -> seen.state() == ComponentState.READY);
    long pid = status.pid() == null ? -1 : status.pid();

    // When
    supervised.stop();

    // Then
    assertThat(ProcessHandle.of(pid).filter(ProcessHandle::isAlive)).isEmpty();
    assertThat(supervised.status().state()).isEqualTo(ComponentState.STOPPED);
    assertThat(PidFile.in(folder, "shell")).doesNotExist();
  }

  private Supervised supervise(Component component, List<Supervised> needs) {
    var supervised = new Supervised(component, needs, QUICK, folder, () -> {});
    supervised.start();
    return supervised;
  }

  private static ComponentStatus await(Supervised supervised, Predicate<ComponentStatus> condition)
      throws InterruptedException {
    var deadline = Instant.now().plusSeconds(20);
    while (Instant.now().isBefore(deadline)) {
      var status = supervised.status();
      if (condition.test(status)) {
        return status;
      }
      Thread.sleep(5);
    }
    throw new AssertionError("not seen within 20 s, last was " + supervised.status());
  }

  private final class Shell implements Component {
    private final String script;
    private final AtomicBoolean answers = new AtomicBoolean(true);
    private final AtomicInteger timesReady = new AtomicInteger();
    private final AtomicInteger preparationsThatFail = new AtomicInteger();

    Shell(String script) {
      this.script = script;
    }

    @Override
    public String name() {
      return "shell";
    }

    @Override
    public int port() {
      return 1;
    }

    @Override
    public ChildSpec prepare() throws IOException {
      if (preparationsThatFail.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
        throw new IOException("not yet");
      }
      return new ChildSpec(
          List.of("sh", "-c", script + "; : " + folder),
          Map.of(),
          folder,
          folder.resolve("shell.log"),
          folder.toString(),
          ChildSpec.StopSignal.TERM);
    }

    @Override
    public boolean ready() {
      return answers.get();
    }

    @Override
    public boolean alive() {
      return answers.get();
    }

    @Override
    public void whenReady() {
      var _ = timesReady.incrementAndGet();
    }
  }
}
