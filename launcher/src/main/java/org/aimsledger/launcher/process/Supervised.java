package org.aimsledger.launcher.process;

import static org.aimsledger.launcher.process.SupervisorLog.LOG;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Runs one component until it is told to stop: waits for what the component needs, starts its
/// process, looks after it and starts it again when it has died or gone silent.
///
/// One thread owns the process from its start to its end; all other threads only ask and read.
public final class Supervised {
  private final Component component;
  private final List<Supervised> needs;
  private final SupervisionLimits limits;
  private final Path runDirectory;
  private final Runnable changed;
  private final CountDownLatch firstReady = new CountDownLatch(1);
  private final Thread owner;
  private volatile boolean stopping;
  private volatile @Nullable Process process;
  private volatile ComponentStatus status;

  public Supervised(
      Component component,
      List<Supervised> needs,
      SupervisionLimits limits,
      Path runDirectory,
      Runnable changed) {
    this.component = component;
    this.needs = List.copyOf(needs);
    this.limits = limits;
    this.runDirectory = runDirectory;
    this.changed = changed;
    this.owner =
        Thread.ofPlatform().daemon().name("supervise-" + component.name()).unstarted(this::run);
    this.status =
        new ComponentStatus(
            component.name(),
            ComponentState.WAITING,
            component.port(),
            null,
            null,
            null,
            0,
            0,
            needs.isEmpty() ? "" : "for " + String.join(", ", names(needs)));
  }

  private static List<String> names(List<Supervised> supervised) {
    return supervised.stream().map(Supervised::name).toList();
  }

  public String name() {
    return component.name();
  }

  public ComponentStatus status() {
    return status;
  }

  public void start() {
    owner.start();
  }

  /// Blocks until the process has ended; at most the stop limit plus a few seconds.
  public void stop() throws InterruptedException {
    stopping = true;
    owner.interrupt();
    owner.join(limits.stop().plusSeconds(10));
  }

  /// SIGKILL, as a crash would end it. Returns when the death has been noticed.
  public void kill() throws InterruptedException {
    var victim = process;
    if (victim == null) {
      throw new IllegalStateException(name() + " is not running");
    }
    var _ = victim.destroyForcibly();
    var _ = victim.waitFor();
    for (int i = 0; i < 1000 && victim.equals(process); i++) {
      Thread.sleep(10);
    }
  }

  private void run() {
    try {
      for (var need : needs) {
        need.firstReady.await();
      }
      int failuresInARow = 0;
      while (!stopping) {
        var run = runOnce();
        if (!stopping) {
          failuresInARow = limits.backoff().forgives(run.readyFor()) ? 1 : failuresInARow + 1;
          var pause = limits.backoff().pauseAfter(failuresInARow);
          noteEnd(run.end());
          LOG.ended(name(), run.end(), status.restarts(), pause.toString());
          Thread.sleep(pause);
        }
      }
    } catch (InterruptedException _) {
      // Only stop() interrupts this thread.
    } finally {
      change(ComponentState.STOPPED, null, null, "");
      LOG.stopped(name());
    }
  }

  private record Run(Duration readyFor, String end) {}

  private Run runOnce() throws InterruptedException {
    ChildSpec spec;
    Process child;
    try {
      change(ComponentState.STARTING, null, null, status.message());
      spec = component.prepare();
      child = start(spec);
      // Whatever a component's preparation throws: supervision of the others and the next try must
      // go on.
    } catch (IOException | RuntimeException e) {
      LOG.notStarted(e, name());
      return new Run(Duration.ZERO, "could not be started: " + e.getMessage());
    }
    try {
      watch(child);
    } finally {
      end(child, spec.stopSignal());
      process = null;
    }
    var readyAt = status.readyAt();
    var readyFor = readyAt == null ? Duration.ZERO : Duration.between(readyAt, Instant.now());
    return new Run(
        readyFor, child.isAlive() ? "could not be ended" : "exit code " + child.exitValue());
  }

  private Process start(ChildSpec spec) throws IOException {
    Files.createDirectories(spec.log().getParent());
    Files.createDirectories(spec.directory());
    var builder =
        new ProcessBuilder(spec.command())
            .directory(spec.directory().toFile())
            .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(spec.log().toFile()));
    builder.environment().putAll(spec.environment());
    var child = builder.start();
    process = child;
    new PidFile(child.pid(), spec.marker(), spec.stopSignal())
        .write(PidFile.in(runDirectory, name()));
    change(ComponentState.STARTING, child, null, status.message());
    LOG.started(name(), child.pid());
    return child;
  }

  private void watch(Process child) throws InterruptedException {
    var startedAt = Instant.now();
    @Nullable Instant readyAt = null;
    int silent = 0;
    while (!stopping) {
      var pause = readyAt == null ? limits.startProbe() : limits.probe();
      if (child.waitFor(pause.toMillis(), TimeUnit.MILLISECONDS)) {
        return;
      }
      if (readyAt == null) {
        if (becomesReady()) {
          readyAt = Instant.now();
          change(ComponentState.READY, child, readyAt, "");
          LOG.ready(name(), child.pid(), Duration.between(startedAt, readyAt).toMillis());
          firstReady.countDown();
        } else if (Duration.between(startedAt, Instant.now()).compareTo(limits.start()) > 0) {
          LOG.tooSlow(name(), child.pid(), limits.start().toString());
          return;
        }
      } else {
        silent = component.alive() ? 0 : silent + 1;
        if (silent >= limits.silentProbes()) {
          LOG.silent(name(), child.pid(), silent);
          return;
        }
        boolean ready = silent == 0 && component.ready();
        change(ready ? ComponentState.READY : ComponentState.NOT_READY, child, readyAt, "");
      }
    }
  }

  private boolean becomesReady() throws InterruptedException {
    if (!component.ready()) {
      return false;
    }
    try {
      component.whenReady();
      return true;
    } catch (IOException e) {
      LOG.preparationFailed(e, name());
      return false;
    }
  }

  /// Does nothing for a process that has ended. Also called while this thread is interrupted by
  /// stop().
  private void end(Process child, ChildSpec.StopSignal signal) {
    boolean interrupted = Thread.interrupted();
    try {
      if (child.isAlive()) {
        Leftovers.end(child.toHandle(), signal, limits.stop());
      }
      var _ = child.waitFor(5, TimeUnit.SECONDS);
      Files.deleteIfExists(PidFile.in(runDirectory, name()));
    } catch (IOException e) {
      var _ = child.destroyForcibly();
      LOG.housekeepingFailed(e);
    } catch (InterruptedException _) {
      var _ = child.destroyForcibly();
      interrupted = true;
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void noteEnd(String message) {
    var before = status;
    status =
        new ComponentStatus(
            name(),
            ComponentState.BACKING_OFF,
            component.port(),
            null,
            null,
            null,
            before.restarts() + 1,
            before.startsFailed() + (firstReady.getCount() > 0 ? 1 : 0),
            message);
    changed.run();
  }

  private void change(
      ComponentState state, @Nullable Process child, @Nullable Instant readyAt, String message) {
    var before = status;
    var after =
        new ComponentStatus(
            name(),
            state,
            component.port(),
            child == null ? null : child.pid(),
            child == null ? null : child.info().startInstant().orElse(null),
            readyAt,
            before.restarts(),
            before.startsFailed(),
            message);
    if (!after.equals(before)) {
      status = after;
      changed.run();
    }
  }
}
