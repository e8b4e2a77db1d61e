package org.aimsledger.inventory.reportintake;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.Set;

/// The data that an OpenLineage run event names. Facets are not looked at.
final class LineageReader {
  private static final int LONGEST = 2_000;

  private LineageReader() {}

  /// @param body a run event that `OpenLineageReader` has found to be one
  /// @param most data that an event may name on each side
  static LineageRun read(byte[] body, int most) throws IllegalReportException {
    try {
      return read(JsonFieldsReader.MAPPER.readTree(body), most);
    } catch (IOException _) {
      throw new IllegalReportException(QuarantineReason.NOT_JSON, "the run event is no JSON");
    }
  }

  private static LineageRun read(JsonNode event, int most) throws IllegalReportException {
    return new LineageRun(
        event.at("/run/runId").asText(),
        event.at("/job/namespace").asText() + "/" + event.at("/job/name").asText(),
        side(event, "inputs", most),
        side(event, "outputs", most));
  }

  private static Set<LineageData> side(JsonNode event, String side, int most)
      throws IllegalReportException {
    var data = new LinkedHashSet<LineageData>();
    var place = 0;
    for (var one : event.path(side)) {
      var path = side + "[" + place++ + "].";
      data.add(
          new LineageData(
              JsonFieldsReader.text(one, "namespace", path + "namespace", LONGEST),
              JsonFieldsReader.text(one, "name", path + "name", LONGEST)));
    }
    if (data.size() > most) {
      throw new IllegalReportException(
          QuarantineReason.TOO_LARGE,
          "a run event names at most "
              + most
              + " datasets as "
              + side
              + ", this one names "
              + data.size()
              + "; send several events of the run");
    }
    return data;
  }
}
