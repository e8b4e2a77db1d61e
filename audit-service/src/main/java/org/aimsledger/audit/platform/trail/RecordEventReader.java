package org.aimsledger.audit.platform.trail;

import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Reads what an entry says about its record. Never fails: what can't be read, or is gone, says
/// nothing.
final class RecordEventReader {
  /// Numbers stay as they were written.
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .build();

  private RecordEventReader() {}

  /// @param leaf the bytes that were hashed; none when they were pruned
  static RecordEvent read(TrailEntry entry, byte[] leaf) {
    var document = leaf.length == 0 ? null : document(leaf);
    var version = document == null ? null : document.get("streamversion");
    return new RecordEvent(
        entry.index(),
        entry.eventId(),
        entry.type(),
        version != null && version.canConvertToLong() ? version.longValue() : null,
        entry.actor(),
        entry.recordedAt(),
        document == null ? Map.of() : fields(document.get("data")),
        entry.pruned());
  }

  private static @Nullable JsonNode document(byte[] leaf) {
    try {
      return JSON.readTree(TrailLeaf.document(leaf));
    } catch (IOException _) {
      return null;
    }
  }

  private static Map<String, String> fields(@Nullable JsonNode data) {
    var fields = new LinkedHashMap<String, String>();
    if (data != null) {
      data.properties().forEach(field -> fields.put(field.getKey(), field.getValue().toString()));
    }
    return fields;
  }
}
