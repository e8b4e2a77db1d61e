package org.aimsledger.incident.signaldeciding;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.aimsledger.contracts.SealedText;
import org.aimsledger.contracts.incident.DecidingRule;
import org.aimsledger.contracts.incident.OutsideRecord;
import org.aimsledger.contracts.incident.SealedStatement;
import org.aimsledger.contracts.incident.SignalDecision;
import org.aimsledger.contracts.incident.SignalLabel;
import org.aimsledger.contracts.incident.SignalSource;
import org.aimsledger.incident.platform.ConditionReader;
import org.aimsledger.incident.platform.Reason;
import org.aimsledger.incident.platform.SignalCondition;
import org.aimsledger.incident.signal.Signal;
import org.aimsledger.incident.signal.SignalCommand;
import org.aimsledger.incident.signal.SignalFacts;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WhenSignalMeetsRuleDecideItPolicyTest {
  private static final UUID SIGNAL = new UUID(1, 1);
  private static final UUID CHATBOT = new UUID(3, 3);
  private static final Instant NOON = Instant.parse("2027-12-03T12:00:00Z");
  private static final Instant LATER = NOON.plusSeconds(60);
  private static final ConditionReader READER =
      new ConditionReader(new ConditionReader.Limits(2_000, 32, 5_000, 100));

  private static LiveSignalRule rule(
      long number, SignalDecision decision, String expression, Instant since) {
    return new LiveSignalRule(
        new UUID(9, number), 3, "rule " + number, decision, condition(expression), since);
  }

  private static SignalCondition condition(String expression) {
    return ((SignalCondition.Reading.Usable) READER.readForSignals(expression)).condition();
  }

  private static Signal open(
      SignalSource source, List<UUID> systems, @Nullable SealedStatement statement) {
    return new Signal.Open(
        new SignalFacts(
            SIGNAL,
            source,
            "Wrong dosage",
            statement == null ? "The hospital called." : null,
            systems,
            source == SignalSource.OUTSIDE ? new OutsideRecord("example-base", "17", null) : null,
            List.of(new SignalLabel("MIT", "Domain", "7")),
            NOON,
            null,
            statement,
            null,
            null,
            NOON,
            NOON));
  }

  @Test
  void theFirstRuleThatIsMetDecidesAndIsNamedWithItsVersion() {
    // Given
    var rules =
        List.of(
            rule(1, SignalDecision.ISSUE, "title == 'Something else'", NOON),
            rule(2, SignalDecision.HAZARD, "text.contains('hospital')", NOON),
            rule(3, SignalDecision.INCIDENT, "true", NOON));

    // When
    var command =
        WhenSignalMeetsRuleDecideItPolicy.on(
            open(SignalSource.PERSON, List.of(CHATBOT), null), rules, LATER);

    // Then
    assertThat(command)
        .contains(
            new SignalCommand.Decide(
                SIGNAL,
                SignalDecision.HAZARD,
                new Reason("meets the rule: rule 2"),
                new DecidingRule(new UUID(9, 2).toString(), "3"),
                LATER));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "source == 'OUTSIDE' && scope == 'example-base' | true",
        "labels.exists(l, l == 'MIT/Domain=7') | true",
        "size(systems) == 1 && systems[0].endsWith('3') | true",
        "reported < timestamp('2027-12-03T12:00:01Z') | true",
        "systems[7] == 'x' | false"
      })
  void aConditionSeesTheFactsOfTheSignal(String expression, boolean met) {
    // Given
    var rules = List.of(rule(1, SignalDecision.ISSUE, expression, NOON));

    // When
    var command =
        WhenSignalMeetsRuleDecideItPolicy.on(
            open(SignalSource.OUTSIDE, List.of(CHATBOT), null), rules, LATER);

    // Then
    assertThat(command.isPresent()).isEqualTo(met);
  }

  @Test
  void whatAProtectedPersonSaidIsReadByPeopleOnly() {
    // Given
    var statement =
        new SealedStatement(
            new UUID(5, 5), new SealedText(new UUID(5, 5), new UUID(6, 6), "x"), null, null);
    var signal = open(SignalSource.CONCERN, List.of(CHATBOT), statement);

    // Then
    assertThat(
            WhenSignalMeetsRuleDecideItPolicy.on(
                signal, List.of(rule(1, SignalDecision.INCIDENT, "true", NOON)), LATER))
        .isEmpty();
  }

  @Test
  void whatHappenedToOthersIsNoIncidentOfOurs() {
    // Given
    var signal = open(SignalSource.OUTSIDE, List.of(), null);
    var rules =
        List.of(
            rule(1, SignalDecision.INCIDENT, "true", NOON),
            rule(2, SignalDecision.HAZARD, "true", NOON));

    // When
    var command = WhenSignalMeetsRuleDecideItPolicy.on(signal, rules, LATER);

    // Then
    assertThat(command.map(decide -> ((SignalCommand.Decide) decide).decision()))
        .contains(SignalDecision.HAZARD);
  }

  @Test
  void whatWasThereBeforeTheRuleAndWhatIsDecidedIsLeftAlone() {
    // Given
    var rules = List.of(rule(1, SignalDecision.ISSUE, "true", NOON.plusSeconds(1)));
    var open = open(SignalSource.PERSON, List.of(CHATBOT), null);
    var judged =
        new Signal.Judged(
            ((Signal.Open) open).facts(),
            new Signal.Judgement(SignalDecision.ISSUE, "because", null, NOON),
            null);

    // Then
    assertThat(WhenSignalMeetsRuleDecideItPolicy.on(open, rules, LATER)).isEmpty();
    assertThat(
            WhenSignalMeetsRuleDecideItPolicy.on(
                judged, List.of(rule(1, SignalDecision.HAZARD, "true", NOON)), LATER))
        .isEmpty();
  }
}
