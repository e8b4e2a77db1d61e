package org.aimsledger.benchmarks.scenario;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Duration;
import org.aimsledger.benchmarks.report.Aim;
import org.aimsledger.benchmarks.report.Row;

/// How fast the inventory's view is built again from its log.
final class ViewRebuild {
  private static final double AIM = 30_000;
  private static final Duration PATIENCE = Duration.ofMinutes(15);
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Site site;
  private final String scenario;

  ViewRebuild(Site site, String scenario) {
    this.site = site;
    this.scenario = scenario;
  }

  /// By the service's own command where it has one, else with emptied tables and a restart.
  Row run(int events) throws IOException, InterruptedException {
    var view = site.database("inventory").text("select min(name) from projection_cursor");
    var begin = System.nanoTime();
    var asked = site.api().post("inventory", "/internal/views/" + view + "/rebuild", "");
    return switch (asked.statusCode()) {
      case 202 ->
          row(events, awaitRebuild(view, begin), "beside the rows in use, indexes included");
      case 404, 405 -> afterRestart(events);
      default ->
          throw new IOException("the rebuild was answered " + asked.statusCode() + asked.body());
    };
  }

  private double awaitRebuild(String view, long begin) throws IOException, InterruptedException {
    while (true) {
      var answer = site.api().get("inventory", "/internal/views/" + view);
      if (answer.statusCode() == 200
          && JSON.readTree(answer.body()).path("rebuild").isMissingNode()) {
        return (System.nanoTime() - begin) / 1e9;
      }
      if (System.nanoTime() - begin > PATIENCE.toNanos()) {
        throw new IOException("the rebuild is not done: " + answer.body());
      }
      Thread.sleep(50);
    }
  }

  /// Times from the first batch to the last, so that the start of the JVM is not in it.
  private Row afterRestart(int events) throws IOException, InterruptedException {
    var database = site.database("inventory");
    site.stop("inventory");
    database.execute("delete from projection_cursor");
    database.execute("truncate system_register");
    site.aims().start("inventory");
    var deadline = System.nanoTime() + PATIENCE.toNanos();
    var left = behind(site);
    while (left >= events && System.nanoTime() < deadline) {
      Thread.sleep(10);
      left = behind(site);
    }
    var begin = System.nanoTime();
    awaitView(site);
    return row((int) left, (System.nanoTime() - begin) / 1e9, "emptied, then restarted");
  }

  private Row row(int events, double seconds, String how) {
    return Row.alone(
        scenario,
        "rebuild of the view of %,d".formatted(events),
        events / seconds,
        "/s",
        Aim.atLeast(AIM),
        how);
  }

  /// Events that the view doesn't have yet.
  static long behind(Site site) throws IOException {
    return site.number(
        "inventory",
        "select coalesce(sum(h.seq - coalesce(c.seq, 0)), 0) from lane_head h"
            + " left join projection_cursor c on c.lane = h.lane");
  }

  static void awaitView(Site site) throws IOException, InterruptedException {
    var deadline = System.nanoTime() + PATIENCE.toNanos();
    while (behind(site) > 0) {
      if (System.nanoTime() > deadline) {
        throw new IOException("the view is still " + behind(site) + " events behind");
      }
      Thread.sleep(50);
    }
  }
}
