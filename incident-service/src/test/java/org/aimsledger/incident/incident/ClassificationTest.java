package org.aimsledger.incident.incident;

import static org.aimsledger.eventstore.core.Decision.accept;
import static org.aimsledger.eventstore.core.Decision.reject;
import static org.aimsledger.incident.incident.IncidentSamples.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import org.aimsledger.contracts.incident.IncidentEvent.Classified;
import org.aimsledger.referencedata.Taxonomies;
import org.aimsledger.referencedata.load.BundledPacks;
import org.junit.jupiter.api.Test;

/// Sorting by vocabularies of others, with the pack that comes with the product.
class ClassificationTest {
  private static final Taxonomies PACK = BundledPacks.load().taxonomies().all().getFirst();
  private static final Classified INJECTION =
      new Classified(
          INCIDENT,
          "mitre-atlas",
          "5.6.0",
          List.of("AML.T0051"),
          "taxonomies@2026.1",
          NOON.plusSeconds(200));

  private static IncidentCommand classify(String taxonomy, String... entries) {
    return new ClassificationRequests.Classify(taxonomy, List.of(entries))
        .toCommand(INCIDENT, PACK, LATER);
  }

  @Test
  void idsOfTheEditionInForceAreRecordedWithTheVersionOfThePack() {
    // When
    var decision =
        when(state(raised()), classify("mitre-atlas", "AML.T0057", "AML.T0051", "AML.T0051"));

    // Then
    assertThat(decision)
        .isEqualTo(
            accept(
                new Classified(
                    INCIDENT,
                    "mitre-atlas",
                    "5.6.0",
                    List.of("AML.T0051", "AML.T0057"),
                    "taxonomies@2026.1",
                    LATER)));
  }

  @Test
  void whatTheVocabularyDoesNotHaveIsNamed() {
    // Then
    assertThat(when(state(raised()), classify("owasp-llm", "LLM01", "LLM11", "x")))
        .isEqualTo(
            reject(
                new IncidentRejection.UnknownEntries(
                    "owasp-llm", "2025", List.of("LLM11", "x"), "taxonomies@2026.1")));
    assertThat(when(state(raised()), classify("horoscope", "leo")))
        .isEqualTo(reject(new IncidentRejection.UnknownTaxonomy("horoscope", "taxonomies@2026.1")));
  }

  @Test
  void eachVocabularyIsForItselfAndItsNewestWordHolds() {
    // Given
    var decider = new IncidentDecider();
    var state = state(active(INJECTION));

    // When
    var same = when(state, classify("mitre-atlas", "AML.T0051"));
    var next = decider.evolve(state, event("mitre-atlas", "5.6.0", "AML.T0054"));
    var beside = decider.evolve(next, event("owasp-llm", "2025", "LLM01"));
    var takenBack = when(state, classify("mitre-atlas"));

    // Then
    assertThat(same).isEqualTo(accept());
    assertThat(((Incident.Known) beside).facts().classifications())
        .extracting(Classification::taxonomy, Classification::entries)
        .containsExactly(
            tuple("mitre-atlas", List.of("AML.T0054")), tuple("owasp-llm", List.of("LLM01")));
    assertThat(takenBack)
        .isEqualTo(
            accept(
                new Classified(
                    INCIDENT, "mitre-atlas", "5.6.0", List.of(), "taxonomies@2026.1", LATER)));
    assertThat(when(state(raised()), classify("mitre-atlas"))).isEqualTo(accept());
  }

  private static Classified event(String taxonomy, String edition, String entry) {
    return new Classified(INCIDENT, taxonomy, edition, List.of(entry), "taxonomies@2026.1", LATER);
  }
}
