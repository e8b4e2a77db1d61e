package org.aimsledger.audit.auditfindinglist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.aimsledger.audit.auditfindinglist.AuditFindingListResponses.Summary;
import org.aimsledger.contracts.WireNames;
import org.aimsledger.contracts.audit.AuditServiceEvent;
import org.aimsledger.contracts.audit.CorrectiveActionStanding;
import org.aimsledger.contracts.audit.FindingEvent;
import org.aimsledger.contracts.audit.FindingKind;
import org.aimsledger.contracts.audit.FindingRequirement;
import org.aimsledger.contracts.audit.SeenAction;
import org.aimsledger.contracts.audit.TrailAccessEvent;
import org.aimsledger.eventstore.core.CorruptStreamException;
import org.aimsledger.eventstore.core.EventMeta;
import org.aimsledger.eventstore.core.Recorded;
import org.aimsledger.eventstore.core.StreamId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AuditFindingListProjectionTest {
  private static final UUID FINDING = UUID.fromString("0198c0de-0000-7000-8000-0000000000c1");
  private static final UUID SYSTEM = UUID.fromString("0198c0de-0000-7000-8000-0000000000b1");
  private static final UUID ACTION = UUID.fromString("0198c0de-0000-7000-8000-0000000000a1");
  private static final UUID OTHER_ACTION = UUID.fromString("0198c0de-0000-7000-8000-0000000000a2");
  private static final Instant NOON = Instant.parse("2027-12-03T12:00:00Z");
  private static final LocalDate DUE = LocalDate.of(2027, 12, 31);
  private static final LocalDate LATER = LocalDate.of(2028, 1, 31);

  private static final FindingEvent RAISED = raised(FindingKind.MINOR_NONCONFORMITY);
  private static final FindingEvent CORRECTED =
      new FindingEvent.CorrectionRecorded(FINDING, "Tests were run", "otto", NOON);
  private static final FindingEvent EXPLAINED =
      new FindingEvent.RootCauseRecorded(FINDING, "The gate didn't ask", "otto", NOON);
  private static final FindingEvent CLOSED =
      new FindingEvent.Closed(FINDING, "The gate asks", List.of(), "vera", NOON.plusSeconds(9));

  private final AuditFindingListProjection projection = new AuditFindingListProjection();

  @Test
  void whatWasFoundBecomesOneRow() {
    // When
    var row = rowAfter(RAISED);

    // Then
    assertThat(Summary.of(row, DUE))
        .isEqualTo(
            new Summary(
                FINDING,
                FindingKind.MINOR_NONCONFORMITY,
                new FindingRequirement("ISO/IEC 42001", "A.6.2.4"),
                "Not verified",
                List.of(SYSTEM),
                "otto",
                DUE,
                false,
                ListedFindingStanding.OPEN,
                List.of(),
                "vera",
                NOON,
                null,
                null,
                NOON.plusSeconds(1)));
  }

  @Test
  void itIsOverdueAfterItsLastDayUntilItIsAnswered() {
    // When
    var open = rowAfter(RAISED, CORRECTED);
    var answered = rowAfter(RAISED, EXPLAINED);
    var longer =
        rowAfter(RAISED, new FindingEvent.DueChanged(FINDING, DUE, LATER, "x", "anna", NOON));

    // Then
    assertThat(Summary.of(open, DUE).overdue()).isFalse();
    assertThat(Summary.of(open, DUE.plusDays(1)).overdue()).isTrue();
    assertThat(Summary.of(answered, DUE.plusDays(1)).overdue()).isFalse();
    assertThat(Summary.of(longer, DUE.plusDays(1)).overdue()).isFalse();
    assertThat(Summary.of(longer, LATER.plusDays(1)).overdue()).isTrue();
  }

  @Test
  void aCorrectionAnswersWhatIsNoNonconformityAndTheFirstAnswerCounts() {
    // Given
    var later = new FindingEvent.RootCauseRecorded(FINDING, "x", "otto", NOON.plusSeconds(5));

    // When
    var nonconformity = rowAfter(RAISED, CORRECTED);
    var observation = rowAfter(raised(FindingKind.OBSERVATION), CORRECTED, later);

    // Then
    assertThat(nonconformity.standing).isEqualTo(ListedFindingStanding.OPEN);
    assertThat(nonconformity.answeredAt).isNull();
    assertThat(observation.standing).isEqualTo(ListedFindingStanding.ANSWERED);
    assertThat(observation.answeredAt).isEqualTo(NOON);
  }

  @Test
  void theRowFollowsOwnerAndActions() {
    // When
    var row =
        rowAfter(
            RAISED,
            new FindingEvent.HandedOver(FINDING, "otto", "olga", "leave", "anna", NOON),
            linked(ACTION),
            linked(OTHER_ACTION),
            new FindingEvent.CorrectiveActionUnlinked(FINDING, ACTION, "x", "vera", NOON));

    // Then
    assertThat(row.owner).isEqualTo("olga");
    assertThat(row.actions).containsExactly(OTHER_ACTION);
  }

  @Test
  void itEndsClosedOrWithdrawn() {
    // When
    var closed = rowAfter(RAISED, EXPLAINED, CLOSED);
    var withdrawn = rowAfter(RAISED, new FindingEvent.Withdrawn(FINDING, "x", "vera", NOON));

    // Then
    assertThat(closed.standing).isEqualTo(ListedFindingStanding.CLOSED);
    assertThat(closed.endedAt).isEqualTo(NOON.plusSeconds(9));
    assertThat(closed.updatedAt).isEqualTo(NOON.plusSeconds(3));
    assertThat(withdrawn.standing).isEqualTo(ListedFindingStanding.WITHDRAWN);
    assertThat(withdrawn.endedAt).isEqualTo(NOON);
  }

  @Test
  void theSameHistoryGivesTheSameRowAgain() {
    // Given
    FindingEvent[] history = {RAISED, CORRECTED, linked(ACTION), EXPLAINED, CLOSED};

    // Then
    assertThat(rowAfter(history)).usingRecursiveComparison().isEqualTo(rowAfter(history));
  }

  @Test
  void whatElseHappensIsNoneOfItsBusiness() {
    // Given
    var read = new TrailAccessEvent.Read(UUID.randomUUID(), "entries", NOON);

    // Then
    assertThat(projection.key(recorded(read, 1))).isNull();
    assertThat(projection.key(recorded(RAISED, 1))).isEqualTo(FINDING);
  }

  @Test
  void aHistoryThatDoesNotBeginAtItsBeginningIsCorrupt() {
    assertThatThrownBy(() -> rowAfter(EXPLAINED)).isInstanceOf(CorruptStreamException.class);
    assertThatThrownBy(() -> rowAfter(RAISED, RAISED)).isInstanceOf(CorruptStreamException.class);
  }

  private static FindingEvent raised(FindingKind kind) {
    return new FindingEvent.Raised(
        FINDING,
        kind,
        new FindingRequirement("ISO/IEC 42001", "A.6.2.4"),
        "Not verified",
        "It went live without tests.",
        List.of(),
        List.of(SYSTEM),
        "otto",
        DUE,
        "vera",
        NOON);
  }

  private static FindingEvent linked(UUID action) {
    return new FindingEvent.CorrectiveActionLinked(
        FINDING, new SeenAction(action, CorrectiveActionStanding.OPEN, 1), "otto", NOON);
  }

  private AuditFindingListRow rowAfter(FindingEvent... history) {
    @Nullable AuditFindingListRow row = null;
    var version = 0;
    for (var event : history) {
      row = projection.apply(row, recorded(event, ++version));
    }
    return Objects.requireNonNull(row);
  }

  private static Recorded<AuditServiceEvent> recorded(AuditServiceEvent event, int version) {
    return new Recorded<>(
        event,
        new EventMeta(
            new UUID(0, version),
            "/audit",
            WireNames.of(event.getClass()),
            new StreamId("finding", FINDING),
            version,
            0,
            version,
            NOON.plusSeconds(version),
            "vera",
            "c",
            null));
  }
}
