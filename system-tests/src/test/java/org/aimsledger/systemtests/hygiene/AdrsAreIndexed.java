package org.aimsledger.systemtests.hygiene;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// Decisions are numbered 1, 2, 3 … and each is in the index.
final class AdrsAreIndexed implements HygieneCheck {
  private static final Pattern NAME = Pattern.compile("(\\d{4})-[a-z0-9-]+\\.md");

  @Override
  public List<String> problemsOf(Repository repository) {
    var folder = repository.root().resolve("docs/adr");
    var index = folder.resolve("README.md");
    if (!Files.exists(index)) {
      return List.of("docs/adr/README.md: missing, it is the index of the decisions");
    }
    var links = Markdown.of(Repository.text(index)).links();
    var problems = new ArrayList<String>();
    var expected = 1;
    for (var name : namesIn(repository, folder)) {
      var matcher = NAME.matcher(name);
      if (!matcher.matches()) {
        problems.add("docs/adr/" + name + ": not named like 0001-some-words.md");
        continue;
      }
      var number = Integer.parseInt(matcher.group(1));
      if (number != expected) {
        problems.add("docs/adr/" + name + ": expected number " + expected);
      }
      if (!links.contains(name)) {
        problems.add("docs/adr/" + name + ": not in the index");
      }
      expected = number + 1;
    }
    return problems;
  }

  private static List<String> namesIn(Repository repository, Path folder) {
    return repository
        .files(".md")
        .filter(file -> folder.equals(file.getParent()))
        .map(file -> file.getFileName().toString())
        .filter(name -> !name.equals("README.md"))
        .toList();
  }
}
