package org.aimsledger.incident.playbookboard;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Open steps of a run with what became of the others, in one column: the list needs them with
/// their run and never by themselves.
record OpenSteps(List<Entry> entries) {
  /// What a row without a time sorts by: behind everything that has one.
  static final Instant NEVER = Instant.parse("9999-12-31T00:00:00Z");

  OpenSteps {
    entries = List.copyOf(entries);
  }

  /// @param due null: no time is set
  /// @param outcome null: open
  record Entry(String step, @Nullable Instant due, @Nullable String outcome) {}

  static OpenSteps read(String written) {
    return written.isEmpty()
        ? new OpenSteps(List.of())
        : new OpenSteps(Arrays.stream(written.split("\n", -1)).map(OpenSteps::entry).toList());
  }

  private static Entry entry(String line) {
    var parts = line.split(" ", 3);
    return new Entry(
        parts[0],
        parts[1].equals("-") ? null : Instant.parse(parts[1]),
        parts[2].equals("-") ? null : parts[2]);
  }

  String written() {
    return entries.stream()
        .map(
            entry ->
                entry.step()
                    + " "
                    + Objects.requireNonNullElse(entry.due(), "-")
                    + " "
                    + Objects.requireNonNullElse(entry.outcome(), "-"))
        .collect(Collectors.joining("\n"));
  }

  OpenSteps settled(String step, String outcome) {
    return new OpenSteps(
        entries.stream()
            .map(entry -> entry.step().equals(step) ? new Entry(step, entry.due(), outcome) : entry)
            .toList());
  }

  List<Entry> open() {
    return entries.stream().filter(entry -> entry.outcome() == null).toList();
  }

  int count(String outcome) {
    return (int) entries.stream().filter(entry -> outcome.equals(entry.outcome())).count();
  }

  Instant nextDue() {
    var next = NEVER;
    for (var entry : open()) {
      var due = entry.due();
      if (due != null && due.isBefore(next)) {
        next = due;
      }
    }
    return next;
  }
}
