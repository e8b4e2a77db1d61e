package org.aimsledger.inventory.componentregister;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.aimsledger.contracts.inventory.ComponentKind;
import org.jspecify.annotations.Nullable;

/// Which components a list shows. An empty set or an absent value lets everything through.
///
/// @param words all of them must be in a name, an alias, the label, the developer or the external
///   id
record ComponentRegisterFilter(
    Set<ComponentKind> kinds,
    @Nullable UUID parent,
    @Nullable String owner,
    @Nullable String personalData,
    @Nullable String sensitiveData,
    @Nullable String generalPurpose,
    @Nullable String dueDiligence,
    @Nullable Boolean retired,
    @Nullable Boolean silentlyChanged,
    @Nullable String externalScope,
    @Nullable String externalId,
    List<String> words,
    @Nullable Instant updatedSince) {
  static final int WORDS = 8;
  static final int LONGEST_SEARCH = 200;

  ComponentRegisterFilter {
    kinds = Set.copyOf(kinds);
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
