package org.aimsledger.systemtests.faults.tools;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.aimsledger.systemtests.faults.tools.agent.FaultPoint;
import org.aimsledger.systemtests.faults.tools.agent.Mutation;
import org.aimsledger.systemtests.faults.tools.agent.Orders;
import org.aimsledger.systemtests.faults.tools.agent.Orders.Action;
import org.aimsledger.systemtests.faults.tools.agent.Orders.Shot;

/// Hits running services at named points, moves their clocks, breaks them on purpose. One object
/// per installation; its folder must not be used by another one at the same time.
///
/// ```java
/// var faults = FaultControl.in(folder);
/// var options = Options.packagedIn(root).withMoreJavaOptions(faults.javaOptions());
/// …
/// var shot = faults.halt("inventory", FaultPoint.AFTER_APPEND_COMMIT, 5);
/// shot.awaitFired(Duration.ofSeconds(10));
/// ```
///
/// Services are named as components of the launcher: `inventory`, `audit`, `inventory-2`. An order
/// is carried out once, whatever number of processes the service needs; it outlives a restart when
/// it hasn't been carried out before. Methods may be called by any thread.
public final class FaultControl {
  private static final Duration LOOK = Duration.ofMillis(10);

  private final Path folder;
  private final Path jar;
  private final AtomicInteger ids = new AtomicInteger();
  private final Map<String, Orders> orders = new HashMap<>();

  private FaultControl(Path folder, Path jar) {
    this.folder = folder;
    this.jar = jar;
  }

  /// Builds the agent and empties the folder of earlier orders.
  public static FaultControl in(Path folder) throws IOException {
    var absolute = Files.createDirectories(folder.toAbsolutePath().normalize());
    try (var old = Files.list(absolute)) {
      for (var file : old.toList()) {
        if (file.toString().endsWith(".orders") || file.toString().endsWith(".events")) {
          Files.delete(file);
        }
      }
    }
    return new FaultControl(absolute, AgentJar.build(absolute));
  }

  /// For `Options.withMoreJavaOptions` or AIMS_SERVICE_JAVA_OPTS.
  public List<String> javaOptions() {
    return List.of("-javaagent:" + jar + "=" + folder);
  }

  /// Ends the process, as SIGKILL would, when the point is passed for the `nth` time from now on.
  public Armed halt(String service, FaultPoint point, long nth) throws IOException {
    return arm(service, point, nth, Action.HALT, Duration.ZERO);
  }

  /// Stops the thread that passes the point, and only it.
  public Armed freeze(String service, FaultPoint point, long nth, Duration length)
      throws IOException {
    return arm(service, point, nth, Action.FREEZE, length);
  }

  /// Makes the step fail.
  public Armed fail(String service, FaultPoint point, long nth) throws IOException {
    return arm(service, point, nth, Action.THROW, Duration.ZERO);
  }

  private synchronized Armed arm(
      String service, FaultPoint point, long nth, Action action, Duration length)
      throws IOException {
    var before = of(service);
    var shot = new Shot("s" + ids.incrementAndGet(), point, nth, action, length.toMillis());
    var shots = new ArrayList<>(before.shots());
    shots.add(shot);
    write(service, new Orders(shots, before.mutations(), before.clockShiftMillis()));
    return new Armed(service, shot);
  }

  private synchronized void disarm(String service, Shot shot) throws IOException {
    var before = of(service);
    var left = before.shots().stream().filter(other -> !other.equals(shot)).toList();
    write(service, new Orders(left, before.mutations(), before.clockShiftMillis()));
  }

  /// Adds this to every reading of the service's clock, until another call. Returns when the
  /// running process has taken it over.
  public void shiftClock(String service, Duration shift) throws IOException, InterruptedException {
    synchronized (this) {
      var before = of(service);
      if (before.clockShiftMillis() == shift.toMillis()) {
        return;
      }
      write(service, new Orders(before.shots(), before.mutations(), shift.toMillis()));
    }
    if (!awaitLast(service, "clock ", "clock " + shift.toMillis(), Duration.ofSeconds(10))) {
      throw new IOException(service + " did not take over the clock");
    }
  }

  /// Breaks the service from its next start on; no argument mends it.
  public synchronized void mutate(String service, Mutation... mutations) throws IOException {
    var before = of(service);
    write(service, new Orders(before.shots(), Set.of(mutations), before.clockShiftMillis()));
  }

  /// What the agents of this service have noted, oldest first: `started <pid>`, `instrumented
  /// <class> {…}`, `armed <id> <point>`, `fired <id> <point> <action>`, `thawed <id>`, `clock
  /// <millis>`; `broken …` means that a class could not be changed.
  public List<String> events(String service) throws IOException {
    var file = folder.resolve(service + ".events");
    return Files.exists(file) ? Files.readAllLines(file) : List.of();
  }

  private Orders of(String service) {
    return orders.getOrDefault(service, Orders.NONE);
  }

  /// Moved as a whole: the agent never reads half of it.
  private void write(String service, Orders next) throws IOException {
    var text = next.format();
    orders.put(service, next);
    var fresh = folder.resolve(service + ".orders.new");
    Files.writeString(fresh, text);
    Files.move(
        fresh,
        folder.resolve(service + ".orders"),
        StandardCopyOption.ATOMIC_MOVE,
        StandardCopyOption.REPLACE_EXISTING);
  }

  private boolean awaitLast(String service, String kind, String line, Duration longest)
      throws IOException, InterruptedException {
    var deadline = Instant.now().plus(longest);
    while (true) {
      var last = events(service).stream().filter(event -> event.startsWith(kind)).toList();
      if (!last.isEmpty() && last.getLast().equals(line)) {
        return true;
      }
      if (Instant.now().isAfter(deadline)) {
        return false;
      }
      Thread.sleep(LOOK);
    }
  }

  /// One order and what has become of it.
  public final class Armed {
    private final String service;
    private final Shot shot;

    private Armed(String service, Shot shot) {
      this.service = service;
      this.shot = shot;
    }

    public FaultPoint point() {
      return shot.point();
    }

    /// Whether a process counts the passings of the point now.
    public boolean awaitArmed(Duration longest) throws IOException, InterruptedException {
      return await("armed " + shot.id() + " ", longest);
    }

    /// Waits for the fault to happen.
    ///
    /// @return false when the point was not passed often enough in that time
    public boolean awaitFired(Duration longest) throws IOException, InterruptedException {
      return await("fired " + shot.id() + " ", longest);
    }

    /// Takes the order back, if it has not been carried out yet; others stay.
    public void disarm() throws IOException {
      FaultControl.this.disarm(service, shot);
    }

    public boolean fired() throws IOException {
      return noted("fired " + shot.id() + " ");
    }

    private boolean await(String line, Duration longest) throws IOException, InterruptedException {
      var deadline = Instant.now().plus(longest);
      while (!noted(line)) {
        if (Instant.now().isAfter(deadline)) {
          return false;
        }
        Thread.sleep(LOOK);
      }
      return true;
    }

    private boolean noted(String beginning) throws IOException {
      return events(service).stream().anyMatch(event -> event.startsWith(beginning));
    }

    @Override
    public String toString() {
      return service + " " + shot.action() + " at " + shot.point() + " #" + shot.nth();
    }
  }
}
