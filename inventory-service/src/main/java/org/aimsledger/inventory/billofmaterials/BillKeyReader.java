package org.aimsledger.inventory.billofmaterials;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;

/// What a thing of a bill is found again by.
final class BillKeyReader {
  private static final int LONGEST_ID = 200;

  private BillKeyReader() {}

  static String keyWithVersion(JsonNode source) {
    var version = source.path("version").asText();
    return version.isEmpty() ? key(source) : key(source) + "@" + version;
  }

  static String key(JsonNode source) {
    var url = source.path("purl").asText();
    if (!url.isEmpty()) {
      return url.replaceAll("[?#].*", "").replaceAll("@[^/]*$", "");
    }
    return BillFieldsReader.joined(source, "/", "group", "name");
  }

  /// Too long for an id: its fingerprint stands for it.
  static String shortened(String key) {
    return key.strip().length() <= LONGEST_ID
        ? key.strip()
        : "sha256:" + Fingerprints.sha256(key.getBytes(StandardCharsets.UTF_8));
  }
}
