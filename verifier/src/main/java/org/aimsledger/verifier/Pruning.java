package org.aimsledger.verifier;

import java.util.ArrayList;
import java.util.List;
import java.util.function.LongConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.aimsledger.verifier.log.Hash;
import org.aimsledger.verifier.log.MalformedException;
import org.aimsledger.verifier.log.Printable;

/// An event that says that the content of entries was pruned: what is missing of the log is
/// explained by such events and by nothing else.
///
/// @param index of the event itself
/// @param pruning what it is a part of
/// @param rule the version of the rules of retention
/// @param digest over a line `<index> <leaf hash>` for each entry
record Pruning(
    long index, Hash pruning, String recordClass, String rule, List<Run> runs, String digest)
    implements PruningStep {

  /// Names of classes and rules are short; they are held until the end.
  private static final int LONGEST = 200;

  /// An event names no more.
  private static final long MOST = 10_000;

  private static final Pattern RUN =
      Pattern.compile("(0|[1-9][0-9]{0,17})(?:-([1-9][0-9]{0,17}))?");

  Pruning {
    runs = List.copyOf(runs);
  }

  /// From an index to another, both included.
  record Run(long from, long to) {}

  /// Reads the data of one.
  ///
  /// @param index its place in the log
  /// @throws MalformedException if it names what comes behind itself
  static Pruning of(long index, Hash pruning, Json.Members data) {
    var runs = runs(data.text("entries"));
    long count = runs.stream().mapToLong(run -> run.to() - run.from() + 1).sum();
    if (count != data.number("count") || count > MOST) {
      throw new MalformedException(
          "the pruning names %d entries and says %d".formatted(count, data.number("count")));
    }
    if (runs.getLast().to() >= index) {
      throw new MalformedException("the pruning names entries that were not there yet");
    }
    return new Pruning(
        index,
        pruning,
        shortText(data, "recordClass"),
        shortText(data, "rule"),
        runs,
        shortText(data, "entriesDigest"));
  }

  private static String shortText(Json.Members data, String name) {
    String text = data.text(name);
    if (text.length() > LONGEST) {
      throw new MalformedException(
          "%s is longer than %d characters".formatted(Printable.quoted(name), LONGEST));
    }
    return text;
  }

  /// Which records, under which rules, as the order has to say it too.
  Hash what() {
    return PruningStep.what(recordClass, rule);
  }

  private static List<Run> runs(String text) {
    var runs = new ArrayList<Run>();
    for (String part : text.split(" ", -1)) {
      Matcher run = RUN.matcher(part);
      if (!run.matches()) {
        throw new MalformedException("not a run of entries: " + Printable.quoted(part));
      }
      long from = Long.parseLong(run.group(1));
      long to = run.group(2) == null ? from : Long.parseLong(run.group(2));
      if (to < from || to - from >= MOST || (!runs.isEmpty() && from <= runs.getLast().to())) {
        throw new MalformedException("not a run of entries: " + Printable.quoted(part));
      }
      runs.add(new Run(from, to));
    }
    return runs;
  }

  boolean names(long entry) {
    return runs.stream().anyMatch(run -> run.from() <= entry && entry <= run.to());
  }

  void each(LongConsumer entry) {
    for (var run : runs) {
      for (long at = run.from(); at <= run.to(); at++) {
        entry.accept(at);
      }
    }
  }

  /// What a report says of the entries.
  String told() {
    return "content pruned by the event at index %d under rule %s, class %s: hash verified, content not"
        .formatted(index, Printable.quoted(rule), Printable.quoted(recordClass));
  }
}
