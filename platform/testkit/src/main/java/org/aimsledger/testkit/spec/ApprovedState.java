package org.aimsledger.testkit.spec;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.TreeSet;

/// Compares a written state with the approved file `states/<name>.v<version>.json` of the test
/// resources. Sets have no order, so arrays are compared by what is in them.
public final class ApprovedState {
  private static final ObjectMapper JSON = new ObjectMapper();

  private ApprovedState() {}

  /// Fails when there is no such file, or when it says something else; the message has the text to
  /// approve.
  public static void assertThatIsApproved(String name, int version, byte[] written) {
    var path = "states/" + name + ".v" + version + ".json";
    try (var approved = Thread.currentThread().getContextClassLoader().getResourceAsStream(path)) {
      var text = new String(written, StandardCharsets.UTF_8);
      assertThat(approved).as("no approved %s; it would be %s", path, text).isNotNull();
      assertThat(canonical(JSON.readTree(written)))
          .as("%s is no longer what is written: %s", path, text)
          .isEqualTo(canonical(JSON.readTree(approved)));
    } catch (IOException e) {
      throw new UncheckedIOException(path + " can't be read", e);
    }
  }

  private static String canonical(JsonNode node) {
    if (node.isArray()) {
      var members = new TreeSet<String>();
      node.forEach(member -> members.add(canonical(member)));
      return node.size() + members.toString();
    }
    if (node.isObject()) {
      var fields = new TreeSet<String>();
      node.properties().forEach(f -> fields.add(f.getKey() + "=" + canonical(f.getValue())));
      return fields.toString();
    }
    return node.toString();
  }
}
