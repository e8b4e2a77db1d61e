package org.aimsledger.incident.incident;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import org.aimsledger.contracts.incident.IncidentEvent;
import org.aimsledger.contracts.incident.IncidentLinkKind;
import org.aimsledger.contracts.incident.IncidentMoment;
import org.aimsledger.contracts.incident.IncidentOrigin;
import org.aimsledger.contracts.incident.ResponseRole;
import org.aimsledger.incident.incident.Incident.Cause;
import org.jspecify.annotations.Nullable;

/// What is known of an incident whatever state it is in.
///
/// @param holders everybody who has ever had a part, the present holder of a role behind the
///   earlier
/// @param classifications what it was sorted by, the newest of each vocabulary
/// @param hypothesis what is believed to be the cause
/// @param newFacts why it was last reopened, if it was
/// @param links records that it has to do with
/// @param times of the world, as they were stated or corrected last; what was said when it was
///   raised or judged is there
/// @param lastAt time of the last event
record Facts(
    UUID incident,
    String title,
    String description,
    List<UUID> systems,
    IncidentOrigin origin,
    @Nullable UUID report,
    @Nullable Instant occurredAt,
    Instant raisedAt,
    List<Containment> containments,
    List<Person> persons,
    List<RoleHolder> holders,
    List<Classification> classifications,
    @Nullable Cause hypothesis,
    @Nullable String newFacts,
    List<Link> links,
    List<KnownTime> times,
    Instant lastAt) {
  Facts {
    systems = List.copyOf(systems);
    containments = List.copyOf(containments);
    persons = List.copyOf(persons);
    holders = List.copyOf(holders);
    classifications = List.copyOf(classifications);
    links = List.copyOf(links);
    times = List.copyOf(times);
  }

  static Facts of(IncidentEvent.Raised event) {
    return new Facts(
        event.incident(),
        event.title(),
        event.description(),
        event.systems(),
        event.origin(),
        event.report(),
        event.occurredAt(),
        event.at(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        null,
        null,
        List.of(),
        List.of(),
        event.at());
  }

  /// The time of a decision taken now: clocks of two machines may differ, times of one incident
  /// never run backwards.
  Instant notBefore(Instant now) {
    return now.isBefore(lastAt) ? lastAt : now;
  }

  Optional<Containment> containment(UUID system) {
    return containments.stream().filter(c -> c.system().equals(system)).findFirst();
  }

  List<UUID> systemsWhere(Predicate<Containment> condition) {
    return containments.stream().filter(condition).map(Containment::system).toList();
  }

  Facts upTo(Instant at) {
    return change(next -> next.lastAt = at);
  }

  Facts withSystem(UUID system) {
    return change(next -> next.systems = with(systems, system));
  }

  Facts withoutSystem(UUID system) {
    return change(next -> next.systems = without(systems, system::equals));
  }

  Facts withLink(Link link) {
    return change(next -> next.links = with(links, link));
  }

  Facts withoutLink(IncidentLinkKind kind, UUID target) {
    return change(next -> next.links = without(links, link -> link.isTo(kind, target)));
  }

  /// The newest statement of a time counts.
  Facts withTime(KnownTime time) {
    return change(
        next -> next.times = with(without(times, one -> one.moment() == time.moment()), time));
  }

  /// A time as it was stated last; empty where nobody has stated or corrected it since it was
  /// raised and judged.
  Optional<KnownTime> time(IncidentMoment moment) {
    return times.stream().filter(one -> one.moment() == moment).findFirst();
  }

  Facts withContainment(Containment next) {
    return change(draft -> draft.containments = replaced(containments, next, Containment::system));
  }

  /// The newest description of a person counts; he or she keeps the place in the list.
  Facts withPerson(Person next) {
    return change(draft -> draft.persons = replaced(persons, next, Person::id));
  }

  Facts withHolder(RoleHolder next) {
    return change(draft -> draft.holders = with(holders, next));
  }

  /// Who has the part now.
  Optional<RoleHolder> holder(ResponseRole role) {
    return holders.stream().filter(one -> one.role() == role).reduce((_, later) -> later);
  }

  /// Whether somebody has one of the parts now.
  boolean holdsRole(String person) {
    return Arrays.stream(ResponseRole.values())
        .flatMap(role -> holder(role).stream())
        .anyMatch(one -> one.person().equals(person));
  }

  Facts withClassification(Classification next) {
    return change(
        draft ->
            draft.classifications =
                with(
                    without(classifications, one -> one.taxonomy().equals(next.taxonomy())), next));
  }

  Facts withHypothesis(Cause next) {
    return change(draft -> draft.hypothesis = next);
  }

  Facts reopenedFor(String reason) {
    return change(draft -> draft.newFacts = reason);
  }

  private Facts change(Consumer<Draft> change) {
    var draft = new Draft(this);
    change.accept(draft);
    return draft.facts(this);
  }

  /// What may change of the facts, while it changes.
  private static final class Draft {
    List<UUID> systems;
    List<Containment> containments;
    List<Person> persons;
    List<RoleHolder> holders;
    List<Classification> classifications;
    @Nullable Cause hypothesis;
    @Nullable String newFacts;
    List<Link> links;
    List<KnownTime> times;
    Instant lastAt;

    Draft(Facts facts) {
      systems = facts.systems;
      containments = facts.containments;
      persons = facts.persons;
      holders = facts.holders;
      classifications = facts.classifications;
      hypothesis = facts.hypothesis;
      newFacts = facts.newFacts;
      links = facts.links;
      times = facts.times;
      lastAt = facts.lastAt;
    }

    Facts facts(Facts before) {
      return new Facts(
          before.incident,
          before.title,
          before.description,
          systems,
          before.origin,
          before.report,
          before.occurredAt,
          before.raisedAt,
          containments,
          persons,
          holders,
          classifications,
          hypothesis,
          newFacts,
          links,
          times,
          lastAt);
    }
  }

  private static <T> List<T> with(List<T> some, T more) {
    var all = new ArrayList<>(some);
    all.add(more);
    return all;
  }

  private static <T> List<T> without(List<T> some, Predicate<T> those) {
    return some.stream().filter(those.negate()).toList();
  }

  /// The list with the one of that id in its old place, or at the end.
  private static <T> List<T> replaced(List<T> some, T next, Function<T, UUID> id) {
    var all = new ArrayList<>(some);
    var place = all.stream().map(id).toList().indexOf(id.apply(next));
    if (place < 0) {
      all.add(next);
    } else {
      all.set(place, next);
    }
    return all;
  }
}
