package org.aimsledger.inventory.notice;

import static org.aimsledger.inventory.aisystem.Examples.CHATBOT;
import static org.aimsledger.inventory.aisystem.Examples.EVENING;
import static org.aimsledger.inventory.aisystem.Examples.MORNING;
import static org.aimsledger.inventory.aisystem.Examples.NOON;
import static org.aimsledger.inventory.notice.NoticeExamples.ENGLISH;
import static org.aimsledger.inventory.notice.NoticeExamples.NOTICE;
import static org.aimsledger.inventory.notice.NoticeExamples.TRADITIONAL;
import static org.aimsledger.inventory.notice.NoticeExamples.approved;
import static org.aimsledger.inventory.notice.NoticeExamples.drafted;
import static org.aimsledger.inventory.notice.NoticeExamples.notice;
import static org.aimsledger.inventory.notice.NoticeExamples.opened;
import static org.aimsledger.inventory.notice.NoticeExamples.published;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.aimsledger.contracts.inventory.ComponentKind;
import org.aimsledger.contracts.inventory.NoticeAudience;
import org.aimsledger.contracts.inventory.NoticeEvent;
import org.aimsledger.contracts.inventory.NoticeKind;
import org.aimsledger.eventstore.core.Decision;
import org.aimsledger.inventory.platform.Presence;
import org.aimsledger.inventory.platform.Reason;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class NoticeDeciderTest {
  private static final Instant NIGHT = EVENING.plus(Duration.ofHours(5));

  private static NoticeCommand open(Presence found) {
    return new NoticeCommand.Open(
        NOTICE,
        CHATBOT,
        found,
        NoticeKind.TRANSPARENCY,
        NoticeAudience.AFFECTED_PERSONS,
        List.of("en", "zh-hant", "zh-Hant"),
        MORNING);
  }

  private static NoticeCommand approve(int edition, String who) {
    return new NoticeCommand.Approve(NOTICE, edition, who, "clear", NOON);
  }

  private static NoticeCommand publish(
      int edition, @Nullable Instant from, @Nullable Instant until) {
    return new NoticeCommand.Publish(NOTICE, edition, from, until, NOON);
  }

  private static NoticeCommand withdraw(int edition, Instant at) {
    return new NoticeCommand.Withdraw(NOTICE, edition, new Reason("wrong"), at);
  }

  private static Optional<Integer> told(Instant time, NoticeEvent... history) {
    return notice(history).state() instanceof Notice.Known known
        ? known.inForce(time).map(Notice.Edition::number)
        : Optional.empty();
  }

  @Test
  void aNoticeIsAboutASystemThatIsThere() {
    // When
    var known = notice().when(open(new Presence.Present(ComponentKind.AI_SYSTEM, null, false)));
    var unknown = notice().when(open(new Presence.Absent()));

    // Then
    assertThat(known).isEqualTo(Decision.accept(opened()));
    assertThat(unknown).isEqualTo(Decision.reject(new NoticeRejection.UnknownSystem(CHATBOT)));
  }

  @Test
  void writingAgainMakesAnApprovalVoid() {
    // Given
    var approvedNotice = notice(opened(), drafted(), approved(1));
    var same = new NoticeCommand.Draft(NOTICE, texts(), "otto", MORNING);
    var other = new NoticeCommand.Draft(NOTICE, new NoticeTexts(List.of(ENGLISH)), "otto", MORNING);

    // When
    var repeated = approvedNotice.when(same);
    var changed = approvedNotice.when(other);

    // Then
    assertThat(repeated).isEqualTo(Decision.accept());
    assertThat(changed).isEqualTo(Decision.accept(drafted(1, "otto", ENGLISH)));
    assertThat(
            notice(opened(), drafted(), approved(1), drafted(1, "otto", ENGLISH, TRADITIONAL))
                .when(publish(1, null, null)))
        .isEqualTo(Decision.reject(new NoticeRejection.NotApproved(1)));
  }

  private static NoticeTexts texts() {
    return new NoticeTexts(List.of(ENGLISH, TRADITIONAL));
  }

  @Test
  void nobodyApprovesWhatHeHasWrittenOnOrAnEditionThatIsNotThatInWork() {
    // Given
    var byTwo = notice(opened(), drafted(), drafted(1, "otto", ENGLISH, TRADITIONAL));

    // When
    var first = byTwo.when(approve(1, "carla"));
    var second = byTwo.when(approve(1, "otto"));
    var other = byTwo.when(approve(2, "anna"));
    var third = byTwo.when(approve(1, "anna"));

    // Then
    assertThat(first).isEqualTo(Decision.reject(new NoticeRejection.ApproverHasWritten("carla")));
    assertThat(second).isEqualTo(Decision.reject(new NoticeRejection.ApproverHasWritten("otto")));
    assertThat(other).isEqualTo(Decision.reject(new NoticeRejection.OtherEdition(2, 1)));
    assertThat(third).isEqualTo(Decision.accept(approved(1)));
  }

  @Test
  void aNoticeIsApprovedInAllItsLanguages() {
    // When
    var answer = notice(opened(), drafted(1, "carla", ENGLISH)).when(approve(1, "anna"));

    // Then
    assertThat(answer)
        .isEqualTo(Decision.reject(new NoticeRejection.LanguagesMissing(List.of("zh-Hant"))));
  }

  @Test
  void publishingSupersedesTheEditionBefore() {
    // Given
    var second =
        notice(
            opened(),
            drafted(),
            approved(1),
            published(1, EVENING, null, null),
            drafted(2, "carla", ENGLISH, TRADITIONAL),
            approved(2));

    // When
    var answer = second.when(publish(2, NIGHT, null));
    var early = second.when(publish(2, EVENING.minusSeconds(1), null));
    var past = second.when(publish(2, MORNING, null));
    var backwards = second.when(publish(2, NIGHT, NIGHT));

    // Then
    assertThat(answer).isEqualTo(Decision.accept(published(2, NIGHT, null, 1)));
    assertThat(early)
        .isEqualTo(
            Decision.reject(
                new NoticeRejection.BeginsBeforeTheEditionBefore(
                    EVENING.minusSeconds(1), EVENING)));
    assertThat(past).isEqualTo(Decision.reject(new NoticeRejection.BeginsInThePast(MORNING)));
    assertThat(backwards).isEqualTo(Decision.reject(new NoticeRejection.EndsBeforeItBegins()));
  }

  @Test
  void whatIsToldAtATimeIsTheLastEditionThatHasBegunAndNotEnded() {
    // Given
    NoticeEvent[] history = {
      opened(),
      drafted(),
      approved(1),
      published(1, EVENING, null, null),
      drafted(2, "carla", ENGLISH, TRADITIONAL),
      approved(2),
      published(2, NIGHT, NIGHT.plusSeconds(60), 1)
    };

    // When / Then
    assertThat(told(EVENING.minusSeconds(1), history)).isEmpty();
    assertThat(told(EVENING, history)).contains(1);
    assertThat(told(NIGHT, history)).contains(2);
    assertThat(told(NIGHT.plusSeconds(60), history)).isEmpty();
  }

  @Test
  void aWithdrawnEditionIsToldNoMoreAndTheOneBeforeDoesNotComeBack() {
    // Given
    NoticeEvent[] second = {
      opened(),
      drafted(),
      approved(1),
      published(1, EVENING, null, null),
      drafted(2, "carla", ENGLISH, TRADITIONAL),
      approved(2),
      published(2, NIGHT, null, 1),
      new NoticeEvent.Withdrawn(NOTICE, 2, "wrong", NIGHT.plusSeconds(9))
    };
    NoticeEvent[] beforeItsTime = second.clone();
    beforeItsTime[7] = new NoticeEvent.Withdrawn(NOTICE, 2, "wrong", NIGHT.minusSeconds(9));

    // When / Then
    assertThat(told(NIGHT, second)).contains(2);
    assertThat(told(NIGHT.plusSeconds(9), second)).isEmpty();
    assertThat(told(NIGHT.plusSeconds(9), beforeItsTime)).contains(1);
    assertThat(notice(second).when(withdraw(2, NIGHT))).isEqualTo(Decision.accept());
    assertThat(notice(second).when(withdraw(3, NIGHT)))
        .isEqualTo(Decision.reject(new NoticeRejection.UnknownEdition(3)));
  }

  @Test
  void nothingIsApprovedOrPublishedThatIsNotWritten() {
    // When
    var approval = notice(opened()).when(approve(1, "anna"));
    var publication = notice(opened()).when(publish(1, null, null));
    var unknown = notice().when(publish(1, null, null));

    // Then
    var nothing = Decision.reject(new NoticeRejection.NothingDrafted());
    assertThat(approval).isEqualTo(nothing);
    assertThat(publication).isEqualTo(nothing);
    assertThat(unknown).isEqualTo(Decision.reject(new NoticeRejection.UnknownNotice(NOTICE)));
  }
}
