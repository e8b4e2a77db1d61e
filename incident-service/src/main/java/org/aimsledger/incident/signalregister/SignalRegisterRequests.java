package org.aimsledger.incident.signalregister;

import static org.aimsledger.servicekit.problem.Fields.check;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.aimsledger.contracts.incident.SignalDecision;
import org.aimsledger.contracts.incident.SignalSource;
import org.aimsledger.incident.platform.Texts;
import org.aimsledger.incident.platform.WorldTime;
import org.aimsledger.incident.signalregister.SignalRegisterQuery.Position;
import org.aimsledger.servicekit.paging.Cursor;
import org.aimsledger.servicekit.problem.Problems;
import org.jspecify.annotations.Nullable;

/// Query parameters of the list; what can't be looked for is a 400 that names the parameter.
final class SignalRegisterRequests {
  private static final int LONGEST = 1_000;
  private static final int MOST_WORDS = 10;

  private SignalRegisterRequests() {}

  static SignalFilter filter(
      List<SignalStanding> statuses,
      List<SignalSource> sources,
      List<SignalDecision> decisions,
      @Nullable UUID system,
      @Nullable String label,
      @Nullable UUID mergedInto,
      @Nullable UUID splitFrom,
      @Nullable String text,
      @Nullable Instant updatedSince) {
    return new SignalFilter(
        Set.copyOf(statuses),
        Set.copyOf(sources),
        Set.copyOf(decisions),
        system,
        label == null ? null : legal("label", label),
        mergedInto,
        splitFrom,
        text == null ? Set.of() : words(legal("text", text)),
        bounded("updatedSince", updatedSince));
  }

  static String legal(String parameter, String given) {
    return check(parameter, () -> Texts.legal(parameter, given, LONGEST));
  }

  private static Set<String> words(String text) {
    var words =
        Arrays.stream(text.toLowerCase(Locale.ROOT).split("\\s+")).collect(Collectors.toSet());
    if (words.size() > MOST_WORDS) {
      throw Problems.invalidField("text", "must have at most " + MOST_WORDS + " words")
          .toException();
    }
    return words;
  }

  static @Nullable Position position(@Nullable Cursor cursor) {
    if (cursor == null) {
      return null;
    }
    var reportedAt = cursor.ofSize(2).instant(0);
    var id = cursor.uuid(1);
    return new Position(check("cursor", () -> WorldTime.legal("cursor", reportedAt)), id);
  }

  private static @Nullable Instant bounded(String parameter, @Nullable Instant given) {
    return check(parameter, () -> WorldTime.boundedOrAbsent(given));
  }
}
