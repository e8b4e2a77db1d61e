package org.aimsledger.referencedata;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What an organisation has to do about an AI system, by what it is with regard to it and how the
/// law classes it. A short list to start from, no legal advice.
public record RoleDuties(PackVersion version, LocalDate validFrom, String source, List<Duty> duties)
    implements Pack {
  public RoleDuties {
    duties = List.copyOf(duties);
  }

  /// What brings a duty with it.
  public enum Ground {
    /// Whatever the class.
    ALWAYS,
    RISK_CLASS,
    /// A rule on transparency of the pack `risk-classes`.
    TRANSPARENCY,
    GENERAL_PURPOSE
  }

  /// When a duty is there.
  ///
  /// @param value which class, rule or model; absent for `ALWAYS`
  /// @param from first day
  public record Condition(Ground ground, @Nullable String value, LocalDate from) {
    public Condition {
      if ((ground == Ground.ALWAYS) != (value == null)) {
        throw new IllegalArgumentException("only what always holds has no value: " + ground);
      }
    }
  }

  /// One duty.
  ///
  /// @param roles any of them has it, in the words of the inventory's events
  /// @param when any of them brings it
  public record Duty(
      String id, Set<String> roles, List<Condition> when, Titles title, String source) {
    public Duty {
      roles = Set.copyOf(roles);
      when = List.copyOf(when);
      if (roles.isEmpty() || when.isEmpty()) {
        throw new IllegalArgumentException("a duty that nobody ever has: " + id);
      }
    }

    /// First day on which somebody with such a role has it; empty: he has not.
    ///
    /// @param transparency rules on transparency that hold
    public Optional<LocalDate> from(
        @Nullable String riskClass, Set<String> transparency, String generalPurpose) {
      return when.stream()
          .filter(
              condition ->
                  switch (condition.ground()) {
                    case ALWAYS -> true;
                    case RISK_CLASS -> String.valueOf(condition.value()).equals(riskClass);
                    case TRANSPARENCY -> transparency.contains(String.valueOf(condition.value()));
                    case GENERAL_PURPOSE ->
                        String.valueOf(condition.value()).equals(generalPurpose);
                  })
          .map(Condition::from)
          .min(LocalDate::compareTo);
    }
  }
}
