package org.aimsledger.benchmarks.scenario;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.aimsledger.benchmarks.report.Aim;
import org.aimsledger.benchmarks.report.Row;
import org.jspecify.annotations.Nullable;

/// How fast the inventory's view is built again from its log.
final class ViewRebuild {
  private static final String VIEW = "system-register";
  private static final double AIM = 30_000;
  private static final int LAST_BATCH = 1_000;
  private static final Duration PATIENCE = Duration.ofMinutes(15);
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Site site;
  private final String scenario;

  ViewRebuild(Site site, String scenario) {
    this.site = site;
    this.scenario = scenario;
  }

  /// By the service's own command, in two figures: all events applied to the rows of the copy, and
  /// the copy with its indexes in the place of the rows that were served.
  List<Row> run(int events) throws IOException, InterruptedException {
    var begin = System.nanoTime();
    var asked = site.api().post("inventory", "/internal/views/" + VIEW + "/rebuild", "");
    if (asked.statusCode() != 202) {
      throw new IOException("the rebuild was answered " + asked.statusCode() + asked.body());
    }
    var applied = awaitApplied(begin);
    var served = awaitRebuild(begin);
    return List.of(
        row(
            "view of %,d rebuilt, events applied".formatted(events),
            events / applied,
            Aim.atLeast(AIM),
            "beside the rows in use"),
        row(
            "view of %,d rebuilt and in use".formatted(events),
            events / served,
            null,
            "with all indexes, of which one is over trigrams of the texts"));
  }

  private Row row(String what, double rate, @Nullable Aim aim, String how) {
    return Row.alone(scenario, what, rate, "/s", aim, how);
  }

  /// The indexes are begun when at most one batch is left.
  private double awaitApplied(long begin) throws IOException, InterruptedException {
    while (true) {
      var left =
          site.number(
              "inventory",
              "select coalesce((select sum(h.seq - c.seq)::bigint from lane_head h"
                  + " join projection_cursor c on c.lane = h.lane and c.name like '%#rebuild'), 0)");
      if (left <= LAST_BATCH) {
        return (System.nanoTime() - begin) / 1e9;
      }
      if (System.nanoTime() - begin > PATIENCE.toNanos()) {
        throw new IOException("the rebuild still lacks " + left + " events");
      }
      Thread.sleep(20);
    }
  }

  private double awaitRebuild(long begin) throws IOException, InterruptedException {
    while (true) {
      var answer = site.api().get("inventory", "/internal/views/" + VIEW);
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
