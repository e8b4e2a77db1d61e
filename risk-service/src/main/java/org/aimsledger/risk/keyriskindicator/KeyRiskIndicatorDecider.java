package org.aimsledger.risk.keyriskindicator;

import static org.aimsledger.eventstore.core.Decision.accept;
import static org.aimsledger.eventstore.core.Decision.acceptAll;
import static org.aimsledger.eventstore.core.Decision.reject;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Optional;
import org.aimsledger.contracts.risk.IndicatorDirection;
import org.aimsledger.contracts.risk.IndicatorStanding;
import org.aimsledger.contracts.risk.KeyRiskIndicatorEvent;
import org.aimsledger.eventstore.core.Decider;
import org.aimsledger.eventstore.core.Decision;
import org.aimsledger.risk.keyriskindicator.KeyRiskIndicator.Absent;
import org.aimsledger.risk.keyriskindicator.KeyRiskIndicator.Facts;
import org.aimsledger.risk.keyriskindicator.KeyRiskIndicator.Known;
import org.aimsledger.risk.keyriskindicator.KeyRiskIndicator.Retired;
import org.aimsledger.risk.keyriskindicator.KeyRiskIndicator.Watched;
import org.aimsledger.risk.keyriskindicator.KeyRiskIndicatorCommand.ChangeThresholds;
import org.aimsledger.risk.keyriskindicator.KeyRiskIndicatorCommand.Define;
import org.aimsledger.risk.keyriskindicator.KeyRiskIndicatorCommand.RecordReading;
import org.aimsledger.risk.keyriskindicator.KeyRiskIndicatorCommand.Retire;
import org.jspecify.annotations.Nullable;

/// The rules of one key risk indicator.
final class KeyRiskIndicatorDecider
    implements Decider<
        KeyRiskIndicatorCommand,
        KeyRiskIndicator,
        KeyRiskIndicatorEvent,
        KeyRiskIndicatorRejection> {
  @Override
  public KeyRiskIndicator initial() {
    return new Absent();
  }

  @Override
  public KeyRiskIndicator evolve(KeyRiskIndicator state, KeyRiskIndicatorEvent event) {
    return KeyRiskIndicatorHistory.evolve(state, event);
  }

  @Override
  public Decision<KeyRiskIndicatorEvent, KeyRiskIndicatorRejection> decide(
      KeyRiskIndicatorCommand command, KeyRiskIndicator state) {
    return switch (command) {
      case Define c -> define(c, state);
      case RecordReading c -> whileWatched(c, state, facts -> recordReading(c, facts));
      case ChangeThresholds c -> whileWatched(c, state, facts -> changeThresholds(c, facts));
      case Retire c -> retire(c, state);
    };
  }

  private interface Rule {
    Decision<KeyRiskIndicatorEvent, KeyRiskIndicatorRejection> decide(Facts facts);
  }

  private static Decision<KeyRiskIndicatorEvent, KeyRiskIndicatorRejection> whileWatched(
      KeyRiskIndicatorCommand command, KeyRiskIndicator state, Rule rule) {
    return switch (state) {
      case Absent _ -> reject(new KeyRiskIndicatorRejection.UnknownIndicator(command.indicator()));
      case Watched(var facts) -> rule.decide(facts);
      case Retired _ -> reject(new KeyRiskIndicatorRejection.IndicatorRetired());
    };
  }

  private static Decision<KeyRiskIndicatorEvent, KeyRiskIndicatorRejection> define(
      Define c, KeyRiskIndicator state) {
    if (state instanceof Known) {
      return reject(new KeyRiskIndicatorRejection.AlreadyDefined(c.indicator()));
    }
    var known = c.known();
    if (known == null) {
      return reject(new KeyRiskIndicatorRejection.UnknownRisk(c.risk()));
    }
    if (known.closed()) {
      return reject(new KeyRiskIndicatorRejection.RiskIsClosed(c.risk()));
    }
    return outOfOrder(c.direction(), c.warning(), c.limit())
        .<Decision<KeyRiskIndicatorEvent, KeyRiskIndicatorRejection>>map(Decision::reject)
        .orElseGet(
            () ->
                accept(
                    new KeyRiskIndicatorEvent.Defined(
                        c.indicator(),
                        c.risk(),
                        known.system(),
                        c.name().value(),
                        c.unit().value(),
                        c.direction(),
                        c.warning().value(),
                        c.limit().value(),
                        c.owner().value(),
                        c.actor(),
                        c.at())));
  }

  private static Optional<KeyRiskIndicatorRejection> outOfOrder(
      IndicatorDirection direction, Figure warning, Figure limit) {
    return Thresholds.areInOrder(direction, warning.value(), limit.value())
        ? Optional.empty()
        : Optional.of(
            new KeyRiskIndicatorRejection.ThresholdsOutOfOrder(
                direction, warning.value(), limit.value()));
  }

  private static Decision<KeyRiskIndicatorEvent, KeyRiskIndicatorRejection> recordReading(
      RecordReading c, Facts facts) {
    if (c.readAt().isAfter(c.at())) {
      return reject(new KeyRiskIndicatorRejection.ReadInFuture(c.readAt(), c.at()));
    }
    var last = facts.last();
    if (last != null && !c.readAt().isAfter(last.readAt())) {
      return c.readAt().equals(last.readAt()) && c.value().value().compareTo(last.value()) == 0
          ? accept()
          : reject(new KeyRiskIndicatorRejection.NotAfterLastReading(c.readAt(), last.readAt()));
    }
    var standing = facts.thresholds().standingOf(c.value().value());
    var remark = c.remark();
    var events = new ArrayList<KeyRiskIndicatorEvent>();
    events.add(
        new KeyRiskIndicatorEvent.ReadingRecorded(
            c.indicator(),
            c.value().value(),
            c.readAt(),
            standing,
            remark == null ? null : remark.value(),
            c.actor(),
            c.at()));
    var crossing =
        crossing(
            facts, facts.thresholds(), standing, c.value().value(), c.readAt(), c.actor(), c.at());
    if (crossing != null) {
      events.add(crossing);
    }
    return acceptAll(events);
  }

  /// The limit is passed, or not passed any more; null: it is as it was.
  private static @Nullable KeyRiskIndicatorEvent crossing(
      Facts facts,
      Thresholds thresholds,
      IndicatorStanding standing,
      BigDecimal value,
      Instant readAt,
      String actor,
      Instant at) {
    var beyond = standing == IndicatorStanding.BEYOND_LIMIT;
    if (beyond == (facts.breachedSince() != null)) {
      return null;
    }
    return beyond
        ? new KeyRiskIndicatorEvent.Breached(
            facts.id(),
            facts.risk(),
            facts.system(),
            facts.name(),
            facts.unit(),
            thresholds.direction(),
            thresholds.limit(),
            value,
            readAt,
            actor,
            at)
        : new KeyRiskIndicatorEvent.Recovered(
            facts.id(), facts.risk(), facts.system(), thresholds.limit(), value, readAt, actor, at);
  }

  private static Decision<KeyRiskIndicatorEvent, KeyRiskIndicatorRejection> changeThresholds(
      ChangeThresholds c, Facts facts) {
    var direction = facts.thresholds().direction();
    var refused = outOfOrder(direction, c.warning(), c.limit());
    if (refused.isPresent()) {
      return reject(refused.get());
    }
    var next = new Thresholds(direction, c.warning().value(), c.limit().value());
    if (next.equals(facts.thresholds())) {
      return accept();
    }
    var last = facts.last();
    var standing = last == null ? null : next.standingOf(last.value());
    var events = new ArrayList<KeyRiskIndicatorEvent>();
    events.add(
        new KeyRiskIndicatorEvent.ThresholdsChanged(
            c.indicator(),
            next.warning(),
            next.limit(),
            standing,
            c.reason().value(),
            c.actor(),
            c.at()));
    if (last != null && standing != null) {
      var crossing =
          crossing(facts, next, standing, last.value(), last.readAt(), c.actor(), c.at());
      if (crossing != null) {
        events.add(crossing);
      }
    }
    return acceptAll(events);
  }

  private static Decision<KeyRiskIndicatorEvent, KeyRiskIndicatorRejection> retire(
      Retire c, KeyRiskIndicator state) {
    return switch (state) {
      case Absent _ -> reject(new KeyRiskIndicatorRejection.UnknownIndicator(c.indicator()));
      case Watched _ ->
          accept(
              new KeyRiskIndicatorEvent.Retired(
                  c.indicator(), c.reason().value(), c.actor(), c.at()));
      case Retired _ -> accept();
    };
  }
}
