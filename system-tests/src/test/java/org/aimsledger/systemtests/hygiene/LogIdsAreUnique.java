package org.aimsledger.systemtests.hygiene;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// A log id is used once, and lies in the range that CONTRIBUTING.md gives to its module.
final class LogIdsAreUnique implements HygieneCheck {
  private static final String LOGGER = "@MessageLogger(";
  private static final Pattern MESSAGE = Pattern.compile("@Message\\(\\s*id\\s*=\\s*(\\d+)");
  private static final Pattern RANGE =
      Pattern.compile("(?m)^\\| *`([a-z/-]+)` *\\| *(\\d+)–(\\d+) *\\|");

  private record Range(int first, int last) {
    boolean holds(int id) {
      return first <= id && id <= last;
    }
  }

  @Override
  public List<String> problemsOf(Repository repository) {
    var ranges = ranges(repository);
    var owners = new HashMap<Integer, String>();
    var problems = new ArrayList<String>();
    repository
        .files("Log.java")
        .filter(file -> Repository.text(file).contains(LOGGER))
        .forEach(file -> collect(repository, file, ranges, owners, problems));
    return problems;
  }

  private static void collect(
      Repository repository,
      Path file,
      Map<String, Range> ranges,
      Map<Integer, String> owners,
      List<String> problems) {
    var text = Repository.text(file);
    var name = repository.name(file);
    var module = name.replaceFirst("/src/.*", "");
    var range = ranges.get(module);
    if (range == null) {
      problems.add(name + ": no range for " + module + " in CONTRIBUTING.md");
      return;
    }
    ids(MESSAGE.matcher(text))
        .forEach(
            id -> {
              var owner = owners.putIfAbsent(id, name);
              if (owner != null) {
                problems.add(name + ": id " + id + " is taken by " + owner);
              }
              if (!range.holds(id)) {
                problems.add(name + ": id " + id + " is outside the range of " + module);
              }
            });
  }

  private static List<Integer> ids(Matcher messages) {
    return messages.results().map(match -> Integer.valueOf(match.group(1))).toList();
  }

  private static Map<String, Range> ranges(Repository repository) {
    var table = repository.root().resolve("CONTRIBUTING.md");
    if (!Files.exists(table)) {
      return Map.of();
    }
    return RANGE
        .matcher(Repository.text(table))
        .results()
        .collect(
            Collectors.toMap(
                match -> match.group(1),
                match ->
                    new Range(Integer.parseInt(match.group(2)), Integer.parseInt(match.group(3)))));
  }
}
