package org.aimsledger.inventory.systemregister;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.aimsledger.contracts.inventory.HighImpact;
import org.aimsledger.contracts.inventory.OrganisationRole;
import org.aimsledger.contracts.inventory.RiskClass;
import org.aimsledger.contracts.inventory.Stage;
import org.aimsledger.contracts.inventory.Technology;
import org.jspecify.annotations.Nullable;

/// Which systems a list shows. An empty set or an absent value lets everything through.
///
/// @param undetermined whether no risk class is in force
/// @param words all of them must be in name, aliases, purpose, vendor, topic or external id
record SystemRegisterFilter(
    Set<Stage> stages,
    Set<HighImpact> highImpacts,
    Set<Technology> technologies,
    Set<RiskClass> riskClasses,
    @Nullable Boolean undetermined,
    @Nullable OrganisationRole role,
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
    riskClasses = Set.copyOf(riskClasses);
    words = List.copyOf(words);
  }

  /// Whether rows have to be looked at one by one, so that fewer of them are counted: in a search,
  /// and where the class decides, which is in another table.
  boolean isCostly() {
    return !words.isEmpty() || !riskClasses.isEmpty() || undetermined != null;
  }

  /// Whether classes are asked for and nothing else.
  boolean isOfClassesAlone() {
    return !riskClasses.isEmpty()
        && stages.isEmpty()
        && highImpacts.isEmpty()
        && technologies.isEmpty()
        && undetermined == null
        && role == null
        && organisation == null
        && owner == null
        && suspended == null
        && flag == null
        && words.isEmpty()
        && updatedSince == null;
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
