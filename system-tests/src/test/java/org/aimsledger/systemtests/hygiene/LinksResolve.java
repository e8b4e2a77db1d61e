package org.aimsledger.systemtests.hygiene;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Relative links of Markdown files lead to a file, and to a heading where they name one.
final class LinksResolve implements HygieneCheck {
  private static final Pattern ABSOLUTE = Pattern.compile("^[a-z][a-z0-9+.-]*:.*");

  @Override
  public List<String> problemsOf(Repository repository) {
    return repository.files(".md").flatMap(file -> problemsOf(repository, file)).toList();
  }

  private static Stream<String> problemsOf(Repository repository, Path file) {
    return Markdown.of(Repository.text(file)).links().stream()
        .filter(link -> !ABSOLUTE.matcher(link).matches())
        .filter(link -> !resolves(file, link))
        .map(link -> repository.name(file) + ": link to nowhere: " + link);
  }

  private static boolean resolves(Path file, String link) {
    var hash = link.indexOf('#');
    var path = hash < 0 ? link : link.substring(0, hash);
    var target = path.isEmpty() ? file : file.resolveSibling(path).normalize();
    if (!Files.exists(target)) {
      return false;
    }
    return hash < 0
        || !target.toString().endsWith(".md")
        || Markdown.of(Repository.text(target)).anchors().contains(link.substring(hash + 1));
  }
}
