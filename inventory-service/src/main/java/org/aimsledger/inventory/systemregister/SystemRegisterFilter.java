package org.aimsledger.inventory.systemregister;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.aimsledger.contracts.inventory.HighImpact;
import org.aimsledger.contracts.inventory.Stage;
import org.aimsledger.contracts.inventory.Technology;
import org.jspecify.annotations.Nullable;

/// Which systems a list shows. An empty set or an absent value lets everything through.
///
/// @param words all of them must be in name, aliases, purpose, vendor, topic or external id
record SystemRegisterFilter(
    Set<Stage> stages,
    Set<HighImpact> highImpacts,
    Set<Technology> technologies,
    @Nullable String organisation,
    @Nullable String owner,
    @Nullable Boolean suspended,
    @Nullable String flag,
    List<String> words,
    @Nullable Instant updatedSince) {
  static final int WORDS = 8;
  static final int LONGEST_SEARCH = 200;

  SystemRegisterFilter {
    stages = Set.copyOf(stages);
    highImpacts = Set.copyOf(highImpacts);
    technologies = Set.copyOf(technologies);
    words = List.copyOf(words);
  }

  /// The words of a search text, in lower case.
  ///
  /// @throws IllegalArgumentException when it is too long
  static List<String> words(@Nullable String text) {
    if (text == null || text.isBlank()) {
      return List.of();
    }
    if (text.length() > LONGEST_SEARCH) {
      throw new IllegalArgumentException("may have at most " + LONGEST_SEARCH + " characters");
    }
    var words = Arrays.stream(text.strip().toLowerCase(Locale.ROOT).split("\\s+")).toList();
    if (words.size() > WORDS) {
      throw new IllegalArgumentException("may have at most " + WORDS + " words");
    }
    return words;
  }
}
