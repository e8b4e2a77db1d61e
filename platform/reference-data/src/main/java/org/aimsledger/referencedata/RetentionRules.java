package org.aimsledger.referencedata;

import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// How long records are kept at least. What no class names is kept for ever.
public record RetentionRules(
    PackVersion version, LocalDate validFrom, String source, List<RecordClass> classes)
    implements Pack {
  /// Records of the same kind.
  ///
  /// @param types wire names of their events
  /// @param minimum how long they are kept at least
  /// @param source where that comes from
  public record RecordClass(
      String id, Set<String> types, Period minimum, Titles title, String source) {
    public RecordClass {
      types = Set.copyOf(types);
      if (minimum.isNegative() || minimum.isZero()) {
        throw new IllegalArgumentException("class " + id + " has no time to be kept");
      }
    }
  }

  public RetentionRules {
    classes = List.copyOf(classes);
    var types = classes.stream().flatMap(one -> one.types().stream()).toList();
    if (Set.copyOf(types).size() != types.size()) {
      throw new IllegalArgumentException("an event is in two classes of " + version);
    }
  }

  public Optional<RecordClass> recordClass(String id) {
    return classes.stream().filter(one -> one.id().equals(id)).findFirst();
  }
}
