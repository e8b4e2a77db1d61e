package org.aimsledger.inventory.procedure;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The procedure of one stage, folded from its events.
///
/// @param versions in the order of their days; each label once
record Procedure(List<Version> versions) {
  static final Procedure NONE = new Procedure(List.of());

  Procedure {
    versions = List.copyOf(versions);
  }

  /// One version.
  ///
  /// @param withdrawn why it is not to be followed any more; absent: it is
  record Version(
      String label,
      String title,
      String document,
      @Nullable String digest,
      LocalDate validFrom,
      String releasedBy,
      Instant releasedAt,
      @Nullable String withdrawn) {
    boolean isWithdrawn() {
      return withdrawn != null;
    }

    Version withdrawn(String reason) {
      return new Version(label, title, document, digest, validFrom, releasedBy, releasedAt, reason);
    }

    boolean saysTheSameAs(Version other) {
      return equals(
          new Version(
              other.label,
              other.title,
              other.document,
              other.digest,
              other.validFrom,
              releasedBy,
              releasedAt,
              other.withdrawn));
    }
  }

  Optional<Version> version(String label) {
    return versions.stream().filter(version -> version.label().equals(label)).findFirst();
  }

  /// The version to be followed on a day.
  Optional<Version> inForce(LocalDate day) {
    return versions.stream()
        .filter(version -> !version.isWithdrawn() && !version.validFrom().isAfter(day))
        .max(Comparator.comparing(Version::validFrom));
  }

  /// First day of the last version that is not withdrawn.
  Optional<LocalDate> latest() {
    return versions.stream()
        .filter(version -> !version.isWithdrawn())
        .map(Version::validFrom)
        .max(Comparator.naturalOrder());
  }

  Procedure with(Version version) {
    var more = new ArrayList<>(versions);
    more.add(version);
    more.sort(Comparator.comparing(Version::validFrom));
    return new Procedure(more);
  }

  Procedure withdrawn(String label, String reason) {
    return new Procedure(
        versions.stream()
            .map(version -> version.label().equals(label) ? version.withdrawn(reason) : version)
            .toList());
  }
}
