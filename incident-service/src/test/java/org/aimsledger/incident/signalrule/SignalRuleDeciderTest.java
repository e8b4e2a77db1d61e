package org.aimsledger.incident.signalrule;

import static org.aimsledger.eventstore.core.Decision.accept;
import static org.aimsledger.eventstore.core.Decision.reject;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.aimsledger.contracts.incident.DetectionRuleName;
import org.aimsledger.contracts.incident.SignalDecision;
import org.aimsledger.contracts.incident.SignalRuleContent;
import org.aimsledger.contracts.incident.SignalRuleEvent;
import org.aimsledger.contracts.incident.SignalRuleEvent.Drafted;
import org.aimsledger.contracts.incident.SignalRuleEvent.Retired;
import org.aimsledger.contracts.incident.SignalRuleEvent.Tried;
import org.aimsledger.contracts.incident.SignalRuleEvent.WentLive;
import org.aimsledger.eventstore.core.CorruptStreamException;
import org.aimsledger.eventstore.core.Decision;
import org.aimsledger.incident.platform.PersonId;
import org.aimsledger.incident.platform.Reason;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SignalRuleDeciderTest {
  private static final UUID RULE = new UUID(1, 1);
  private static final Instant NOON = Instant.parse("2027-12-03T12:00:00Z");
  private static final PersonId RITA = new PersonId("rita");
  private static final PersonId CARL = new PersonId("carl");
  private static final Reason WHY = new Reason("because");
  private static final SignalRuleContent HEALTH = content("text.contains('hospital')");
  private static final SignalRuleContent OTHER = content("text.contains('clinic')");
  private static final Drafted DRAFTED = new Drafted(RULE, 1, HEALTH, "rita", NOON);
  private static final WentLive LIVE = new WentLive(RULE, 1, "carl", "because", null, NOON);
  private static final Tried TRIED =
      new Tried(RULE, 1, Instant.EPOCH, NOON, 9, 2, 0, true, "rita", NOON);
  private static final Drafted REVISED = new Drafted(RULE, 2, OTHER, "rita", NOON);
  private static final Retired RETIRED = new Retired(RULE, "carl", "because", NOON);

  private final SignalRuleDecider decider = new SignalRuleDecider();

  private static SignalRuleContent content(String condition) {
    return new SignalRuleContent(
        new DetectionRuleName("a", "b", "c"), condition, SignalDecision.INCIDENT);
  }

  private SignalRule given(SignalRuleEvent... events) {
    var state = decider.initial();
    for (var event : events) {
      state = decider.evolve(state, event);
    }
    return state;
  }

  private Decision<SignalRuleEvent, SignalRuleRejection> decide(
      SignalRuleCommand command, SignalRuleEvent... events) {
    return decider.decide(command, given(events));
  }

  private static SignalRuleCommand release(int version, PersonId by) {
    return release(version, null, by, NOON);
  }

  private static SignalRuleCommand release(
      int version, @Nullable Reason withoutHistory, PersonId by, Instant at) {
    return new SignalRuleCommand.GoLive(
        RULE, version, WHY, withoutHistory, Duration.ofDays(7), by, at);
  }

  private static Tried tried(int version, Instant from, long signals) {
    return new Tried(RULE, version, from, NOON, signals, 0, 0, true, "rita", NOON);
  }

  @Test
  void aVersionIsReleasedAfterATrialOfThatVersion() {
    // Then
    assertThat(decide(release(1, CARL), DRAFTED))
        .isEqualTo(reject(new SignalRuleRejection.NotTried(RULE, 1)));
    assertThat(decide(release(1, CARL), DRAFTED, TRIED)).isEqualTo(accept(LIVE));
    assertThat(decide(release(2, CARL), DRAFTED, TRIED, REVISED))
        .isEqualTo(reject(new SignalRuleRejection.NotTried(RULE, 2)));
    assertThat(
            decide(
                new SignalRuleCommand.RecordTrial(
                    RULE,
                    1,
                    new SignalRuleCommand.Trial(Instant.EPOCH, NOON, 9, 2, 0, true),
                    RITA,
                    NOON),
                DRAFTED,
                REVISED))
        .isEqualTo(reject(new SignalRuleRejection.NotTheNewest(RULE, 1, 2)));
  }

  @Test
  void aTrialCountsForAWhile() {
    // Given
    var week = NOON.plus(Duration.ofDays(7));

    // Then
    assertThat(decide(release(1, null, CARL, week), DRAFTED, TRIED))
        .isEqualTo(accept(new WentLive(RULE, 1, "carl", "because", null, week)));
    assertThat(decide(release(1, null, CARL, week.plusSeconds(1)), DRAFTED, TRIED))
        .isEqualTo(reject(new SignalRuleRejection.TrialTooOld(RULE, 1, NOON, Duration.ofDays(7))));
  }

  /// Nobody gets around the trial by running it over a stretch in which nothing was reported.
  @Test
  void withoutAnySignalSomebodySaysWhyItIsReleased() {
    // Given
    var why = new Reason("a new installation");
    var nothing = tried(1, Instant.EPOCH, 0);

    // Then
    assertThat(decide(release(1, CARL), DRAFTED, nothing))
        .isEqualTo(reject(new SignalRuleRejection.NoHistory(RULE, 1)));
    assertThat(decide(release(1, why, CARL, NOON), DRAFTED, nothing))
        .isEqualTo(accept(new WentLive(RULE, 1, "carl", "because", "a new installation", NOON)));
    assertThat(decide(release(1, why, CARL, NOON), DRAFTED, tried(1, NOON.minusSeconds(60), 0)))
        .isEqualTo(reject(new SignalRuleRejection.NothingLookedAt(RULE, 1)));
    assertThat(decide(release(1, why, CARL, NOON), DRAFTED, TRIED)).isEqualTo(accept(LIVE));
  }

  @Test
  void whoWritesDoesNotRelease() {
    // Then
    assertThat(decide(new SignalRuleCommand.Draft(RULE, HEALTH, RITA, NOON)))
        .isEqualTo(accept(DRAFTED));
    assertThat(decide(release(1, RITA), DRAFTED))
        .isEqualTo(reject(new SignalRuleRejection.AuthorMayNotRelease(RULE, 1, "rita")));
    assertThat(decide(release(1, CARL), DRAFTED, TRIED)).isEqualTo(accept(LIVE));
    assertThat(decide(release(1, CARL), DRAFTED, LIVE)).isEqualTo(accept());
  }

  @Test
  void anEditIsANewVersionBesideTheOneThatDecides() {
    // When
    var decision = decide(new SignalRuleCommand.Revise(RULE, OTHER, RITA, NOON), DRAFTED, LIVE);
    var state = (SignalRule.Written) given(DRAFTED, LIVE, REVISED);

    // Then
    assertThat(decision).isEqualTo(accept(REVISED));
    assertThat(state.live()).isNotNull().extracting(SignalRule.Version::number).isEqualTo(1);
    assertThat(state.newest().number()).isEqualTo(2);
    assertThat(decide(release(1, CARL), DRAFTED, LIVE, REVISED))
        .isEqualTo(reject(new SignalRuleRejection.NotTheNewest(RULE, 1, 2)));
    assertThat(decide(new SignalRuleCommand.Revise(RULE, HEALTH, RITA, NOON), DRAFTED))
        .isEqualTo(reject(new SignalRuleRejection.NothingChanges(RULE, 1)));
  }

  @Test
  void whatIsRetiredDecidesNoMore() {
    // Given
    var retire = new SignalRuleCommand.Retire(RULE, WHY, CARL, NOON);

    // Then
    assertThat(decide(retire, DRAFTED, LIVE)).isEqualTo(accept(RETIRED));
    assertThat(decide(retire, DRAFTED, LIVE, RETIRED)).isEqualTo(accept());
    assertThat(decide(release(1, CARL), DRAFTED, LIVE, RETIRED))
        .isEqualTo(reject(new SignalRuleRejection.RuleIsRetired(RULE)));
    assertThat(((SignalRule.Written) given(DRAFTED, LIVE, RETIRED)).live()).isNull();
  }

  @Test
  void whatNobodyHasWrittenIsUnknown() {
    // Then
    assertThat(decide(release(1, CARL)))
        .isEqualTo(reject(new SignalRuleRejection.UnknownRule(RULE)));
    assertThat(decide(new SignalRuleCommand.Draft(RULE, OTHER, RITA, NOON), DRAFTED))
        .isEqualTo(reject(new SignalRuleRejection.RuleIsAnother(RULE)));
    assertThatThrownBy(() -> given(LIVE)).isInstanceOf(CorruptStreamException.class);
    assertThatThrownBy(() -> given(DRAFTED, RETIRED, REVISED))
        .isInstanceOf(CorruptStreamException.class);
  }

  @Test
  void noRuleSaysThatSomethingIsNoneOfOurBusiness() {
    // Given
    var none =
        new SignalRuleContent(
            new DetectionRuleName("a", "b", "c"), "true", SignalDecision.NOT_RELEVANT);

    // Then
    assertThatThrownBy(() -> new SignalRuleCommand.Draft(RULE, none, RITA, NOON))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
