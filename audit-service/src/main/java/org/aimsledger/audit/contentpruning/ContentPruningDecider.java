package org.aimsledger.audit.contentpruning;

import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.Map;
import org.aimsledger.audit.contentpruning.ContentPruning.Absent;
import org.aimsledger.audit.contentpruning.ContentPruning.Confirmed;
import org.aimsledger.audit.contentpruning.ContentPruning.Finished;
import org.aimsledger.audit.contentpruning.ContentPruning.Ordered;
import org.aimsledger.audit.contentpruning.ContentPruning.SetAside;
import org.aimsledger.audit.contentpruning.ContentPruning.Wanted;
import org.aimsledger.audit.contentpruning.ContentPruningCommand.Confirm;
import org.aimsledger.audit.contentpruning.ContentPruningCommand.Finish;
import org.aimsledger.audit.contentpruning.ContentPruningCommand.Order;
import org.aimsledger.audit.contentpruning.ContentPruningCommand.Prune;
import org.aimsledger.contracts.audit.TrailPruningEvent;
import org.aimsledger.eventstore.core.CorruptStreamException;
import org.aimsledger.eventstore.core.Decider;
import org.aimsledger.eventstore.core.Decision;
import org.aimsledger.referencedata.RetentionRules;
import org.aimsledger.referencedata.Versions;

/// The rules of prunings. The database that takes the content keeps to the same ones, and does not
/// ask these.
///
/// @param rules how long records are kept at least
/// @param longer how long the organisation keeps classes of them
record ContentPruningDecider(Versions<RetentionRules> rules, Map<String, Period> longer)
    implements Decider<
        ContentPruningCommand, ContentPruning, TrailPruningEvent, ContentPruningRejection> {
  ContentPruningDecider {
    longer = Map.copyOf(longer);
  }

  @Override
  public ContentPruning initial() {
    return new Absent();
  }

  @Override
  public Decision<TrailPruningEvent, ContentPruningRejection> decide(
      ContentPruningCommand command, ContentPruning state) {
    return switch (command) {
      case Order order -> state instanceof Absent ? order(order) : Decision.accept();
      case Confirm confirm -> confirm(confirm, state);
      case Prune prune -> prune(prune, state);
      case Finish finish -> finish(finish, state);
      case ContentPruningCommand.SetAside refused -> setAside(refused, state);
    };
  }

  private Decision<TrailPruningEvent, ContentPruningRejection> order(Order order) {
    var pack = rules.inForceOn(LocalDate.ofInstant(order.at(), ZoneOffset.UTC));
    var known = pack.recordClass(order.recordClass());
    if (known.isEmpty()) {
      return Decision.reject(
          new ContentPruningRejection.UnknownClass(order.recordClass(), pack.version().toString()));
    }
    var minimum = minimum(known.get(), order.at());
    var latest = ago(minimum, order.at());
    if (order.before().isAfter(latest)) {
      return Decision.reject(
          new ContentPruningRejection.StillKept(order.recordClass(), minimum.toString(), latest));
    }
    return Decision.accept(
        new TrailPruningEvent.Ordered(
            order.pruning(),
            order.recordClass(),
            pack.version().toString(),
            minimum.toString(),
            order.before(),
            order.by(),
            order.reason(),
            order.at()));
  }

  /// The longer of both times.
  private Period minimum(RetentionRules.RecordClass known, Instant at) {
    var own = longer.getOrDefault(known.id(), known.minimum());
    return ago(own, at).isBefore(ago(known.minimum(), at)) ? own : known.minimum();
  }

  private static Instant ago(Period period, Instant at) {
    return at.atOffset(ZoneOffset.UTC).minus(period).toInstant();
  }

  private static Decision<TrailPruningEvent, ContentPruningRejection> confirm(
      Confirm confirm, ContentPruning state) {
    return switch (state) {
      case Absent _ -> Decision.reject(new ContentPruningRejection.Unknown());
      case Ordered(var wanted) ->
          wanted.orderedBy().equals(confirm.by())
              ? Decision.reject(new ContentPruningRejection.SamePerson())
              : Decision.accept(
                  new TrailPruningEvent.Confirmed(confirm.pruning(), confirm.by(), confirm.at()));
      case Confirmed _, Finished _, SetAside _ -> Decision.accept();
    };
  }

  /// A part that somebody else has named meanwhile is not named again.
  private static Decision<TrailPruningEvent, ContentPruningRejection> prune(
      Prune prune, ContentPruning state) {
    return switch (state) {
      case Absent _, Ordered _ -> Decision.reject(new ContentPruningRejection.Unknown());
      case Confirmed open ->
          prune.part() == open.parts() + 1
              ? Decision.accept(
                  new TrailPruningEvent.ContentPruned(
                      prune.pruning(),
                      prune.part(),
                      open.wanted().recordClass(),
                      open.wanted().rule(),
                      prune.entries().text(),
                      prune.entries().count(),
                      prune.entriesDigest(),
                      prune.at()))
              : Decision.accept();
      case Finished _, SetAside _ -> Decision.accept();
    };
  }

  private static Decision<TrailPruningEvent, ContentPruningRejection> finish(
      Finish finish, ContentPruning state) {
    return switch (state) {
      case Absent _, Ordered _ -> Decision.reject(new ContentPruningRejection.Unknown());
      case Confirmed open ->
          Decision.accept(
              new TrailPruningEvent.Finished(finish.pruning(), open.count(), finish.at()));
      case Finished _, SetAside _ -> Decision.accept();
    };
  }

  /// Only the part that was named last can have been refused.
  private static Decision<TrailPruningEvent, ContentPruningRejection> setAside(
      ContentPruningCommand.SetAside refused, ContentPruning state) {
    return switch (state) {
      case Absent _, Ordered _ -> Decision.reject(new ContentPruningRejection.Unknown());
      case Confirmed open ->
          refused.part() == open.parts()
              ? Decision.accept(
                  new TrailPruningEvent.SetAside(
                      refused.pruning(), refused.part(), refused.reason(), refused.at()))
              : Decision.accept();
      case Finished _, SetAside _ -> Decision.accept();
    };
  }

  @Override
  public ContentPruning evolve(ContentPruning state, TrailPruningEvent event) {
    return switch (event) {
      case TrailPruningEvent.Ordered e when state instanceof Absent ->
          new Ordered(
              new Wanted(
                  e.recordClass(), e.rule(), e.minimum(), e.before(), e.orderedBy(), e.reason()));
      case TrailPruningEvent.Confirmed e when state instanceof Ordered(var wanted) ->
          new Confirmed(wanted, e.confirmedBy(), 0, -1, 0);
      case TrailPruningEvent.ContentPruned e when state instanceof Confirmed open ->
          new Confirmed(
              open.wanted(),
              open.confirmedBy(),
              e.part(),
              EntryRuns.parse(e.entries()).last(),
              open.count() + e.count());
      case TrailPruningEvent.Finished e when state instanceof Confirmed open ->
          new Finished(open.wanted(), open.confirmedBy(), e.count());
      case TrailPruningEvent.SetAside e when state instanceof Confirmed open ->
          new SetAside(open.wanted(), open.confirmedBy(), open.count(), e.part(), e.reason());
      case TrailPruningEvent.Ordered _,
          TrailPruningEvent.Confirmed _,
          TrailPruningEvent.ContentPruned _,
          TrailPruningEvent.Finished _,
          TrailPruningEvent.SetAside _ ->
          throw new CorruptStreamException(state, event);
    };
  }
}
