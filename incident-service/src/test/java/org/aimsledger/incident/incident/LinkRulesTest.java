package org.aimsledger.incident.incident;

import static org.aimsledger.eventstore.core.Decision.accept;
import static org.aimsledger.eventstore.core.Decision.reject;
import static org.aimsledger.incident.incident.IncidentSamples.*;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.aimsledger.contracts.incident.ContainmentOutcome;
import org.aimsledger.contracts.incident.IncidentEvent;
import org.aimsledger.contracts.incident.IncidentEvent.Linked;
import org.aimsledger.contracts.incident.IncidentEvent.SystemUnlinked;
import org.aimsledger.contracts.incident.IncidentEvent.Unlinked;
import org.aimsledger.contracts.incident.IncidentLinkKind;
import org.aimsledger.incident.incident.IncidentCommand.LinkRecord;
import org.aimsledger.incident.incident.IncidentCommand.UnlinkRecord;
import org.aimsledger.incident.incident.IncidentCommand.UnlinkSystem;
import org.aimsledger.incident.incident.IncidentRejection.SystemContained;
import org.aimsledger.incident.incident.IncidentRejection.TooManyLinks;
import org.junit.jupiter.api.Test;

class LinkRulesTest {
  private static final UUID RISK = new UUID(5, 1);
  private static final LinkRecord LINK =
      new LinkRecord(INCIDENT, IncidentLinkKind.RISK, RISK, WHY, LATER);
  private static final UnlinkRecord UNLINK =
      new UnlinkRecord(INCIDENT, IncidentLinkKind.RISK, RISK, WHY, LATER);
  private static final Linked LINKED =
      new Linked(INCIDENT, IncidentLinkKind.RISK, RISK, "because", LATER);
  private static final Unlinked UNLINKED =
      new Unlinked(INCIDENT, IncidentLinkKind.RISK, RISK, "because", LATER);
  private static final UnlinkSystem TAKE_AWAY = new UnlinkSystem(INCIDENT, CHATBOT, WHY, LATER);

  @Test
  void aLinkIsAddedAndTakenAwayOnceEach() {
    // Then
    assertThat(when(state(raised()), LINK)).isEqualTo(accept(LINKED));
    assertThat(when(state(raised(), LINKED), LINK)).isEqualTo(accept());
    assertThat(when(state(raised(), LINKED), UNLINK)).isEqualTo(accept(UNLINKED));
    assertThat(when(state(raised(), LINKED, UNLINKED), UNLINK)).isEqualTo(accept());
    assertThat(when(state(raised(), LINKED, UNLINKED), LINK)).isEqualTo(accept(LINKED));
  }

  @Test
  void whatComesToLightAfterTheEndIsLinkedToo() {
    // Given
    var closed = state(plus(List.of(resolvedAfter()), closed()));
    var at = ((Incident.Known) closed).facts().lastAt();

    // When
    var decision = when(closed, new LinkRecord(INCIDENT, IncidentLinkKind.FINDING, RISK, WHY, at));

    // Then
    assertThat(decision)
        .isEqualTo(accept(new Linked(INCIDENT, IncidentLinkKind.FINDING, RISK, "because", at)));
  }

  @Test
  void thereIsAnEndToLinks() {
    // Given
    var history = new ArrayList<IncidentEvent>(List.of(raised()));
    for (var number = 0; number < IncidentCommand.MAX_LINKS; number++) {
      history.add(
          new Linked(INCIDENT, IncidentLinkKind.RISK, new UUID(6, number), "because", LATER));
    }

    // When
    var decision = when(state(history.toArray(IncidentEvent[]::new)), LINK);

    // Then
    assertThat(decision).isEqualTo(reject(new TooManyLinks(INCIDENT, IncidentCommand.MAX_LINKS)));
  }

  @Test
  void aSystemIsTakenAwayUnlessTheIncidentHoldsIt() {
    // Given
    var contained =
        state(active(containmentRequested(), containmentAnswered(ContainmentOutcome.SUSPENDED)));
    var gone = new SystemUnlinked(INCIDENT, CHATBOT, "because", LATER);

    // Then
    assertThat(when(state(raised()), TAKE_AWAY)).isEqualTo(accept(gone));
    assertThat(when(state(raised(), gone), TAKE_AWAY)).isEqualTo(accept());
    assertThat(((Incident.Known) state(raised(), gone)).facts().systems()).doesNotContain(CHATBOT);
    assertThat(when(contained, TAKE_AWAY))
        .isEqualTo(reject(new SystemContained(INCIDENT, CHATBOT)));
  }
}
