package org.aimsledger.systemtests.hygiene;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;
import org.aimsledger.testkit.store.TableGuard;
import org.aimsledger.testkit.store.TableGuards;
import org.aimsledger.testkit.store.TableGuards.Guarded;

/// `docs/tables.md`: every table that is no view, and what notices that somebody writes into it
/// past its service.
final class TablesReference implements HygieneCheck {
  static final String FILE = "docs/tables.md";

  private static final String HEAD =
      """
      # Every table, and how it is guarded

      Generated from `TableGuards` of the test kit; don't edit (`mvn test -pl system-tests -Dtest=RepositoryHygieneTest -Daims.update=true`).
      `AppendOnlyTablesTest` migrates the database of each service and fails when a table is missing here or isn't guarded as it says.
      Views are not here: `view_registry` names them, and all are compared with their events ([proof](proof.md#what-is-made-of-events)).

      """;

  @Override
  public List<String> problemsOf(Repository repository) {
    var file = repository.root().resolve(FILE);
    return file.toFile().exists() && Repository.text(file).equals(markdown())
        ? List.of()
        : List.of(
            FILE
                + ": stale; mvn test -pl system-tests -Dtest=RepositoryHygieneTest"
                + " -Daims.update=true writes it anew");
  }

  String markdown() {
    var text = new StringBuilder(HEAD);
    text.append("| guard | means |\n|---|---|\n");
    for (var guard : TableGuard.values()) {
      text.append("| %s | %s |\n".formatted(name(guard), meaning(guard)));
    }
    TableGuards.all().stream()
        .collect(Collectors.groupingBy(Guarded::service, LinkedHashMap::new, Collectors.toList()))
        .forEach(
            (service, tables) -> {
              text.append(
                  "\n## %s\n\n| table | guard | rows |\n|---|---|---|\n".formatted(title(service)));
              tables.forEach(
                  each ->
                      text.append(
                          "| `%s` | %s | %s |\n"
                              .formatted(each.table(), name(each.guard()), each.holds())));
            });
    return text.toString();
  }

  private static String title(String service) {
    return service.equals(TableGuards.EVERY) ? "Every service" : service + "-service";
  }

  private static String name(TableGuard guard) {
    return switch (guard) {
      case APPEND_ONLY -> "append-only";
      case GROWING -> "growing";
      case COMPARED -> "compared";
      case SEALED -> "sealed";
      case SHOWS -> "shows itself";
      case OPEN -> "open";
    };
  }

  private static String meaning(TableGuard guard) {
    return switch (guard) {
      case APPEND_ONLY ->
          "changing and deleting is refused, to the owner too; with triggers off it is found by the comparison with the trail, or by its tree";
      case GROWING -> "the same, but values may become larger";
      case COMPARED -> "compared with the events, named, made anew";
      case SEALED ->
          "each row carries a seal that the owner of the database can't make ([ADR 0023](adr/0023-rows-that-no-event-speaks-of-are-sealed.md)): changed and put-in rows are named, deleted ones are not";
      case SHOWS ->
          "a wrong row leads to what is noticed elsewhere, or to work that is done once more";
      case OPEN -> "nothing is compared there";
    };
  }
}
