package org.aimsledger.incident.platform;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.aimsledger.contracts.incident.DetectionRuleContent;

/// What a rule says, as text for a table.
public final class ContentReader {
  private static final ObjectMapper JSON = new ObjectMapper();

  private ContentReader() {}

  public static String written(DetectionRuleContent content) {
    try {
      return JSON.writeValueAsString(content);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("not writable: " + content, e);
    }
  }

  /// The rule that the text says.
  ///
  /// @throws IllegalArgumentException when it isn't what [#written] has written
  public static DetectionRuleContent read(String text) {
    try {
      return JSON.readValue(text, DetectionRuleContent.class);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("not a rule: " + text, e);
    }
  }
}
