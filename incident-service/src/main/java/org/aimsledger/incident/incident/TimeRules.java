package org.aimsledger.incident.incident;

import static org.aimsledger.eventstore.core.Decision.accept;
import static org.aimsledger.eventstore.core.Decision.reject;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.aimsledger.contracts.incident.IncidentEvent;
import org.aimsledger.contracts.incident.IncidentEvent.TimeStated;
import org.aimsledger.contracts.incident.IncidentMoment;
import org.aimsledger.contracts.incident.StatedTime;
import org.aimsledger.contracts.incident.TimePrecision;
import org.aimsledger.eventstore.core.Decision;
import org.aimsledger.incident.incident.Incident.Known;
import org.aimsledger.incident.incident.IncidentCommand.StateTime;
import org.aimsledger.incident.incident.IncidentRejection.NotInThisState;
import org.aimsledger.incident.incident.IncidentRejection.NotTriaged;
import org.aimsledger.incident.incident.IncidentRejection.TimeInFuture;
import org.aimsledger.incident.incident.IncidentRejection.TimesContradict;

/// Times of the world, stated with the precision in which they are known. A correction is an entry
/// with its reason; what was said before stays. What can't have been in that order is refused, as
/// far as the precision of both times tells.
final class TimeRules {
  /// What can't be before what.
  private record Order(IncidentMoment first, IncidentMoment second) {}

  private static final List<Order> ORDERS =
      List.of(
          new Order(IncidentMoment.OCCURRED, IncidentMoment.DETECTED),
          new Order(IncidentMoment.OCCURRED, IncidentMoment.AWARE),
          new Order(IncidentMoment.OCCURRED, IncidentMoment.ENDED),
          new Order(IncidentMoment.OCCURRED, IncidentMoment.CONTAINED),
          new Order(IncidentMoment.OCCURRED, IncidentMoment.RECOVERED),
          new Order(IncidentMoment.DETECTED, IncidentMoment.CONTAINED),
          new Order(IncidentMoment.CONTAINED, IncidentMoment.RECOVERED));

  private TimeRules() {}

  /// Also of a closed incident: what comes to light later is an entry too.
  static Decision<IncidentEvent, IncidentRejection> state(
      StateTime command, Known state, Instant at) {
    return switch (state) {
      case Incident.Rejected _, Incident.Merged _ ->
          reject(new NotInThisState(command.incident(), state.status()));
      case Incident.Open _, Incident.Resolved _, Incident.Closed _ -> {
        if (command.moment() == IncidentMoment.AWARE && assessment(state).isEmpty()) {
          yield reject(new NotTriaged(command.incident()));
        }
        var from = known(state, command.moment());
        if (from.isPresent() && from.get().equals(command.to())) {
          yield accept();
        }
        var refusal = refusal(command, state, at);
        yield refusal.isPresent()
            ? reject(refusal.get())
            : accept(
                new TimeStated(
                    command.incident(),
                    command.moment(),
                    from.orElse(null),
                    command.to(),
                    command.reason().value(),
                    at));
      }
    };
  }

  private static Optional<IncidentRejection> refusal(StateTime command, Known state, Instant at) {
    var time = command.to().time();
    if (time == null) {
      return Optional.empty();
    }
    if (time.isAfter(at)) {
      return Optional.of(new TimeInFuture("time", time, at));
    }
    for (var order : ORDERS) {
      if (order.first() == command.moment() || order.second() == command.moment()) {
        var earlier = known(command, state, order.first());
        var later = known(command, state, order.second());
        if (earlier.isPresent()
            && later.isPresent()
            && isCertainlyAfter(earlier.get(), later.get())) {
          return Optional.of(
              new TimesContradict(
                  command.moment(),
                  order.first(),
                  earlier.get(),
                  order.second().name(),
                  later.get()));
        }
      }
    }
    return againstRecord(command, state);
  }

  private static Optional<StatedTime> known(StateTime command, Known state, IncidentMoment moment) {
    return moment == command.moment() ? Optional.of(command.to()) : known(state, moment);
  }

  /// What people did with it can't have been before it was noticed, and not after it was over.
  private static Optional<IncidentRejection> againstRecord(StateTime command, Known state) {
    var limit =
        switch (command.moment()) {
          case OCCURRED, DETECTED -> recorded("RAISED", state.facts().raisedAt());
          case AWARE ->
              assessment(state).map(one -> recorded("TRIAGED", one.triagedAt())).orElse(null);
          case ENDED, CONTAINED, RECOVERED ->
              state instanceof Incident.Closed closed
                  ? recorded("CLOSED", closed.closure().at())
                  : null;
        };
    return limit != null && isCertainlyAfter(command.to(), limit.time())
        ? Optional.of(
            new TimesContradict(
                command.moment(), command.moment(), command.to(), limit.what(), limit.time()))
        : Optional.empty();
  }

  /// A time that this service has recorded itself.
  private record Recorded(String what, StatedTime time) {}

  private static Recorded recorded(String what, Instant time) {
    return new Recorded(what, new StatedTime(time, TimePrecision.EXACT, null));
  }

  /// Whether the first can't have been at the second or before, however they are read.
  private static boolean isCertainlyAfter(StatedTime first, StatedTime second) {
    var begins = first.time();
    var ends = StatedTimes.latest(second);
    return begins != null
        && first.precision() != TimePrecision.APPROXIMATE
        && ends.isPresent()
        && begins.isAfter(ends.get());
  }

  /// A time as it is known now, whoever stated it.
  static Optional<StatedTime> known(Known state, IncidentMoment moment) {
    var stated = state.facts().time(moment).map(KnownTime::time);
    return stated.isPresent()
        ? stated
        : switch (moment) {
          case OCCURRED -> Optional.ofNullable(state.facts().occurredAt()).map(TimeRules::exactly);
          case AWARE -> assessment(state).map(one -> exactly(one.awareAt()));
          case ENDED, DETECTED, CONTAINED, RECOVERED -> Optional.empty();
        };
  }

  private static StatedTime exactly(Instant time) {
    return new StatedTime(time, TimePrecision.EXACT, null);
  }

  private static Optional<Assessment> assessment(Known state) {
    return switch (state) {
      case Incident.Judged judged -> Optional.of(judged.assessment());
      case Incident.Closed closed -> Optional.of(closed.assessment());
      case Incident.Reported _, Incident.Acknowledged _ -> Optional.empty();
      case Incident.Rejected _, Incident.Merged _ -> Optional.empty();
    };
  }
}
