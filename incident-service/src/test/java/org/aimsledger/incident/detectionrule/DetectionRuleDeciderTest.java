package org.aimsledger.incident.detectionrule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.aimsledger.contracts.incident.DetectionAllowance;
import org.aimsledger.contracts.incident.DetectionComparison;
import org.aimsledger.contracts.incident.DetectionMeasure;
import org.aimsledger.contracts.incident.DetectionRearm;
import org.aimsledger.contracts.incident.DetectionRuleContent;
import org.aimsledger.contracts.incident.DetectionRuleEvent;
import org.aimsledger.contracts.incident.DetectionRuleEvent.Drafted;
import org.aimsledger.contracts.incident.DetectionRuleEvent.Retired;
import org.aimsledger.contracts.incident.DetectionRuleEvent.Tried;
import org.aimsledger.contracts.incident.DetectionRuleEvent.WentLive;
import org.aimsledger.contracts.incident.DetectionRuleName;
import org.aimsledger.contracts.incident.DetectionWindow;
import org.aimsledger.eventstore.core.CorruptStreamException;
import org.aimsledger.eventstore.core.Decision;
import org.aimsledger.incident.detectionrule.DetectionRuleCommand.Draft;
import org.aimsledger.incident.detectionrule.DetectionRuleCommand.GoLive;
import org.aimsledger.incident.detectionrule.DetectionRuleCommand.RecordTrial;
import org.aimsledger.incident.detectionrule.DetectionRuleCommand.Retire;
import org.aimsledger.incident.detectionrule.DetectionRuleCommand.Revise;
import org.aimsledger.incident.detectionrule.DetectionRuleCommand.Trial;
import org.aimsledger.incident.detectionrule.DetectionRuleRejection.AuthorMayNotRelease;
import org.aimsledger.incident.detectionrule.DetectionRuleRejection.NotTheNewest;
import org.aimsledger.incident.detectionrule.DetectionRuleRejection.NotTried;
import org.aimsledger.incident.detectionrule.DetectionRuleRejection.NothingChanges;
import org.aimsledger.incident.detectionrule.DetectionRuleRejection.RuleIsAnother;
import org.aimsledger.incident.detectionrule.DetectionRuleRejection.RuleIsRetired;
import org.aimsledger.incident.detectionrule.DetectionRuleRejection.UnknownRule;
import org.aimsledger.incident.platform.PersonId;
import org.aimsledger.incident.platform.Reason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class DetectionRuleDeciderTest {
  private static final UUID RULE = UUID.fromString("0198c0de-0000-7000-8000-0000000000d1");
  private static final Instant NOW = Instant.parse("2027-12-03T12:00:00Z");
  private static final PersonId RITA = new PersonId("rita");
  private static final PersonId CARL = new PersonId("carl");
  private static final Reason REASON = new Reason("because");
  private static final Trial TRIAL = new Trial(NOW, NOW, 10, 5, 1, 2, true);
  private static final DetectionRuleContent FIRST = content("value > 0.2");
  private static final DetectionRuleContent SECOND = content("value > 0.3");
  private static final Drafted DRAFTED = new Drafted(RULE, 1, FIRST, null, "rita", NOW);
  private static final Drafted REDRAFTED = new Drafted(RULE, 2, SECOND, null, "carl", NOW);
  private static final Tried TRIED = tried(1, "rita");
  private static final WentLive LIVE = new WentLive(RULE, 1, "carl", "because", NOW);
  private static final Retired RETIRED = new Retired(RULE, "carl", "because", NOW);

  private final DetectionRuleDecider decider = new DetectionRuleDecider();

  static Stream<Arguments> accepted() {
    return Stream.of(
        Arguments.of(List.of(), new Draft(RULE, FIRST, null, RITA, NOW), List.of(DRAFTED)),
        Arguments.of(List.of(DRAFTED), new Revise(RULE, SECOND, CARL, NOW), List.of(REDRAFTED)),
        Arguments.of(List.of(DRAFTED), new RecordTrial(RULE, 1, TRIAL, RITA, NOW), List.of(TRIED)),
        Arguments.of(
            List.of(DRAFTED, TRIED), new GoLive(RULE, 1, REASON, CARL, NOW), List.of(LIVE)),
        Arguments.of(
            List.of(DRAFTED, TRIED, LIVE), new GoLive(RULE, 1, REASON, CARL, NOW), List.of()),
        Arguments.of(
            List.of(DRAFTED, TRIED, LIVE), new Revise(RULE, SECOND, CARL, NOW), List.of(REDRAFTED)),
        Arguments.of(
            List.of(DRAFTED, TRIED, LIVE, REDRAFTED, tried(2, "carl")),
            new GoLive(RULE, 2, REASON, RITA, NOW),
            List.of(new WentLive(RULE, 2, "rita", "because", NOW))),
        Arguments.of(
            List.of(DRAFTED, TRIED, LIVE), new Retire(RULE, REASON, CARL, NOW), List.of(RETIRED)),
        Arguments.of(List.of(DRAFTED, RETIRED), new Retire(RULE, REASON, CARL, NOW), List.of()));
  }

  @ParameterizedTest
  @MethodSource("accepted")
  void theStepsOfARule(
      List<DetectionRuleEvent> given, DetectionRuleCommand when, List<DetectionRuleEvent> then) {
    assertThat(decide(given, when)).isEqualTo(Decision.acceptAll(then));
  }

  static Stream<Arguments> refused() {
    return Stream.of(
        Arguments.of(List.of(), new Revise(RULE, FIRST, RITA, NOW), new UnknownRule(RULE)),
        Arguments.of(List.of(), new Retire(RULE, REASON, RITA, NOW), new UnknownRule(RULE)),
        Arguments.of(
            List.of(DRAFTED), new Draft(RULE, FIRST, null, RITA, NOW), new RuleIsAnother(RULE)),
        Arguments.of(
            List.of(DRAFTED), new Revise(RULE, FIRST, CARL, NOW), new NothingChanges(RULE, 1)),
        Arguments.of(
            List.of(DRAFTED), new GoLive(RULE, 1, REASON, CARL, NOW), new NotTried(RULE, 1)),
        Arguments.of(
            List.of(DRAFTED, TRIED),
            new GoLive(RULE, 1, REASON, RITA, NOW),
            new AuthorMayNotRelease(RULE, 1, "rita")),
        Arguments.of(
            List.of(DRAFTED, TRIED, REDRAFTED),
            new GoLive(RULE, 1, REASON, CARL, NOW),
            new NotTheNewest(RULE, 1, 2)),
        Arguments.of(
            List.of(DRAFTED, TRIED, REDRAFTED),
            new GoLive(RULE, 2, REASON, RITA, NOW),
            new NotTried(RULE, 2)),
        Arguments.of(
            List.of(DRAFTED, REDRAFTED),
            new RecordTrial(RULE, 1, TRIAL, RITA, NOW),
            new NotTheNewest(RULE, 1, 2)),
        Arguments.of(
            List.of(DRAFTED, TRIED, RETIRED),
            new GoLive(RULE, 1, REASON, CARL, NOW),
            new RuleIsRetired(RULE)),
        Arguments.of(
            List.of(DRAFTED, RETIRED),
            new Revise(RULE, SECOND, CARL, NOW),
            new RuleIsRetired(RULE)));
  }

  @ParameterizedTest
  @MethodSource("refused")
  void whatTheRulesRefuse(
      List<DetectionRuleEvent> given, DetectionRuleCommand when, DetectionRuleRejection then) {
    assertThat(decide(given, when)).isEqualTo(Decision.reject(then));
  }

  @Test
  void anEditTakesNothingFromTheVersionThatIsLive() {
    // When
    var state = state(List.of(DRAFTED, TRIED, LIVE, REDRAFTED));

    // Then
    var written = (DetectionRule.Written) state;
    assertThat(Objects.requireNonNull(written.live()).content()).isEqualTo(FIRST);
    assertThat(written.newest().content()).isEqualTo(SECOND);
  }

  @Test
  void nothingFollowsARetirement() {
    // Given
    var state = state(List.of(DRAFTED, RETIRED));

    // Then
    assertThatThrownBy(() -> decider.evolve(state, TRIED))
        .isInstanceOf(CorruptStreamException.class);
  }

  private Decision<DetectionRuleEvent, DetectionRuleRejection> decide(
      List<DetectionRuleEvent> given, DetectionRuleCommand when) {
    return decider.decide(when, state(given));
  }

  private DetectionRule state(List<DetectionRuleEvent> events) {
    var state = decider.initial();
    for (var event : events) {
      state = decider.evolve(state, event);
    }
    return state;
  }

  private static Tried tried(int version, String by) {
    return new Tried(RULE, version, NOW, NOW, 10, 5, 1, 2, true, by, NOW);
  }

  private static DetectionRuleContent content(String condition) {
    return new DetectionRuleContent(
        new DetectionRuleName("Drift", "漂移", "漂移"),
        List.of(),
        List.of(),
        "psi",
        condition,
        new DetectionWindow(
            DetectionMeasure.COUNT, null, 5, DetectionComparison.AT_LEAST, new BigDecimal("3"), 3),
        DetectionRearm.WHEN_RECOVERED,
        86_400,
        DetectionAllowance.ONE_HOUR);
  }
}
