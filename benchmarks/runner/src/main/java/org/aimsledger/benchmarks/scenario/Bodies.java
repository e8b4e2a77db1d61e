package org.aimsledger.benchmarks.scenario;

import java.io.IOException;
import java.util.Map;
import org.aimsledger.benchmarks.load.Template;

/// Requests to the inventory that look like real ones.
final class Bodies {
  static final String SYSTEMS = "/api/inventory/v1/ai-systems";
  private static final String N = Template.NUMBER;

  private Bodies() {}

  /// A registration of the usual size; also what the baseline gets.
  static String registration() {
    return """
        {"name":"Claims triage %s","purpose":"Sorts incoming insurance claims by urgency and sends them to a \
        case worker","intendedUse":"Decision support; a case worker decides","owner":"u-4821","organisation":\
        "Example Insurance","unit":"Claims","technology":"CLASSICAL_ML","topicArea":"Insurance","sector":\
        "Finance","vendor":"in-house","stage":"PILOT","highImpact":"UNKNOWN"}"""
        .formatted(N);
  }

  static Template create(Site site) throws IOException {
    return Template.request(
        "POST", SYSTEMS, site.api().writeHeaders("application/json", N), registration());
  }

  /// Each one changes the purpose, so that each one records an event.
  static Template update(Site site, String system) throws IOException {
    return Template.request(
        "PATCH",
        SYSTEMS + "/" + system,
        site.api().writeHeaders("application/merge-patch+json", N),
        """
        {"reason":"yearly review","purpose":"Sorts incoming insurance claims by urgency, revision %s"}"""
            .formatted(N));
  }

  static Template baselineCreate(Site site, String path) throws IOException {
    return Template.request(
        "POST",
        path,
        Map.of(
            "Authorization",
            "Bearer " + site.api().token(),
            "Content-Type",
            "application/json",
            "Accept",
            "application/json"),
        registration());
  }
}
