package org.aimsledger.benchmarks.scenario;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.aimsledger.benchmarks.load.Template;
import org.aimsledger.benchmarks.report.Aim;
import org.aimsledger.benchmarks.report.Row;

/// Proofs and histories at growing sizes of the trail. An installation of its own with inventory
/// and audit; the trail is filled by [TrailLoader] while audit-service is stopped.
final class TrailReads implements Scenario {
  private static final String PROOF = "proof of an event";
  private static final String CONSISTENCY = "consistency proof";
  private static final String HISTORY = "history of one system";
  private static final int SAMPLES = 4_000;

  @Override
  public String name() {
    return "proofs";
  }

  @Override
  public String about() {
    return "latency of proofs and histories at growing sizes of the trail";
  }

  @Override
  public List<Row> run(Workshop workshop) throws IOException, InterruptedException {
    var form = workshop.form();
    var growth = new Growth(name(), "entries");
    var site = workshop.reading();
    var bulk = BulkEvents.like(site, 33);
    site.awaitQuiet();
    // Nothing else is written from here on: the loader knows all numbers.
    rest(site, form, "audit");
    rest(site, form, "inventory");
    var loader = new TrailLoader(site, bulk);
    for (var size : form.entries()) {
      workshop.say("%s: filling up to %,d", name(), size);
      loader.fillUpTo(size);
      site.ensureRuns("audit");
      site.awaitCheckpoint(size);
      growth.measure(site.port("audit"), size, form, requests(site, loader, size));
      rest(site, form, "audit");
    }
    return growth.rows(
        Map.of(
            PROOF, Aim.ratioAtMost(1.5),
            CONSISTENCY, Aim.ratioAtMost(1.5),
            HISTORY, Aim.ratioAtMost(1.5)));
  }

  // Whoever does nothing sees the loader's rows when he goes on, as after another process has
  // written.
  private static void rest(Site site, Form form, String service)
      throws IOException, InterruptedException {
    if (form.oneStart()) {
      site.freeze(service);
    } else {
      site.stop(service);
    }
  }

  private static Map<String, List<Template>> requests(Site site, TrailLoader loader, int size)
      throws IOException {
    var headers = site.api().readHeaders();
    var random = new Random(34);
    var proofs = new ArrayList<Template>();
    var histories = new ArrayList<Template>();
    var consistencies = new ArrayList<Template>();
    var plain = new LinkedHashMap<>(headers);
    plain.put("Accept", "*/*");
    for (var sample : loader.samples(SAMPLES)) {
      proofs.add(get("/api/audit/v1/events/" + sample.event() + "/proof", plain));
      histories.add(get("/api/audit/v1/entries?limit=50&about=" + sample.subject(), headers));
      consistencies.add(
          get(
              "/api/audit/v1/proofs/consistency?from=%d&to=%d"
                  .formatted(1 + random.nextInt(size - 1), size),
              headers));
    }
    var kinds = new LinkedHashMap<String, List<Template>>();
    kinds.put(PROOF, proofs);
    kinds.put(CONSISTENCY, consistencies);
    kinds.put(HISTORY, histories);
    return kinds;
  }

  private static Template get(String path, Map<String, String> headers) {
    return Template.request("GET", path, headers, "");
  }
}
