package org.aimsledger.systemtests.tour;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// The commands of a section of the README and what it prints below them.
///
/// A line that begins with `$ ` in a fenced block is a command; what follows it up to the next one
/// is its output. `…` stands for anything; ids, hashes, times and numbers stand for their kind.
record Tour(List<Step> steps) {
  private static final Pattern VOLATILE =
      Pattern.compile(
          "(?<uuid>\\b[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\\b)"
              + "|(?<time>\\d{4}-\\d\\d-\\d\\dT[0-9:.]+Z)"
              + "|(?<hash>\\b[0-9a-f]{64}\\b|(?<=\\+)[0-9a-f]{8}\\b)"
              + "|(?<any>\\s*…\\s*)"
              + "|(?<number>\\d[\\d,]*)");

  /// One line of `./aims import`'s result: a name and how many.
  private static final Pattern COUNT = Pattern.compile(" {2}[a-z]+ +\\d+");

  Tour {
    steps = List.copyOf(steps);
  }

  /// @param expected lines that its output has, in this order, others between them
  record Step(String command, List<String> expected) {
    Step {
      expected = List.copyOf(expected);
    }
  }

  /// Reads the section below this heading.
  static Tour of(String markdown, String heading) {
    var steps = new ArrayList<Step>();
    var expected = new ArrayList<String>();
    var command = "";
    var inside = false;
    var fenced = false;
    for (var line : markdown.lines().toList()) {
      if (line.startsWith("## ")) {
        inside = line.equals(heading);
      } else if (inside && line.startsWith("```")) {
        fenced = !fenced;
      } else if (inside && fenced && line.startsWith("$ ")) {
        if (!command.isEmpty()) {
          steps.add(new Step(command, expected));
        }
        command = line.substring(2);
        expected.clear();
      } else if (inside && fenced && !line.isBlank()) {
        expected.add(line);
      }
    }
    if (!command.isEmpty()) {
      steps.add(new Step(command, expected));
    }
    return new Tour(steps);
  }

  /// The first expected line that the output doesn't have where it belongs; empty when it has all.
  ///
  /// @param exact whether the counts of an import must be those that are printed
  static String missing(Step step, String output, boolean exact) {
    var left = new ArrayList<>(output.lines().toList());
    for (var line : step.expected()) {
      var wanted = pattern(line, exact);
      while (!left.isEmpty() && !wanted.matcher(left.getFirst()).matches()) {
        left.removeFirst();
      }
      if (left.isEmpty()) {
        return line;
      }
      left.removeFirst();
    }
    return "";
  }

  private static Pattern pattern(String line, boolean exact) {
    var regex = new StringBuilder();
    var end = 0;
    var literalNumbers = exact && COUNT.matcher(line).matches();
    var found = VOLATILE.matcher(line);
    while (found.find()) {
      regex.append(Pattern.quote(line.substring(end, found.start())));
      regex.append(
          found.group("uuid") != null
              ? "[0-9a-f-]{36}"
              : found.group("time") != null
                  ? "[0-9T:.Z-]+"
                  : found.group("hash") != null
                      ? "[0-9a-f]+"
                      : found.group("any") != null
                          ? ".*"
                          : literalNumbers ? Pattern.quote(found.group()) : "\\d[\\d,]*");
      end = found.end();
    }
    return Pattern.compile(regex + Pattern.quote(line.substring(end)) + "\\s*");
  }
}
