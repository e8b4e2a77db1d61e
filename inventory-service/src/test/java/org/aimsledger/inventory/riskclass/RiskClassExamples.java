package org.aimsledger.inventory.riskclass;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import org.aimsledger.contracts.inventory.OrganisationRole;
import org.aimsledger.contracts.inventory.RedeterminationCause;
import org.aimsledger.contracts.inventory.RiskClass;
import org.aimsledger.contracts.inventory.RiskClassBasis;
import org.aimsledger.contracts.inventory.RiskClassEvent;
import org.aimsledger.contracts.inventory.SecondPersonCause;
import org.aimsledger.referencedata.RiskClasses;
import org.aimsledger.referencedata.load.BundledPacks;
import org.aimsledger.referencedata.load.PackReader;
import org.aimsledger.testkit.spec.DeciderSpecification;
import org.jspecify.annotations.Nullable;

/// Determinations that the tests speak of.
public final class RiskClassExamples {
  static final Instant MORNING = Instant.parse("2026-11-20T08:00:00Z");
  static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");
  static final UUID SYSTEM = UUID.fromString("01980000-0000-7000-8000-000000000001");
  static final UUID FIRST = UUID.fromString("01980000-0000-7000-8000-0000000000e1");
  static final UUID SECOND = UUID.fromString("01980000-0000-7000-8000-0000000000e2");
  static final SystemSeen SEEN = new SystemSeen.Present(List.of(OrganisationRole.DEPLOYER), false);

  /// The rules that come with the product.
  static final RiskClasses NOW = BundledPacks.load().riskClasses().all().getFirst();

  /// The same in a later version, in which some rules are others.
  public static final RiskClasses LATER = later();

  static final String GROUNDS = "a human decides on every application, in full";

  private RiskClassExamples() {}

  private static RiskClasses later() {
    var file = "/risk-classes-2027.1.yaml";
    try (var content =
        new InputStreamReader(
            Objects.requireNonNull(RiskClassExamples.class.getResourceAsStream(file)),
            StandardCharsets.UTF_8)) {
      return (RiskClasses) PackReader.read(file, content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// `question=answer|answer; question=answer`.
  static Map<String, List<String>> answers(String text) {
    var answers = new TreeMap<String, List<String>>();
    Arrays.stream(text.split("; ", -1))
        .filter(answer -> !answer.isEmpty())
        .map(answer -> answer.split("=", 2))
        .forEach(answer -> answers.put(answer[0], List.of(answer[1].split("\\|", -1))));
    return answers;
  }

  /// No to everything, but for these answers.
  static Map<String, List<String>> harmlessBut(String changes) {
    var answers =
        answers(
            "practices=NONE; product-legislation=NONE; uses=NONE; transparency=NONE;"
                + " general-purpose-model=NO");
    answers.putAll(answers(changes));
    return answers;
  }

  static final Map<String, List<String>> RECRUITMENT =
      harmlessBut("uses=recruitment; exception=NONE");
  static final Map<String, List<String>> PREPARATORY =
      harmlessBut(
          "uses=recruitment; exception=preparatory-task; profiling=NO; significant-risk=NO");
  static final Map<String, List<String>> HARMLESS = harmlessBut("");

  static RiskClassBasis basis(Map<String, List<String>> answers, @Nullable String grounds) {
    return Classification.of(NOW, answers).basis(NOW, answers, grounds);
  }

  static RiskClassCommand.Determine determine(
      UUID determination,
      Map<String, List<String>> answers,
      @Nullable String grounds,
      String decider) {
    return new RiskClassCommand.Determine(
        determination, SYSTEM, SEEN, NOW, answers, grounds, decider, NOON);
  }

  public static RiskClassEvent.Determined determined() {
    return new RiskClassEvent.Determined(
        FIRST,
        SYSTEM,
        RiskClass.HIGH_ANNEX_III,
        null,
        LocalDate.of(2027, 12, 2),
        basis(RECRUITMENT, null),
        "u-1",
        null,
        MORNING);
  }

  public static RiskClassEvent.Proposed proposed() {
    return new RiskClassEvent.Proposed(
        SECOND,
        SYSTEM,
        RiskClass.MINIMAL,
        RiskClass.HIGH_ANNEX_III,
        LocalDate.of(2024, 8, 1),
        basis(PREPARATORY, GROUNDS),
        List.of(SecondPersonCause.EXCEPTION_CLAIMED, SecondPersonCause.CLASS_LOWERED),
        "u-1",
        NOON);
  }

  public static RiskClassEvent.ProposalDeclined declined() {
    return new RiskClassEvent.ProposalDeclined(
        SECOND, SYSTEM, "u-2", "the grounds don't convince", NOON);
  }

  public static RiskClassEvent.LeftUndetermined leftUndetermined() {
    var answers = harmlessBut("uses=UNKNOWN");
    return new RiskClassEvent.LeftUndetermined(
        SECOND, SYSTEM, basis(answers, null), List.of("uses"), "u-1", NOON);
  }

  public static RiskClassEvent.RedeterminationDue due() {
    return new RiskClassEvent.RedeterminationDue(
        FIRST,
        SYSTEM,
        RedeterminationCause.SYSTEM_CHANGED,
        NOW.version().toString(),
        List.of(),
        "it is used for promotions as well",
        NOON);
  }

  static RiskClassEvent.RedeterminationDue dueFor(
      RedeterminationCause cause, String pack, List<String> rules, String reason) {
    return new RiskClassEvent.RedeterminationDue(FIRST, SYSTEM, cause, pack, rules, reason, NOON);
  }

  static DeciderSpecification<RiskClassCommand, RiskClassStatus, RiskClassEvent, RiskClassRejection>
      riskClass(RiskClassEvent... history) {
    return DeciderSpecification.of(new RiskClassDecider()).given(history);
  }
}
