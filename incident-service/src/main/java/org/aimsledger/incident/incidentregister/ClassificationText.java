package org.aimsledger.incident.incidentregister;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/// What an incident is in the words of others, as texts: `taxonomy/entry` for each, and `taxonomy`
/// alone, so that lists can be filtered by either.
final class ClassificationText {
  private static final String BETWEEN = "/";

  private ClassificationText() {}

  /// The texts after it was sorted anew by one taxonomy, which takes the place of what was said by
  /// that one.
  static String[] replaced(String[] texts, String taxonomy, List<String> entries) {
    var others =
        Arrays.stream(texts)
            .filter(text -> !text.equals(taxonomy) && !text.startsWith(taxonomy + BETWEEN));
    var said =
        entries.isEmpty()
            ? Stream.<String>of()
            : Stream.concat(
                Stream.of(taxonomy), entries.stream().map(entry -> taxonomy + BETWEEN + entry));
    return Stream.concat(others, said).toArray(String[]::new);
  }

  /// The entries, each with its taxonomy.
  static List<String> entries(String[] texts) {
    return Arrays.stream(texts).filter(text -> text.contains(BETWEEN)).toList();
  }
}
