package org.aimsledger.contracts.inventory;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What a risk class was decided on.
///
/// @param pack the rules, e.g. `risk-classes@2026.1`
/// @param answers what was answered, by question; `UNKNOWN` is an answer
/// @param path rules that led to the class, in the order in which they were looked at; the last one
///   decided
/// @param areas points of Annex III that the use falls under, also where an exception takes it out
/// @param exceptions conditions of Article 6(3) that are relied on
/// @param grounds why they are met; never absent when there are any
/// @param transparency duties of Article 50 that hold, whatever the class
public record RiskClassBasis(
    String pack,
    Map<String, List<String>> answers,
    List<String> path,
    List<String> areas,
    List<String> exceptions,
    @Nullable String grounds,
    List<String> transparency,
    GeneralPurpose generalPurpose) {
  public RiskClassBasis {
    // Sorted, so that equal answers have equal bytes.
    var sorted = new TreeMap<String, List<String>>();
    answers.forEach((question, given) -> sorted.put(question, List.copyOf(given)));
    answers = Collections.unmodifiableSortedMap(sorted);
    path = List.copyOf(path);
    areas = List.copyOf(areas);
    exceptions = List.copyOf(exceptions);
    transparency = List.copyOf(transparency);
  }
}
