package org.aimsledger.incident.signalregister;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Stream;
import org.aimsledger.contracts.WireNames;
import org.aimsledger.contracts.incident.CommunicationEvent;
import org.aimsledger.contracts.incident.DataSubjectEvent;
import org.aimsledger.contracts.incident.DetectionRuleEvent;
import org.aimsledger.contracts.incident.EscalationEvent;
import org.aimsledger.contracts.incident.ExerciseEvent;
import org.aimsledger.contracts.incident.IncidentEvent;
import org.aimsledger.contracts.incident.IncidentServiceEvent;
import org.aimsledger.contracts.incident.RegulatoryCaseEvent;
import org.aimsledger.contracts.incident.ResponseEvent;
import org.aimsledger.contracts.incident.SignalEvent;
import org.aimsledger.contracts.incident.SignalEvent.Decided;
import org.aimsledger.contracts.incident.SignalEvent.Described;
import org.aimsledger.contracts.incident.SignalEvent.IncidentRaised;
import org.aimsledger.contracts.incident.SignalEvent.Labelled;
import org.aimsledger.contracts.incident.SignalEvent.Merged;
import org.aimsledger.contracts.incident.SignalEvent.Reported;
import org.aimsledger.contracts.incident.SignalEvent.Separated;
import org.aimsledger.contracts.incident.SignalEvent.StatementRead;
import org.aimsledger.contracts.incident.SignalEvent.SystemsMatched;
import org.aimsledger.contracts.incident.SignalLabel;
import org.aimsledger.contracts.incident.SignalRuleEvent;
import org.aimsledger.contracts.incident.WebhookSubscriptionEvent;
import org.aimsledger.contracts.inventory.GivenDate;
import org.aimsledger.eventstore.core.CorruptStreamException;
import org.aimsledger.eventstore.core.Recorded;
import org.aimsledger.eventstore.project.Projection;
import org.aimsledger.eventstore.store.EventTypes;
import org.jspecify.annotations.Nullable;

/// Keeps one row per signal.
@ApplicationScoped
class SignalRegisterProjection implements Projection<IncidentServiceEvent, SignalRegisterRow> {
  static final String NAME = "signal-register";

  private static final EventTypes<IncidentServiceEvent> TYPES =
      EventTypes.declare(IncidentServiceEvent.class, WireNames::of);

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public int version() {
    return 1;
  }

  @Override
  public EventTypes<IncidentServiceEvent> types() {
    return TYPES;
  }

  @Override
  public Class<SignalRegisterRow> rowType() {
    return SignalRegisterRow.class;
  }

  @Override
  public @Nullable Object key(Recorded<IncidentServiceEvent> recorded) {
    return switch (recorded.event()) {
      case SignalEvent event -> event.signal();
      case IncidentEvent _,
          RegulatoryCaseEvent _,
          DataSubjectEvent _,
          DetectionRuleEvent _,
          ExerciseEvent _,
          WebhookSubscriptionEvent _,
          CommunicationEvent _,
          EscalationEvent _,
          SignalRuleEvent _,
          ResponseEvent _ ->
          null;
    };
  }

  @Override
  public @Nullable SignalRegisterRow apply(
      @Nullable SignalRegisterRow row, Recorded<IncidentServiceEvent> recorded) {
    if (!(recorded.event() instanceof SignalEvent event)) {
      return row;
    }
    var next = row == null ? first(event) : changed(row, event, recorded.meta().id());
    next.updatedAt = recorded.meta().time();
    next.streamVersion = recorded.meta().streamVersion();
    return next;
  }

  private static SignalRegisterRow first(SignalEvent event) {
    if (!(event instanceof Reported e)) {
      throw new CorruptStreamException("no row", event);
    }
    var row = new SignalRegisterRow(e.signal(), e.source(), e.title(), e.at());
    tell(row, e.title(), e.text());
    row.systems = e.systems().toArray(UUID[]::new);
    row.labels = texts(e.labels());
    if (e.outside() != null) {
      row.outsideScope = e.outside().scope();
      row.outsideId = e.outside().id();
    }
    row.sealed = e.statement() != null;
    row.splitFrom = e.splitFrom();
    row.occurredAt = e.occurredAt();
    row.occurredOn = e.occurredOn() == null ? null : e.occurredOn().parsed();
    row.happenedAt = happened(e);
    return row;
  }

  private static Instant happened(Reported event) {
    if (event.occurredAt() != null) {
      return event.occurredAt();
    }
    return event.occurredOn() == null ? event.at() : begin(event.occurredOn(), event.at());
  }

  /// The first moment of a date, in UTC.
  private static Instant begin(GivenDate date, Instant otherwise) {
    var text = date.parsed();
    if (text == null) {
      return otherwise;
    }
    var day =
        switch (date.precision()) {
          case DAY -> LocalDate.parse(text);
          case MONTH -> YearMonth.parse(text).atDay(1);
          case YEAR -> LocalDate.of(Integer.parseInt(text), 1, 1);
          case UNKNOWN -> null;
        };
    return day == null ? otherwise : day.atStartOfDay().toInstant(ZoneOffset.UTC);
  }

  private static SignalRegisterRow changed(SignalRegisterRow row, SignalEvent event, UUID id) {
    switch (event) {
      case Reported e -> throw new CorruptStreamException(row, e);
      case Described e -> tell(row, e.title(), e.text());
      case Labelled e ->
          row.labels =
              Stream.concat(Arrays.stream(row.labels), Arrays.stream(texts(e.labels())))
                  .toArray(String[]::new);
      case SystemsMatched e -> row.systems = e.systems().toArray(UUID[]::new);
      case Merged e -> {
        row.status = SignalStanding.MERGED;
        row.mergedInto = e.into();
      }
      case Separated _ -> {
        row.status = SignalStanding.OPEN;
        row.mergedInto = null;
      }
      case Decided e -> {
        row.status = SignalStanding.DECIDED;
        row.decision = e.decision();
        row.decidedEvent = id;
        row.decidedAt = e.at();
      }
      case IncidentRaised e -> row.incident = e.incident();
      case StatementRead _ -> {
        // Changes only when the row was last touched.
      }
    }
    return row;
  }

  private static void tell(SignalRegisterRow row, String title, @Nullable String text) {
    row.title = title;
    row.text = text;
    row.searchText = (title + "\n" + (text == null ? "" : text)).toLowerCase(Locale.ROOT);
  }

  private static String[] texts(List<SignalLabel> labels) {
    return labels.stream().map(LabelText::of).toArray(String[]::new);
  }
}
