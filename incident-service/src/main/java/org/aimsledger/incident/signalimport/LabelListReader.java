package org.aimsledger.incident.signalimport;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayList;
import java.util.List;

/// A cell with a list of texts as JSON writes it → the texts.
final class LabelListReader {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private LabelListReader() {}

  /// @throws IllegalArgumentException when it is no list of texts
  static List<String> read(String column, String cell) {
    try {
      var list = JSON.readTree(cell);
      if (list == null || !list.isArray()) {
        throw new IllegalArgumentException(column + " must be a JSON list");
      }
      var texts = new ArrayList<String>();
      list.forEach(text -> texts.add(text.asText()));
      return texts;
    } catch (JsonProcessingException _) {
      throw new IllegalArgumentException(column + " must be a JSON list");
    }
  }
}
