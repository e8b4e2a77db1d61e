package org.aimsledger.systemtests.hygiene;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// An attack that a test carries out, as the comment above that test says it.
///
/// A comment `/// Attack: what | who detects it | when` above a test makes it an attack. For a
/// parameterised test `{0}` stands for the first column of its cases.
///
/// @param cases what the attacker does, in each case of the test
/// @param file name of the source in the repository
record Attack(List<String> cases, String who, String when, String file, String method) {
  private static final String MARK = "Attack: ";
  private static final Pattern COMMENT = Pattern.compile("\\s*/// ?(.*)");
  private static final Pattern METHOD = Pattern.compile("\\s*(?:public )?void (\\w+)\\(.*");
  private static final Pattern TEST = Pattern.compile("@(?:Test|ParameterizedTest)\\b");
  private static final Pattern SWITCHED = Pattern.compile("@(?:Disabled|Enabled)\\w*");
  private static final Pattern BROKEN_TEXT = Pattern.compile("\"\\s*\\+\\s*\"");
  private static final Pattern TEXT = Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*)\"");
  private static final Pattern FIRST_COLUMN =
      Pattern.compile("\\s*'((?:[^']|'')*)'.*|([^,]*)(?:,.*)?");

  Attack {
    cases = List.copyOf(cases);
  }

  /// What the tests of a repository attack, and which comments no test makes true.
  record Found(List<Attack> attacks, List<String> problems) {
    Found {
      attacks = List.copyOf(attacks);
      problems = List.copyOf(problems);
    }
  }

  /// Reads every test, and the contracts of the test kit, which lie with its main sources.
  static Found in(Repository repository) {
    var attacks = new ArrayList<Attack>();
    var problems = new ArrayList<String>();
    repository
        .files(".java")
        .filter(file -> isRead(repository.name(file)))
        .forEach(file -> read(repository.name(file), file, attacks, problems));
    return new Found(attacks, problems);
  }

  /// Name of the class without its package.
  String type() {
    return file.substring(file.lastIndexOf('/') + 1).replace(".java", "");
  }

  /// Folder of the module.
  String module() {
    return file.substring(0, file.indexOf("/src/"));
  }

  boolean isOfContract() {
    return file.contains("/src/main/");
  }

  private static boolean isRead(String name) {
    return (name.contains("/src/test/") || name.startsWith("platform/testkit/src/"))
        && !name.contains("systemtests/hygiene/");
  }

  private static void read(String name, Path file, List<Attack> attacks, List<String> problems) {
    var lines = Repository.text(file).lines().toList();
    var off = lines.stream().anyMatch(line -> SWITCHED.matcher(line).lookingAt());
    for (var at = 0; at < lines.size(); at++) {
      var line = COMMENT.matcher(lines.get(at));
      if (line.matches() && line.group(1).startsWith(MARK)) {
        var comment = new StringBuilder(line.group(1).substring(MARK.length()));
        var end = at + 1;
        for (; end < lines.size() && line.reset(lines.get(end)).matches(); end++) {
          comment.append(' ').append(line.group(1));
        }
        var problem = add(name, comment.toString(), lines.subList(end, lines.size()), off, attacks);
        if (!problem.isEmpty()) {
          problems.add(name + ":" + (at + 1) + ": " + problem);
        }
      }
    }
  }

  /// @return what is wrong with the comment, empty when it was added
  private static String add(
      String file, String comment, List<String> after, boolean off, List<Attack> attacks) {
    var declaration = new StringBuilder();
    var method = METHOD.matcher("");
    for (var line : after) {
      if (line.isBlank() || method.reset(line).matches()) {
        break;
      }
      declaration.append(line).append('\n');
    }
    var parts = List.of(comment.strip().split(" \\| ", -1));
    if (parts.size() != 3 || parts.stream().anyMatch(String::isBlank)) {
      return "not what | who | when";
    }
    if (!method.matches() || !TEST.matcher(declaration).find()) {
      return "no test follows the attack";
    }
    if (off || SWITCHED.matcher(declaration).find()) {
      return "the test may be switched off";
    }
    var cases = cases(parts.getFirst(), declaration.toString());
    if (cases.isEmpty()) {
      return "no cases for {0} are written beside the test";
    }
    attacks.add(new Attack(cases, parts.get(1), parts.get(2), file, method.group(1)));
    return "";
  }

  private static List<String> cases(String what, String declaration) {
    if (!what.contains("{0}")) {
      return List.of(what);
    }
    var rows = declaration.contains("@CsvSource");
    return TEXT.matcher(BROKEN_TEXT.matcher(declaration).replaceAll(""))
        .results()
        .map(literal -> literal.group(1).translateEscapes())
        .map(text -> rows ? firstColumn(text) : text)
        .map(text -> what.replace("{0}", "`" + text.replace("|", "\\|") + "`"))
        .toList();
  }

  private static String firstColumn(String row) {
    var column = FIRST_COLUMN.matcher(row);
    if (!column.matches()) {
      return row;
    }
    return column.group(1) == null ? column.group(2).strip() : column.group(1).replace("''", "'");
  }
}
