package org.aimsledger.systemtests.hygiene;

import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Words that stay out of files: notes of unfinished work, and hosts of package registries.
///
/// The words are put together here, so that this file is not its own first finding.
record WordsAreAbsent(Pattern words, String reason, List<String> endings) implements HygieneCheck {
  WordsAreAbsent {
    endings = List.copyOf(endings);
  }

  static WordsAreAbsent unfinishedWork() {
    return new WordsAreAbsent(
        Pattern.compile("\\b(TO" + "DO|FIX" + "ME)\\b"),
        "write an issue instead of a note to nobody",
        List.of(".java", ".sql", ".xml", ".yaml", ".yml", ".properties", ".sh", ".js", "aims"));
  }

  static WordsAreAbsent registryHosts() {
    var hosts =
        List.of(
            "repo.maven.apache" + ".org",
            "repo1.maven" + ".org",
            "central.sonatype" + ".com",
            "registry.npmjs" + ".org",
            "deb.debian" + ".org",
            "pypi" + ".org",
            "proxy.golang" + ".org",
            "registry-1.docker" + ".io");
    return new WordsAreAbsent(
        Pattern.compile(String.join("|", hosts.stream().map(Pattern::quote).toList())),
        "where packages come from is the business of whoever builds, in their own settings",
        List.of(
            ".java",
            ".md",
            ".sql",
            ".xml",
            ".yaml",
            ".yml",
            ".properties",
            ".sh",
            ".js",
            ".json",
            ".config",
            "aims",
            "run",
            "Dockerfile"));
  }

  @Override
  public List<String> problemsOf(Repository repository) {
    return repository
        .files(endings.toArray(String[]::new))
        .flatMap(file -> problemsOf(repository, file))
        .toList();
  }

  private Stream<String> problemsOf(Repository repository, Path file) {
    var lines = Repository.text(file).lines().toList();
    return IntStream.range(0, lines.size())
        .filter(line -> words.matcher(lines.get(line)).find())
        .mapToObj(line -> repository.name(file) + ":" + (line + 1) + ": " + reason);
  }
}
