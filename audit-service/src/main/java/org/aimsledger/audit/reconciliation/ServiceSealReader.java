package org.aimsledger.audit.reconciliation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.regex.Pattern;
import org.aimsledger.audit.reconciliation.ServiceSeal.Statement;
import org.aimsledger.eventstore.core.LaneChain;
import org.jspecify.annotations.Nullable;

/// Reads seals out of entries. Anybody who writes to a topic may have made them.
final class ServiceSealReader {
  private static final JsonMapper MAPPER = new JsonMapper();
  private static final Pattern CHAIN = Pattern.compile("[0-9a-f]{64}");
  private static final int MOST_LANES = 256;

  private ServiceSealReader() {}

  /// @param leaf a line, then the event
  static ServiceSeal read(long index, byte[] leaf) {
    return new ServiceSeal(index, statements(leaf));
  }

  private static List<Statement> statements(byte[] leaf) {
    var start = 0;
    while (start < leaf.length && leaf[start] != '\n') {
      start++;
    }
    try {
      var event = MAPPER.readTree(leaf, start, leaf.length - start);
      return statements(event == null ? MAPPER.missingNode() : event.path("data").path("lanes"));
    } catch (IOException _) {
      return List.of();
    }
  }

  private static List<Statement> statements(JsonNode lanes) {
    var statements = new ArrayList<Statement>();
    var seen = new HashSet<Integer>();
    for (var lane : lanes) {
      var statement = statement(lane);
      if (statement == null || !seen.add(statement.lane())) {
        return List.of();
      }
      statements.add(statement);
    }
    return statements;
  }

  private static @Nullable Statement statement(JsonNode lane) {
    var number = lane.path("lane");
    var last = lane.path("last");
    var chain = lane.path("chain").asText();
    return number.canConvertToInt()
            && number.asInt() >= 0
            && number.asInt() < MOST_LANES
            && last.isIntegralNumber()
            && last.canConvertToLong()
            && last.asLong() > 0
            && CHAIN.matcher(chain).matches()
        ? new Statement(number.asInt(), new LaneChain(last.asLong(), chain))
        : null;
  }
}
