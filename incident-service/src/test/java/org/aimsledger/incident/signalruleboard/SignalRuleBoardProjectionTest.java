package org.aimsledger.incident.signalruleboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.aimsledger.contracts.WireNames;
import org.aimsledger.contracts.incident.DetectionRuleName;
import org.aimsledger.contracts.incident.IncidentServiceEvent;
import org.aimsledger.contracts.incident.SignalDecision;
import org.aimsledger.contracts.incident.SignalRuleContent;
import org.aimsledger.contracts.incident.SignalRuleEvent;
import org.aimsledger.contracts.incident.SignalRuleEvent.Drafted;
import org.aimsledger.contracts.incident.SignalRuleEvent.Retired;
import org.aimsledger.contracts.incident.SignalRuleEvent.WentLive;
import org.aimsledger.eventstore.core.CorruptStreamException;
import org.aimsledger.eventstore.core.EventMeta;
import org.aimsledger.eventstore.core.Recorded;
import org.aimsledger.eventstore.core.StreamId;
import org.junit.jupiter.api.Test;

class SignalRuleBoardProjectionTest {
  private static final UUID RULE = new UUID(1, 1);
  private static final Instant NOON = Instant.parse("2027-12-03T12:00:00Z");
  private static final SignalRuleContent CONTENT =
      new SignalRuleContent(new DetectionRuleName("a", "b", "c"), "true", SignalDecision.ISSUE);
  private static final Drafted FIRST = new Drafted(RULE, 1, CONTENT, "rita", NOON);
  private static final WentLive LIVE = new WentLive(RULE, 1, "carl", "because", null, NOON);
  private static final Drafted SECOND = new Drafted(RULE, 2, CONTENT, "olaf", NOON);

  private final SignalRuleBoardProjection projection = new SignalRuleBoardProjection();

  private SignalRuleBoardRow rowAfter(SignalRuleEvent... events) {
    SignalRuleBoardRow row = null;
    for (var event : events) {
      assertThat(projection.key(recorded(event))).isEqualTo(RULE);
      row = projection.apply(row, recorded(event));
    }
    return Objects.requireNonNull(row);
  }

  private static Recorded<IncidentServiceEvent> recorded(IncidentServiceEvent event) {
    return new Recorded<>(
        event,
        new EventMeta(
            new UUID(0, 1),
            "/incident",
            WireNames.of(event.getClass()),
            new StreamId("signal-rule", RULE),
            1,
            0,
            1,
            NOON,
            "somebody",
            "correlation",
            null));
  }

  @Test
  void aRuleStandsWhereItsVersionsStand() {
    // When
    var draft = rowAfter(FIRST);
    var live = rowAfter(FIRST, LIVE);
    var edited = rowAfter(FIRST, LIVE, SECOND);
    var retired = rowAfter(FIRST, LIVE, new Retired(RULE, "carl", "because", NOON));

    // Then
    assertThat(draft.standing).isEqualTo(SignalRuleStanding.DRAFT);
    assertThat(live.standing).isEqualTo(SignalRuleStanding.LIVE);
    assertThat(live.liveSince).isEqualTo(NOON);
    assertThat(edited.standing).isEqualTo(SignalRuleStanding.LIVE_WITH_DRAFT);
    assertThat(edited.liveVersion).isEqualTo(1);
    assertThat(edited.newestVersion).isEqualTo(2);
    assertThat(edited.draftedBy).isEqualTo("olaf");
    assertThat(retired.standing).isEqualTo(SignalRuleStanding.RETIRED);
    assertThat(retired.liveVersion).isNull();
  }

  @Test
  void aRuleThatNobodyWroteIsABug() {
    // Then
    assertThatThrownBy(() -> projection.apply(null, recorded(LIVE)))
        .isInstanceOf(CorruptStreamException.class);
  }
}
