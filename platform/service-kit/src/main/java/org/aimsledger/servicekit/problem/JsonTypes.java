package org.aimsledger.servicekit.problem;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What a field takes, for people who don't see our classes.
final class JsonTypes {
  private static final Map<Class<?>, String> WORDS =
      Map.ofEntries(
          Map.entry(String.class, "a text"),
          Map.entry(UUID.class, "a UUID, e.g. 0198c1d2-7f00-7000-8000-000000000001"),
          Map.entry(Instant.class, "a time with offset, e.g. 2026-11-22T10:15:30Z"),
          Map.entry(OffsetDateTime.class, "a time with offset, e.g. 2026-11-22T10:15:30Z"),
          Map.entry(LocalDate.class, "a date, e.g. 2026-11-22"),
          Map.entry(Duration.class, "a duration, e.g. PT2H"),
          Map.entry(URI.class, "a URI"),
          Map.entry(boolean.class, "true or false"),
          Map.entry(Boolean.class, "true or false"),
          Map.entry(int.class, "a whole number"),
          Map.entry(Integer.class, "a whole number"),
          Map.entry(long.class, "a whole number"),
          Map.entry(Long.class, "a whole number"),
          Map.entry(BigInteger.class, "a whole number"),
          Map.entry(double.class, "a number"),
          Map.entry(Double.class, "a number"),
          Map.entry(BigDecimal.class, "a number"));

  private JsonTypes() {}

  /// E.g. `a whole number`, `one of YES, NO`, `a list`, `an object`.
  static String words(@Nullable Class<?> type) {
    if (type == null) {
      return "of another type";
    }
    var known = WORDS.get(type);
    if (known != null) {
      return known;
    }
    if (type.isEnum()) {
      return "one of " + names(type);
    }
    return Collection.class.isAssignableFrom(type) || type.isArray() ? "a list" : "an object";
  }

  private static String names(Class<?> type) {
    return Arrays.stream(type.getEnumConstants())
        .map(constant -> ((Enum<?>) constant).name())
        .collect(Collectors.joining(", "));
  }
}
