package org.aimsledger.systemtests.hygiene;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// Every service has its one page, and a test that calls the rules of the house.
final class ServiceFoldersAreWhole implements HygieneCheck {
  private static final List<String> HEADINGS =
      List.of("Owns", "Accepts", "Publishes", "Consumes", "Views", "Run");

  @Override
  public List<String> problemsOf(Repository repository) {
    return repository.modules().stream()
        .filter(folder -> folder.getFileName().toString().endsWith("-service"))
        .flatMap(
            folder ->
                Stream.concat(
                    missingHeadings(repository, folder), missingRules(repository, folder)))
        .toList();
  }

  private static Stream<String> missingHeadings(Repository repository, Path folder) {
    var readme = folder.resolve("README.md");
    if (!Files.exists(readme)) {
      return Stream.of(repository.name(readme) + ": missing");
    }
    var headings = Markdown.of(Repository.text(readme)).headings();
    return HEADINGS.stream()
        .filter(heading -> !headings.contains(heading))
        .map(heading -> repository.name(readme) + ": no heading " + heading);
  }

  private static Stream<String> missingRules(Repository repository, Path folder) {
    var calls =
        repository
            .files("ArchitectureTest.java")
            .filter(file -> file.startsWith(folder))
            .anyMatch(file -> Repository.text(file).contains("ServiceRules.tests("));
    return calls
        ? Stream.empty()
        : Stream.of(repository.name(folder) + ": no ArchitectureTest calls ServiceRules.tests");
  }
}
