package org.aimsledger.systemtests.hygiene;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;

/// `docs/tampering.md`: every attack that a test carries out, who detects it and when.
final class TamperingReference implements HygieneCheck {
  static final String FILE = "docs/tampering.md";

  /// So many kinds have to be there.
  static final int FEWEST = 40;

  private static final String HEAD =
      """
      # Attacks, and who detects them

      Generated from the comments above the tests; don't edit. Each line is an attack that the test beside it carries out, on real
      databases, real topics, real bundles or copies of a log; the test asserts that it is refused, or found where the line says. A test
      fails when this list is stale (`mvn test -pl system-tests -Dtest=RepositoryHygieneTest -Daims.update=true` writes it anew), and
      when a test of the list is gone or may be switched off. The complete build looks up in its reports that each of them ran and passed.

      Not counted here, since it is left out where Node.js or Go is missing: `IndependentVerifierTest` of audit-service has verifiers of
      somebody else (`@sigstore/verify`, Go's `x/mod/sumdb`) refuse sixteen forgeries of proofs and checkpoints.

      "Application" is the role in which a service runs, "owner" the role that owns its tables. "Triggers off" means that the owner has
      switched off what refuses changes; nothing in the database can hinder him from that. "One pass" is one comparison of every number of
      every lane (`aims.trail.reconciliation.*`); of what a service has made of its events, one comparison of every row
      (`aims.event-store.comparison-*`). What the first finds is an alarm (`GET /api/audit/v1/alarms`) and an event of its own in the
      trail, `org.aimsledger.audit.trail-discrepancy-found.v1`, with service, lane and number.
      """;

  private static final String LIMITS =
      """

      ## What none of this detects

      * Events that never came to a store. A service that runs changed code records what that code wants, and answers the comparison with it.
      * Events that were taken out of their store before they were sent, if no seal of their service had named them yet
        (`aims.event-store.seal-interval`).
      * A history that was rewritten by somebody who holds the databases and the key of the log, and whose first checkpoint nobody else has
        seen. Witnesses and kept checkpoints detect every rewriting after the first that they have seen.
      * The columns for searches beside an entry whose content was pruned, changed by the owner with triggers off: there are no bytes any
        more to compare them with. Entries and proofs stay right, but searches and new bundles may miss the entry.
      * What a pruning took, except for its hash: whether a class of records was rightly kept so long is what two persons have decided.
      * That rows were deleted which only the service knows (receipts of requests that led to no event, quarantine, events that wait, imports,
        deliveries), or put back to what the service had written before; and what [tables](tables.md) calls open.
      * What a changed row of a view, state of a stream, unique name or receipt has led to before the comparison came upon it. A key that is
        gone stays gone.
      """;

  @Override
  public List<String> problemsOf(Repository repository) {
    var found = Attack.in(repository);
    var problems = new ArrayList<>(found.problems());
    var kinds = kinds(found.attacks());
    if (kinds < FEWEST) {
      problems.add("%d kinds of attack, at least %d".formatted(kinds, FEWEST));
    }
    var file = repository.root().resolve(FILE);
    if (!file.toFile().exists() || !Repository.text(file).equals(markdown(found.attacks()))) {
      problems.add(
          FILE
              + ": stale; mvn test -pl system-tests -Dtest=RepositoryHygieneTest"
              + " -Daims.update=true writes it anew");
    }
    return problems;
  }

  String markdown(Repository repository) {
    return markdown(Attack.in(repository).attacks());
  }

  private static String markdown(List<Attack> attacks) {
    var cases = attacks.stream().mapToInt(attack -> attack.cases().size()).sum();
    var modules =
        attacks.stream()
            .collect(
                Collectors.groupingBy(Attack::module, LinkedHashMap::new, Collectors.toList()));
    var text =
        new StringBuilder(HEAD)
            .append(
                "\n%d kinds of attack, %d with all their cases.\n"
                    .formatted(kinds(attacks), cases));
    modules.forEach(
        (module, its) -> {
          text.append("\n## Tests of ")
              .append(module)
              .append("\n\n| attack | detected by | when | test |\n|---|---|---|---|\n");
          its.forEach(attack -> addRows(text, attack));
        });
    return text.append(LIMITS).toString();
  }

  /// What two tests attack in the same way is one kind.
  private static long kinds(List<Attack> attacks) {
    return attacks.stream().map(Attack::cases).distinct().count();
  }

  private static void addRows(StringBuilder text, Attack attack) {
    for (var what : attack.cases()) {
      text.append(
          "| %s | %s | %s | [%s.%s](../%s) |\n"
              .formatted(
                  what,
                  attack.who(),
                  attack.when(),
                  attack.type(),
                  attack.method(),
                  attack.file()));
    }
  }
}
