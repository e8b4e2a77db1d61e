package org.aimsledger.benchmarks.scenario;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.aimsledger.benchmarks.load.Template;
import org.aimsledger.benchmarks.report.Aim;
import org.aimsledger.benchmarks.report.Row;

/// Reads of the register at growing sizes, and how fast its view is built. An installation of its
/// own with the inventory alone: the store is filled with rows as the service writes them, and the
/// service builds the view from them.
final class SystemReads implements Scenario {
  private static final String LIST = "list, first page of 50";
  private static final String DEEP = "list, page of 50 further on";
  private static final String SEARCH = "search, two words";
  private static final String ONE = "one by id";
  private static final int IDS = 4_000;

  @Override
  public String name() {
    return "systems";
  }

  @Override
  public String about() {
    return "list, search and one-by-id latency at growing sizes; rate at which the view is rebuilt";
  }

  @Override
  public List<Row> run(Workshop workshop) throws IOException, InterruptedException {
    var form = workshop.form();
    var growth = new Growth(name(), "systems");
    var rows = new ArrayList<Row>();
    var site = workshop.reading();
    var bulk = BulkEvents.like(site, 22);
    if (form.oneStart()) {
      site.freeze("audit");
      site.ensureRuns("inventory");
    } else {
      site.stop("audit");
    }
    var ids = new ArrayList<UUID>();
    var random = new Random(23);
    for (var size : form.systems()) {
      var here = (int) site.database("inventory").number("select count(*) from events");
      workshop.say("%s: filling up to %,d", name(), size);
      if (form.oneStart()) {
        // Few enough for the relay to send them before anything is measured.
        ids.addAll(bulk.store(site, size - here, false));
        site.awaitRelayed();
      } else {
        site.stop("inventory");
        ids.addAll(bulk.store(site, size - here, true));
        site.start("inventory");
      }
      ViewRebuild.awaitView(site);
      site.database("inventory").execute("analyze");
      growth.measure(site.port("inventory"), size, form, requests(site, ids, random));
    }
    rows.addAll(
        growth.rows(
            Map.of(
                LIST,
                Aim.ratioAtMost(1.5),
                DEEP,
                Aim.ratioAtMost(1.5),
                ONE,
                Aim.ratioAtMost(1.5))));
    rows.addAll(rebuild(site, workshop, form.systems().getLast()));
    return rows;
  }

  private static Map<String, List<Template>> requests(Site site, List<UUID> ids, Random random)
      throws IOException, InterruptedException {
    var headers = site.api().readHeaders();
    var one = new ArrayList<Template>();
    for (var i = 0; i < IDS; i++) {
      one.add(get(Bodies.SYSTEMS + "/" + ids.get(random.nextInt(ids.size())), headers));
    }
    var search =
        List.of("radiology+triage", "customs+routing", "harvest+forecast", "fraud+detection")
            .stream()
            .map(words -> get(Bodies.SYSTEMS + "?limit=50&q=" + words, headers))
            .toList();
    var kinds = new LinkedHashMap<String, List<Template>>();
    kinds.put(LIST, List.of(get(Bodies.SYSTEMS + "?limit=50", headers)));
    kinds.put(
        DEEP,
        List.of(
            get(
                site.api().laterPage(Bodies.SYSTEMS, Math.clamp(ids.size() / 1_000, 1, 10)),
                headers)));
    kinds.put(SEARCH, search);
    kinds.put(ONE, one);
    return kinds;
  }

  private static Template get(String path, Map<String, String> headers) {
    return Template.request("GET", path, headers, "");
  }

  // Last and by itself: when it can't be measured, the latencies before it still count.
  private List<Row> rebuild(Site site, Workshop workshop, int events) throws InterruptedException {
    workshop.say("%s: rebuilding the view of %,d", name(), events);
    try {
      return new ViewRebuild(site, name()).run(events);
    } catch (IOException e) {
      return List.of(Row.failed(name(), "rebuild of the view", String.valueOf(e.getMessage())));
    }
  }
}
