package org.aimsledger.systemtests.hygiene;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

class RepositoryHygieneTest {
  private final Repository repository = Repository.here();

  @Test
  void relativeLinksResolve() {
    assertThat(new LinksResolve().problemsOf(repository)).isEmpty();
  }

  @Test
  void decisionsAreNumberedAndIndexed() {
    assertThat(new AdrsAreIndexed().problemsOf(repository)).isEmpty();
  }

  @Test
  void everyServiceHasItsPageAndCallsTheRules() {
    assertThat(new ServiceFoldersAreWhole().problemsOf(repository)).isEmpty();
  }

  @Test
  void filesAndMethodsAreShort() {
    assertThat(new SourcesAreShort().problemsOf(repository)).isEmpty();
  }

  @Test
  void noWorkIsLeftAsANote() {
    assertThat(WordsAreAbsent.unfinishedWork().problemsOf(repository)).isEmpty();
  }

  @Test
  void noRegistryHostIsNamed() {
    assertThat(WordsAreAbsent.registryHosts().problemsOf(repository)).isEmpty();
  }

  @Test
  void logIdsAreUniqueAndInTheirRange() {
    assertThat(new LogIdsAreUnique().problemsOf(repository)).isEmpty();
  }

  @Test
  void theListOfSettingsIsFresh() throws IOException {
    var reference = new SettingsReference();
    if (Boolean.getBoolean("aims.update")) {
      Files.writeString(
          repository.root().resolve(SettingsReference.FILE), reference.markdown(repository));
    }
    assertThat(reference.problemsOf(repository)).isEmpty();
  }

  @Test
  void theListOfAttacksIsFresh() throws IOException {
    var reference = new TamperingReference();
    if (Boolean.getBoolean("aims.update")) {
      Files.writeString(
          repository.root().resolve(TamperingReference.FILE), reference.markdown(repository));
    }
    assertThat(reference.problemsOf(repository)).isEmpty();
  }

  @Test
  void theListOfTablesIsFresh() throws IOException {
    var reference = new TablesReference();
    if (Boolean.getBoolean("aims.update")) {
      Files.writeString(repository.root().resolve(TablesReference.FILE), reference.markdown());
    }
    assertThat(reference.problemsOf(repository)).isEmpty();
  }

  /// In a build that has run all tests before; `.ci/run` says so.
  @Test
  @EnabledIfSystemProperty(named = "tests.complete", matches = "true")
  void everyAttackOfTheListWasCarriedOut() {
    assertThat(new AttacksWereCarriedOut().problemsOf(repository)).isEmpty();
  }

  @Test
  void thereIsSomethingToLookAt() {
    // A walk that finds nothing would keep every rule.
    assertThat(repository.files(".java")).hasSizeGreaterThan(100);
    assertThat(repository.files(".md")).hasSizeGreaterThan(5);
    assertThat(repository.modules().stream().map(repository::name))
        .contains("audit-service", "incident-service", "inventory-service", "risk-service");
  }
}
