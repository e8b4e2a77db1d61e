package org.aimsledger.benchmarks.scenario;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.aimsledger.benchmarks.load.Load;
import org.aimsledger.benchmarks.load.LoadGenerator;
import org.aimsledger.benchmarks.load.LoadResult;
import org.aimsledger.benchmarks.load.Requests;
import org.aimsledger.benchmarks.load.Template;
import org.aimsledger.benchmarks.peer.PlainTable;
import org.aimsledger.benchmarks.report.Aim;
import org.aimsledger.benchmarks.report.Row;
import org.aimsledger.launcher.process.OsProcess;

/// CloudEvents of outsiders a second, through HTTP batch mode, with everything running and with the
/// other services frozen; against the same bytes into a plain table.
final class EventIntake implements Scenario {
  private static final double AIM = 5_000;
  private static final int CONNECTIONS = 4;
  private static final int SYSTEMS = 50;
  private static final int TEMPLATES = 4;
  private static final String PATH = Bodies.SYSTEMS.replace("ai-systems", "ai-system-events");
  private static final List<String> CONSUMERS = List.of("risk", "incident", "audit");

  /// The kinds that integrations send most, in the order in which they take turns.
  private static final List<String> DATA =
      List.of(
          """
          "type":"org.aimsledger.ai-system.metric-recorded.v1","data":{"system":"%s","occurredAt":"2026-11-22T04:00:00Z",\
          "measurements":[{"metric":"accuracy","value":0.9312},{"metric":"latency","value":41.5,"unit":"ms"}]}""",
          """
          "type":"org.aimsledger.ai-system.metric-recorded.v1","data":{"system":"%s","occurredAt":"2026-11-22T04:00:00Z",\
          "measurements":[{"metric":"psi","value":0.081}]}""",
          """
          "type":"org.aimsledger.ai-system.human-override.v1","data":{"system":"%s","summary":"A case worker decided \
          otherwise","details":{"case":"2026-88123"}}""",
          """
          "type":"org.aimsledger.ai-system.guardrail-triggered.v1","data":{"system":"%s","summary":"An answer was held \
          back: personal data"}""");

  @Override
  public String name() {
    return "intake";
  }

  @Override
  public String about() {
    return "events/s of outsiders through HTTP batch against COPY and multi-row inserts of the same bytes";
  }

  @Override
  public List<Row> run(Workshop workshop) throws IOException, InterruptedException {
    var site = workshop.whole();
    var form = workshop.form();
    var systems = new ArrayList<String>();
    for (var i = 0; i < SYSTEMS; i++) {
      systems.add(site.api().newSystem());
    }
    var events = events(systems, form.batch());
    var batches = batches(site, events, form.batch());
    workshop.say("warming up %s", name());
    // Services that other scenarios have loaded before are warm but for this path.
    var _ = load(site, batches, form.oneStart() ? form.round() : form.warmUp());
    site.awaitQuiet();
    var plain = new PlainTable(site.peers());
    var whole = new Series();
    var alone = new Series();
    var copies = new Series();
    var inserts = new Series();
    for (var round = 1; round <= form.rounds(); round++) {
      workshop.say("%s: round %d of %d", name(), round, form.rounds());
      whole.add(rate(form, load(site, batches, form.round())));
      site.awaitQuiet();
      alone.add(frozen(site, batches, form));
      site.awaitQuiet();
      var rows =
          sameBytes(
              events, (int) Math.max(form.batch(), alone.median() * form.round().toSeconds()));
      copies.add(plain.copy(rows));
      inserts.add(plain.insert(rows));
      site.peers().execute("truncate plain");
    }
    var refused =
        site.number("inventory", "select count(*) from event_quarantine")
            + site.number("inventory", "select count(*) from held_event");
    if (refused > 0) {
      throw new IOException(refused + " events were held or quarantined instead of recorded");
    }
    return List.of(
        row(form, "everything running", whole, copies, PlainTable.COPY),
        row(form, "everything running", whole, inserts, PlainTable.INSERT),
        row(form, "consumers frozen", alone, copies, PlainTable.COPY),
        row(form, "consumers frozen", alone, inserts, PlainTable.INSERT));
  }

  private Row row(Form form, String what, Series ours, Series peer, String peerName) {
    return Row.against(
        name(),
        "batches of %,d, %s".formatted(form.batch(), what),
        ours.median(),
        "/s",
        peer.median(),
        peerName,
        peerName.equals(PlainTable.COPY) ? Aim.atLeast(AIM) : null,
        ours.note());
  }

  /// Events as they are sent, with [Template#NUMBER] in their ids.
  private static List<String> events(List<String> systems, int batch) {
    var events = new ArrayList<String>();
    for (var i = 0; i < batch * TEMPLATES; i++) {
      var data = DATA.get(i % DATA.size()).formatted(systems.get(i % systems.size()));
      events.add(
          "{\"specversion\":\"1.0\",\"id\":\"%s-%d\",\"source\":\"urn:monitoring:eu-1\",%s}"
              .formatted(Template.NUMBER, i, data));
    }
    return events;
  }

  private static List<Template> batches(Site site, List<String> events, int batch)
      throws IOException {
    Map<String, String> headers =
        new HashMap<>(site.api().writeHeaders("application/cloudevents-batch+json", ""));
    headers.remove("Idempotency-Key");
    var batches = new ArrayList<Template>();
    for (var from = 0; from < events.size(); from += batch) {
      var body = "[" + String.join(",", events.subList(from, from + batch)) + "]";
      batches.add(Template.request("POST", PATH, headers, body));
    }
    return batches;
  }

  private static List<byte[]> sameBytes(List<String> events, int count) {
    var bytes = events.stream().map(event -> event.getBytes(StandardCharsets.UTF_8)).toList();
    return Collections.nCopies(count / bytes.size() + 1, bytes).stream()
        .flatMap(List::stream)
        .limit(count)
        .toList();
  }

  private static LoadResult load(Site site, List<Template> batches, Duration counted)
      throws IOException {
    return LoadGenerator.run(
            Load.closed(site.port("inventory"), CONNECTIONS, counted.dividedBy(5), counted),
            Requests.inTurn(batches))
        .onlySuccesses();
  }

  private static double rate(Form form, LoadResult result) {
    return result.perSecond() * form.batch();
  }

  private static double frozen(Site site, List<Template> batches, Form form)
      throws IOException, InterruptedException {
    var pids = new ArrayList<Long>();
    for (var service : CONSUMERS) {
      pids.add(site.aims().pid(service));
    }
    try {
      for (var pid : pids) {
        OsProcess.signal(pid, "STOP");
      }
      return rate(form, load(site, batches, form.round()));
    } finally {
      for (var pid : pids) {
        OsProcess.signal(pid, "CONT");
      }
    }
  }
}
