package org.aimsledger.referencedata;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/// All published versions of one pack, oldest first. At least one.
public record Versions<P extends Pack>(List<P> all) {
  public Versions {
    all = all.stream().sorted(Comparator.comparing(Pack::validFrom)).toList();
    if (all.isEmpty()) {
      throw new IllegalArgumentException("a pack needs at least one version");
    }
    var names = new HashSet<PackVersion>();
    var days = new HashSet<LocalDate>();
    for (var pack : all) {
      if (!pack.version().pack().equals(all.getFirst().version().pack())) {
        throw new IllegalArgumentException(
            "two packs in one list: " + all.getFirst().version() + " and " + pack.version());
      }
      if (!names.add(pack.version())) {
        throw new IllegalArgumentException("published twice: " + pack.version());
      }
      if (!days.add(pack.validFrom())) {
        throw new IllegalArgumentException(
            "two versions of " + pack.version().pack() + " are valid from " + pack.validFrom());
      }
    }
  }

  /// The version that decisions of that day use; empty before the first one.
  public Optional<P> on(LocalDate day) {
    return all.reversed().stream().filter(pack -> !pack.validFrom().isAfter(day)).findFirst();
  }

  /// The version that decisions of that day use.
  ///
  /// @throws IllegalStateException when none is in force yet
  public P inForceOn(LocalDate day) {
    return on(day)
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "no version of " + all.getFirst().version().pack() + " is in force on " + day));
  }

  /// The version with this written name (`pack@version`), as a decision event recorded it.
  public Optional<P> named(String packAtVersion) {
    return all.stream().filter(pack -> pack.version().toString().equals(packAtVersion)).findFirst();
  }
}
