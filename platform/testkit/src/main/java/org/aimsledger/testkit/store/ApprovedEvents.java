package org.aimsledger.testkit.store;

import static org.assertj.core.api.Assertions.assertThatCode;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.aimsledger.eventstore.store.EventJson;
import org.aimsledger.eventstore.store.EventTypes;
import org.junit.jupiter.api.DynamicTest;

/// The approved documents of a service: one or more of every event type and version that was ever
/// published, as it is stored. `<type>.json`, or `<type>~<what is special>.json` for more of them.
public final class ApprovedEvents {
  private static final Pattern FILE = Pattern.compile("(.+\\.v[0-9]+)(~[a-z0-9-]+)?\\.json");

  private ApprovedEvents() {}

  /// One test for each approved document: the family reads it, through its upcasters when its
  /// version is no longer written.
  ///
  /// @param service whose events are read, e.g. `inventory`
  /// @param stem only names that begin with it, e.g. `org.aimsledger.risk.`
  public static Stream<DynamicTest> areRead(String service, String stem, EventTypes<?> types) {
    var folder = Path.of("..", service + "-service", "src/test/resources/approved");
    try (var files = Files.list(folder)) {
      var tests =
          files
              .filter(file -> file.getFileName().toString().startsWith(stem))
              .sorted()
              .map(
                  file ->
                      DynamicTest.dynamicTest(service + " " + type(file), () -> read(file, types)))
              .toList();
      if (tests.isEmpty()) {
        throw new IllegalStateException("nothing in " + folder + " begins with " + stem);
      }
      return tests.stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void read(Path file, EventTypes<?> types) throws IOException {
    // Given
    JsonNode data = EventJson.MAPPER.readTree(Files.readString(file));

    // When, Then
    assertThatCode(() -> types.read(type(file), data)).doesNotThrowAnyException();
  }

  private static String type(Path file) {
    var name = FILE.matcher(file.getFileName().toString());
    if (!name.matches()) {
      throw new IllegalStateException(file + " has no name of an event");
    }
    return name.group(1);
  }
}
