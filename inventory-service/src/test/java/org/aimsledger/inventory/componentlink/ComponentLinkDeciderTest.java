package org.aimsledger.inventory.componentlink;

import static org.aimsledger.inventory.componentlink.ComponentLinkExamples.DATA;
import static org.aimsledger.inventory.componentlink.ComponentLinkExamples.LINK;
import static org.aimsledger.inventory.componentlink.ComponentLinkExamples.MODEL;
import static org.aimsledger.inventory.componentlink.ComponentLinkExamples.MORNING;
import static org.aimsledger.inventory.componentlink.ComponentLinkExamples.NOON;
import static org.aimsledger.inventory.componentlink.ComponentLinkExamples.link;
import static org.aimsledger.inventory.componentlink.ComponentLinkExamples.linked;
import static org.aimsledger.inventory.componentlink.ComponentLinkExamples.unlinked;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.aimsledger.contracts.inventory.ComponentKind;
import org.aimsledger.contracts.inventory.ComponentLinkEvent;
import org.aimsledger.contracts.inventory.Confidence;
import org.aimsledger.contracts.inventory.FieldSource;
import org.aimsledger.contracts.inventory.LinkEnd;
import org.aimsledger.contracts.inventory.Relation;
import org.aimsledger.eventstore.core.CorruptStreamException;
import org.aimsledger.eventstore.core.Decision;
import org.aimsledger.inventory.componentlink.ComponentLinkCommand.Join;
import org.aimsledger.inventory.componentlink.ComponentLinkCommand.Part;
import org.aimsledger.inventory.componentlink.ComponentLinkCommand.Seen;
import org.aimsledger.inventory.platform.Presence;
import org.aimsledger.inventory.platform.Reason;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class ComponentLinkDeciderTest {
  private static final UUID SYSTEM = UUID.fromString("01980000-0000-7000-8000-000000000001");
  private static final UUID OTHER = UUID.fromString("01980000-0000-7000-8000-000000000002");
  private static final Part REMOVAL = new Part(LINK, new Reason("it was another version"), NOON);

  private static Seen there(LinkEnd end) {
    return new Seen(end, new Presence.Present(end.kind(), null, false));
  }

  private static Seen part(ComponentKind kind, UUID id, @Nullable UUID whole) {
    return new Seen(new LinkEnd(kind, id), new Presence.Present(kind, whole, false));
  }

  private static Join join(Seen from, Relation relation, Seen to) {
    return new Join(
        LINK,
        from,
        relation,
        to,
        FieldSource.DISCOVERED,
        Confidence.MEDIUM,
        "from the training run",
        MORNING);
  }

  private static Join training(Seen from, Seen to) {
    return join(from, Relation.TRAINED_ON, to);
  }

  private static Decision<ComponentLinkEvent, ComponentLinkRejection> no(
      ComponentLinkRejection reason) {
    return Decision.reject(reason);
  }

  @Test
  void aLinkIsRecordedWhenBothEndsAreThere() {
    // When
    var decision = link().when(training(there(MODEL), there(DATA)));

    // Then
    assertThat(decision).isEqualTo(Decision.accept(linked()));
  }

  static Stream<Arguments> endsThatAreNotThere() {
    var absent = new Presence.Absent();
    var other = new Presence.Present(ComponentKind.MODEL, null, false);
    return Stream.of(
        Arguments.of(new Seen(MODEL, absent), there(DATA), "from", MODEL),
        Arguments.of(new Seen(MODEL, other), there(DATA), "from", MODEL),
        Arguments.of(there(MODEL), new Seen(DATA, absent), "to", DATA),
        Arguments.of(there(MODEL), new Seen(DATA, other), "to", DATA));
  }

  @ParameterizedTest
  @MethodSource("endsThatAreNotThere")
  void anEndThatIsNotThereOrOfAnotherKindIsNamed(Seen from, Seen to, String field, LinkEnd end) {
    // When
    var decision = link().when(training(from, to));

    // Then
    assertThat(decision).isEqualTo(no(new ComponentLinkRejection.UnknownEnd(field, end)));
  }

  @Test
  void whatIsRetiredGetsNoNewLinks() {
    // Given
    var retired = new Seen(DATA, new Presence.Present(DATA.kind(), null, true));

    // When
    var decision = link().when(training(there(MODEL), retired));

    // Then
    assertThat(decision).isEqualTo(no(new ComponentLinkRejection.EndRetired("to", DATA)));
  }

  @Test
  void aRelationJoinsOnlyKindsThatItIsMadeFor() {
    // When
    var decision = link().when(training(there(DATA), there(MODEL)));

    // Then
    assertThat(decision)
        .isEqualTo(
            no(
                new ComponentLinkRejection.RelationNotAllowed(
                    Relation.TRAINED_ON, DATA.kind(), MODEL.kind(), Set.of())));
  }

  @Test
  void nothingDependsOnItself() {
    // When
    var decision = link().when(join(there(MODEL), Relation.DERIVED_FROM, there(MODEL)));

    // Then
    assertThat(decision).isEqualTo(no(new ComponentLinkRejection.EndsAreTheSame(MODEL)));
  }

  @Test
  void aDeploymentRunsAVersionOfItsOwnSystem() {
    // Given
    var deployment = part(ComponentKind.DEPLOYMENT, MODEL.id(), SYSTEM);
    var own = part(ComponentKind.SYSTEM_VERSION, DATA.id(), SYSTEM);
    var foreign = part(ComponentKind.SYSTEM_VERSION, DATA.id(), OTHER);

    // When
    var yes = link().when(join(deployment, Relation.RUNS, own));
    var no = link().when(join(deployment, Relation.RUNS, foreign));

    // Then
    assertThat(yes).isInstanceOf(Decision.Accepted.class);
    assertThat(no)
        .isEqualTo(no(new ComponentLinkRejection.OtherSystem(deployment.end(), foreign.end())));
  }

  @ParameterizedTest
  @EnumSource(Relation.class)
  void everyRelationJoinsSomething(Relation relation) {
    // When
    var starts =
        Stream.of(ComponentKind.values())
            .filter(kind -> !RelationRules.targets(relation, kind).isEmpty());

    // Then
    assertThat(starts).isNotEmpty();
  }

  @Test
  void sayingTheSameAgainRecordsNothing() {
    // Given
    var gone = new Seen(DATA, new Presence.Present(DATA.kind(), null, true));

    // When
    var decision = link(linked()).when(training(there(MODEL), gone));

    // Then
    assertThat(decision).isEqualTo(Decision.accept());
  }

  @Test
  void anotherNoteIsRecorded() {
    // Given
    var command =
        new Join(
            LINK,
            there(MODEL),
            Relation.TRAINED_ON,
            there(DATA),
            FieldSource.DECLARED,
            Confidence.HIGH,
            null,
            NOON);

    // When
    var decision = link(linked()).when(command);

    // Then
    assertThat(decision)
        .isEqualTo(
            Decision.accept(
                new ComponentLinkEvent.Linked(
                    LINK,
                    MODEL,
                    Relation.TRAINED_ON,
                    DATA,
                    FieldSource.DECLARED,
                    Confidence.HIGH,
                    null,
                    NOON)));
  }

  @Test
  void aLinkIsTakenBackOnceAndMayComeBack() {
    // When
    var removed = link(linked()).when(REMOVAL);
    var again = link(linked(), unlinked()).when(REMOVAL);
    var back = link(linked(), unlinked()).when(training(there(MODEL), there(DATA)));

    // Then
    assertThat(removed).isEqualTo(Decision.accept(unlinked()));
    assertThat(again).isEqualTo(Decision.accept());
    assertThat(back).isEqualTo(Decision.accept(linked()));
  }

  @Test
  void whatNeverWasCanNotBeTakenBack() {
    // When
    var decision = link().when(REMOVAL);

    // Then
    assertThat(decision).isEqualTo(no(new ComponentLinkRejection.UnknownLink(LINK)));
  }

  @Test
  void anImpossibleHistoryStopsTheReplay() {
    // When / Then
    assertThatThrownBy(() -> link(linked(), unlinked(), unlinked()).state())
        .isInstanceOf(CorruptStreamException.class);
  }
}
