package org.aimsledger.referencedata.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.StringReader;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.aimsledger.referencedata.Playbooks;
import org.aimsledger.referencedata.Playbooks.Playbook;
import org.aimsledger.referencedata.Playbooks.Step;
import org.aimsledger.referencedata.Titles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlaybooksReaderTest {
  private static final List<String> PHASES =
      List.of("FIRST_MINUTES", "CONTAIN", "EVIDENCE", "ASSESS", "FIX", "RECOVER", "LEARN");
  private static final String PACK =
      """
      id: playbooks
      version: "1"
      validFrom: "2026-01-01"
      source: test
      roles:
        - {id: on-call, title: {en: "a", zh-Hans: "b", zh-Hant: "c"}}
      playbooks:
        - id: bias
          title: {en: "a", zh-Hans: "b", zh-Hant: "c"}
          trigger: {en: "a", zh-Hans: "b", zh-Hant: "c"}
          reports: [BIAS]
          steps:
            - id: stop
              phase: CONTAIN
              role: on-call
              dueInMinutes: 15
              guard: EVIDENCE_HELD
              title: {en: "a", zh-Hans: "b", zh-Hant: "c"}
        - id: drift
          title: {en: "a", zh-Hans: "b", zh-Hant: "c"}
          trigger: {en: "a", zh-Hans: "b", zh-Hant: "c"}
          causes: [DRIFT]
          steps:
            - {id: stop, phase: CONTAIN, role: on-call, title: {en: "a", zh-Hans: "b", zh-Hant: "c"}}
      """;

  private final Playbooks bundled =
      BundledPacks.load().playbooks().inForceOn(LocalDate.of(2026, 11, 28));

  private static Playbooks read(String pack) {
    return (Playbooks) PackReader.read("playbooks-1.yaml", new StringReader(pack));
  }

  @Test
  void aPlaybookIsReadWhole() {
    // When
    var pack = read(PACK);

    // Then
    var titles = new Titles("a", "b", "c");
    assertThat(pack.playbook("bias").orElseThrow().steps())
        .containsExactly(new Step("stop", "CONTAIN", "on-call", 15, "EVIDENCE_HELD", titles));
    assertThat(pack.playbook("drift").orElseThrow().steps())
        .containsExactly(new Step("stop", "CONTAIN", "on-call", null, null, titles));
    assertThat(pack.forReport("BIAS").map(Playbook::id)).contains("bias");
    assertThat(pack.forReport("DRIFT")).isEmpty();
    assertThat(pack.forCause("DRIFT").map(Playbook::id)).contains("drift");
  }

  @ParameterizedTest
  @CsvSource({
    "'role: on-call,', 'role: nobody,', unknown role nobody",
    "'causes: [DRIFT]', 'reports: [BIAS]', starts another playbook already",
    "'dueInMinutes: 15', 'dueInMinutes: 0', must be at least 1",
    "'phase: CONTAIN,', '', phase is missing",
    "'guard: EVIDENCE_HELD', 'watch: out', unknown key watch",
    "'id: drift', 'id: bias', id bias is used twice"
  })
  void whatCanNotBeIsRefused(String from, String to, String message) {
    // Given
    var pack = PACK.replace(from, to);

    // Then
    assertThat(pack).isNotEqualTo(PACK);
    assertThatThrownBy(() -> read(pack))
        .isInstanceOf(InvalidPackException.class)
        .hasStackTraceContaining(message);
  }

  @Test
  void elevenPlaybooksComeWithTheProduct() {
    // Then
    assertThat(bundled.playbooks().stream().map(Playbook::id))
        .containsExactly(
            "bias",
            "harmful-output",
            "drift",
            "data-leakage",
            "prompt-injection",
            "outage",
            "misuse",
            "third-party-change",
            "supply-chain",
            "runaway-cost",
            "loss-of-control");
  }

  @Test
  void eachHasEveryPhaseInOrderAndHoldsEvidenceBeforeItFixes() {
    // Then
    for (var playbook : bundled.playbooks()) {
      var phases = playbook.steps().stream().map(Step::phase).toList();
      assertThat(phases.stream().distinct()).as(playbook.id()).containsExactlyElementsOf(PHASES);
      assertThat(phases.stream().map(PHASES::indexOf)).as(playbook.id()).isSorted();
      assertThat(playbook.steps().stream().filter(step -> step.phase().equals("FIX")))
          .as(playbook.id())
          .anyMatch(step -> "EVIDENCE_HELD".equals(step.guard()));
      assertThat(playbook.steps().getFirst().dueInMinutes()).as(playbook.id()).isBetween(1, 30);
    }
  }

  @Test
  void everyTextIsThereInThreeLanguages() {
    // When
    var texts =
        Stream.concat(
                bundled.roles().stream().map(Playbooks.Role::title),
                bundled.playbooks().stream()
                    .flatMap(
                        one ->
                            Stream.concat(
                                Stream.of(one.title(), one.trigger()),
                                one.steps().stream().map(Step::title))))
            .toList();

    // Then: no Chinese text was forgotten, and none is English
    assertThat(texts).hasSizeGreaterThan(110);
    assertThat(texts)
        .allSatisfy(
            text -> {
              assertThat(text.zhHans()).matches(".*\\p{IsHan}.*");
              assertThat(text.zhHant()).matches(".*\\p{IsHan}.*");
              assertThat(text.en()).doesNotMatch(".*\\p{IsHan}.*");
            });
    assertThat(texts)
        .filteredOn(text -> !text.zhHans().equals(text.zhHant()))
        .hasSizeGreaterThan(90);
  }
}
