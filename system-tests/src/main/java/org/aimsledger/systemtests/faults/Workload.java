package org.aimsledger.systemtests.faults;

import java.util.Locale;
import java.util.random.RandomGenerator;
import org.aimsledger.systemtests.faults.Known.Thing;
import org.aimsledger.systemtests.faults.Request.Sender;

/// What clients ask for: a seeded mixture over three services, with chains that cross them (an
/// incident contains a system, a live system of high impact opens a duty).
final class Workload {
  private static final Sender CONTRIBUTOR = new Sender("ines", "contributor");
  private static final Sender SYSTEM_OWNER = new Sender("omar", "system-owner");
  private static final Sender RESPONDER = new Sender("rita", "responder");
  private static final Sender COMMANDER = new Sender("carl", "incident-commander");
  private static final Sender APPROVER = new Sender("anna", "approver");
  private static final String SYSTEMS = "/api/inventory/v1/ai-systems";
  private static final String RISKS = "/api/risk/v1/risks";
  private static final String INCIDENTS = "/api/incident/v1/incidents";
  private static final String[] STAGES = {
    "DEVELOPMENT", "VERIFICATION", "PRE_DEPLOYMENT", "PILOT", "DEPLOYED"
  };
  private static final int IMPORTED_ROWS = 12;

  private final Known known;
  private final RandomGenerator random;
  private final String prefix;
  private int number;

  /// @param prefix of the keys of this client in this round, unique in the run
  Workload(Known known, RandomGenerator random, String prefix) {
    this.known = known;
    this.random = random;
    this.prefix = prefix;
  }

  /// The next command.
  Request next() {
    var key = prefix + "." + number++;
    var dice = random.nextInt(1000);
    if (dice < 8) {
      return upload(key);
    }
    if (dice < 220) {
      return register(key);
    }
    if (dice < 560) {
      return known.system(random).map(system -> change(key, system)).orElseGet(() -> register(key));
    }
    if (dice < 660) {
      return identify(key);
    }
    if (dice < 760) {
      return known.risk(random).map(risk -> rate(key, risk)).orElseGet(() -> identify(key));
    }
    if (dice < 810) {
      return known.system(random).map(system -> raise(key, system)).orElseGet(() -> register(key));
    }
    return known
        .incident(random)
        .map(incident -> goOn(key, incident))
        .orElseGet(() -> register(key));
  }

  private Request register(String key) {
    var body =
        """
        {"name": "System %s", "purpose": "%s", "stage": "%s", "highImpact": "%s", "technology": "CLASSICAL_ML"}\
        """
            .formatted(
                key, filler(), STAGES[random.nextInt(5)], random.nextInt(3) == 0 ? "YES" : "NO");
    return Request.post(key, "inventory", "register", SYSTEMS, CONTRIBUTOR, body).recording();
  }

  /// Documents of different lengths: a comparison byte for byte should have bytes to compare.
  private String filler() {
    return "p".repeat(1 + random.nextInt(400));
  }

  private Request change(String key, Thing system) {
    var path = SYSTEMS + "/" + system.id();
    var request =
        switch (random.nextInt(10)) {
          case 0, 1 ->
              Request.post(
                      key,
                      "inventory",
                      "owner",
                      path + "/owner",
                      SYSTEM_OWNER,
                      "{\"owner\": \"o-%s\", \"reason\": \"Moved\"}".formatted(key))
                  .withMethod("PUT")
                  .recording();
          case 2 -> post(key, "stage", path + "/stage", SYSTEM_OWNER, stage());
          case 3 ->
              post(
                  key,
                  "high-impact",
                  path + "/high-impact",
                  SYSTEM_OWNER,
                  "{\"highImpact\": \"%s\"}".formatted(random.nextBoolean() ? "YES" : "NO"));
          case 4 -> post(key, "suspend", path + "/suspension", SYSTEM_OWNER, reason());
          case 5 -> post(key, "resume", path + "/resumption", SYSTEM_OWNER, reason());
          default ->
              Request.post(
                      key,
                      "inventory",
                      "describe",
                      path,
                      CONTRIBUTOR,
                      "{\"reason\": \"Reworded\", \"purpose\": \"%s %s\"}".formatted(key, filler()))
                  .withMethod("PATCH")
                  .withContentType("application/merge-patch+json")
                  .recording();
        };
    return maybeMatched(request, system);
  }

  private Request maybeMatched(Request request, Thing thing) {
    return random.nextInt(3) == 0 ? request.withIfMatch(thing.version()) : request;
  }

  private static Request post(String key, String kind, String path, Sender by, String body) {
    return Request.post(key, "inventory", kind, path, by, body);
  }

  private String stage() {
    return "{\"stage\": \"%s\", \"reason\": \"Gate\"}".formatted(STAGES[random.nextInt(5)]);
  }

  private String reason() {
    return "{\"reason\": \"Because of %d\"}".formatted(random.nextInt(1000));
  }

  private Request identify(String key) {
    var system = known.system(random).map(it -> ", \"system\": \"" + it.id() + "\"").orElse("");
    var body =
        """
        {"title": "Risk %s", "description": "%s", "source": "C.3.4", "cause": "MISUSE", "affects": "SOCIETY"%s}\
        """
            .formatted(key, filler(), system);
    return Request.post(key, "risk", "identify", RISKS, CONTRIBUTOR, body).recording();
  }

  private Request rate(String key, Thing risk) {
    var body =
        """
        {"kind": "%s", "likelihood": %d, "impact": %d, "reason": "Seen in %s"}\
        """
            .formatted(
                random.nextBoolean() ? "INHERENT" : "RESIDUAL",
                1 + random.nextInt(5),
                1 + random.nextInt(5),
                key);
    var request =
        Request.post(key, "risk", "rate", RISKS + "/" + risk.id() + "/ratings", CONTRIBUTOR, body);
    return maybeMatched(request, risk);
  }

  private Request raise(String key, Thing system) {
    var body =
        """
        {"title": "Incident %s", "description": "%s", "systems": ["%s"]}\
        """
            .formatted(key, filler(), system.id());
    return Request.post(key, "incident", "raise", INCIDENTS, RESPONDER, body)
        .about(system.id())
        .recording();
  }

  /// The next step of an incident, or a note.
  private Request goOn(String key, Thing incident) {
    var path = INCIDENTS + "/" + incident.id();
    if (random.nextInt(4) == 0) {
      return Request.post(
              key,
              "incident",
              "note",
              path + "/notes",
              RESPONDER,
              "{\"text\": \"%s %s\"}".formatted(key, filler()))
          .recording();
    }
    return switch (incident.step()) {
      case 0 -> step(key, "acknowledge", path + "/acknowledgement", RESPONDER, "");
      case 1 ->
          step(
              key,
              "triage",
              path + "/triage",
              RESPONDER,
              """
              {"kind": "INCIDENT", "severity": "SEV3", "awareAt": "2026-01-01T00:00:00Z", "commander": "carl"}\
              """);
      case 2 ->
          step(
              key,
              "contain",
              path + "/containments",
              COMMANDER,
              "{\"system\": \"%s\", \"reason\": \"Stop the harm\"}".formatted(incident.system()));
      case 3 ->
          step(
              key,
              "release",
              path + "/containments/" + incident.system() + "/release",
              COMMANDER,
              "{\"reason\": \"Mended\"}");
      case 4 ->
          step(
              key,
              "resolve",
              path + "/resolution",
              COMMANDER,
              "{\"summary\": \"Wiring\", \"rootCause\": \"A swapped table\"}");
      default -> step(key, "close", path + "/closure", APPROVER, "{\"lessons\": \"Test it\"}");
    };
  }

  private static Request step(String key, String kind, String path, Sender by, String body) {
    return Request.post(key, "incident", kind, path, by, body);
  }

  private Request upload(String key) {
    var table = new StringBuilder("office,id,name,stage\n");
    for (var row = 0; row < IMPORTED_ROWS; row++) {
      table.append(
          "%s,%d,Imported %s %d,%s\n".formatted(key, row, key, row, row % 3 == 0 ? "Lit" : "Dark"));
    }
    var boundary = "aims-" + key.replace('.', '-').toLowerCase(Locale.ROOT);
    var body =
        part(
                boundary,
                "mapping",
                """
                id: chaos
                title: Rows of the fault suite
                identity: {scope: office, id: id, withoutId: [name]}
                name: {column: name}
                profile: {}
                stage: {column: stage, values: {Lit: DEPLOYED, Dark: DEVELOPMENT}, otherwise: quarantine}
                """)
            + part(boundary, "file", table.toString())
            + "--"
            + boundary
            + "--\r\n";
    return Request.post(key, "inventory", "import", "/api/inventory/v1/imports", CONTRIBUTOR, body)
        .withContentType("multipart/form-data; boundary=" + boundary);
  }

  private static String part(String boundary, String name, String content) {
    return "--"
        + boundary
        + "\r\nContent-Disposition: form-data; name=\""
        + name
        + "\"; filename=\""
        + name
        + ".txt\"\r\nContent-Type: application/octet-stream\r\n\r\n"
        + content
        + "\r\n";
  }
}
