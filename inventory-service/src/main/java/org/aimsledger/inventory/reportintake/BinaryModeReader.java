package org.aimsledger.inventory.reportintake;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BinaryNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// CloudEvents binary mode, attributes in headers and data in the body → the structured document
/// that says the same.
final class BinaryModeReader {
  /// Attributes that a header must not smuggle in beside the body.
  private static final Set<String> DATA = Set.of("data", "data_base64", "datacontenttype");

  private BinaryModeReader() {}

  /// @param attributes names without their prefix, values decoded
  /// @param contentType of the data
  static byte[] structured(
      Map<String, String> attributes, @Nullable String contentType, byte[] body) {
    var event = JsonFieldsReader.MAPPER.createObjectNode();
    attributes.forEach(
        (name, value) -> {
          var lower = name.toLowerCase(Locale.ROOT);
          if (!DATA.contains(lower)) {
            event.put(lower, value);
          }
        });
    if (contentType != null) {
      event.put("datacontenttype", contentType);
    }
    if (body.length > 0) {
      var data = data(contentType, body);
      event.set(data instanceof BinaryNode ? "data_base64" : "data", data);
    }
    try {
      return JsonFieldsReader.MAPPER.writeValueAsBytes(event);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static JsonNode data(@Nullable String contentType, byte[] body) {
    var type = contentType == null ? "application/json" : contentType.toLowerCase(Locale.ROOT);
    if (type.contains("json")) {
      try {
        return JsonFieldsReader.MAPPER.readTree(body);
      } catch (IOException _) {
        // Says so when it is read as data of a known type.
        return BinaryNode.valueOf(body);
      }
    }
    if (type.startsWith("text/") || type.contains("xml")) {
      try {
        var text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body));
        return TextNode.valueOf(text.toString());
      } catch (CharacterCodingException _) {
        return BinaryNode.valueOf(body);
      }
    }
    return BinaryNode.valueOf(body);
  }
}
