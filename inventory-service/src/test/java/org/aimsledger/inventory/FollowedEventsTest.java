package org.aimsledger.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.aimsledger.contracts.WireNames;
import org.aimsledger.contracts.inventory.AiSystemReportEvent;
import org.aimsledger.contracts.inventory.InventoryServiceEvent;
import org.aimsledger.contracts.inventory.ReportKind;
import org.aimsledger.eventstore.core.EventMeta;
import org.aimsledger.eventstore.core.Recorded;
import org.aimsledger.eventstore.core.StreamId;
import org.aimsledger.eventstore.project.Projection;
import org.junit.jupiter.api.Test;

/// What a view says that it follows is what its rows are made of: an event that it doesn't follow
/// is never decoded for it.
@QuarkusTest
class FollowedEventsTest {
  private static final UUID SYSTEM = UUID.fromString("01980000-0000-8000-8000-0000000000aa");
  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

  @Inject Instance<Projection<?, ?>> projections;

  private static Recorded<InventoryServiceEvent> recorded(InventoryServiceEvent event) {
    var meta =
        new EventMeta(
            new UUID(1, 1),
            "/inventory",
            WireNames.of(event.getClass()),
            new StreamId("any", SYSTEM),
            1,
            0,
            1,
            NOON,
            "u-1",
            "c-1",
            null);
    return new Recorded<>(event, meta);
  }

  private static Stream<InventoryServiceEvent> samples() {
    var reports =
        Arrays.stream(ReportKind.values())
            .map(
                kind ->
                    new AiSystemReportEvent.Received(
                        SYSTEM, SYSTEM, kind, "s", "urn:r", "1", NOON, NOON));
    return Stream.concat(InventoryEventTypesTest.oneOfEach(), reports);
  }

  @SuppressWarnings("unchecked") // all views of this service follow its own family
  private List<Projection<InventoryServiceEvent, ?>> views() {
    return projections.stream()
        .<Projection<InventoryServiceEvent, ?>>map(
            projection -> (Projection<InventoryServiceEvent, ?>) projection)
        .toList();
  }

  @Test
  void everyEventThatTouchesARowIsFollowed() {
    for (var view : views()) {
      var touching = samples().filter(event -> view.key(recorded(event)) != null).toList();

      assertThat(touching).as(view.name()).isNotEmpty();
      assertThat(touching)
          .as(view.name())
          .allMatch(event -> view.follows(event.getClass()), "is followed");
    }
  }

  @Test
  void whatIntegrationsSendMostOfIsDecodedForNoView() {
    assertThat(views())
        .isNotEmpty()
        .noneMatch(view -> view.follows(AiSystemReportEvent.Measured.class))
        .noneMatch(view -> view.follows(AiSystemReportEvent.Detailed.class));
  }
}
