package org.aimsledger.incident.incident;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import org.aimsledger.contracts.incident.IncidentEvent;
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
    Instant lastAt) {
  Facts {
    systems = List.copyOf(systems);
    containments = List.copyOf(containments);
    persons = List.copyOf(persons);
    holders = List.copyOf(holders);
    classifications = List.copyOf(classifications);
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
    return with(systems, containments, persons, holders, classifications, hypothesis, newFacts, at);
  }

  Facts withSystem(UUID system) {
    var all = new ArrayList<>(systems);
    all.add(system);
    return with(all, containments, persons, holders, classifications, hypothesis, newFacts, lastAt);
  }

  Facts withContainment(Containment next) {
    var all = new ArrayList<>(containments);
    var place = all.stream().map(Containment::system).toList().indexOf(next.system());
    if (place < 0) {
      all.add(next);
    } else {
      all.set(place, next);
    }
    return with(systems, all, persons, holders, classifications, hypothesis, newFacts, lastAt);
  }

  /// The newest description of a person counts; he or she keeps the place in the list.
  Facts withPerson(Person next) {
    var all = new ArrayList<>(persons);
    var place = all.stream().map(Person::id).toList().indexOf(next.id());
    if (place < 0) {
      all.add(next);
    } else {
      all.set(place, next);
    }
    return with(systems, containments, all, holders, classifications, hypothesis, newFacts, lastAt);
  }

  Facts withHolder(RoleHolder next) {
    var all = new ArrayList<>(holders);
    all.add(next);
    return with(systems, containments, persons, all, classifications, hypothesis, newFacts, lastAt);
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
    var all = new ArrayList<>(classifications);
    all.removeIf(one -> one.taxonomy().equals(next.taxonomy()));
    all.add(next);
    return with(systems, containments, persons, holders, all, hypothesis, newFacts, lastAt);
  }

  Facts withHypothesis(Cause next) {
    return with(systems, containments, persons, holders, classifications, next, newFacts, lastAt);
  }

  Facts reopenedFor(String reason) {
    return with(
        systems, containments, persons, holders, classifications, hypothesis, reason, lastAt);
  }

  private Facts with(
      List<UUID> nextSystems,
      List<Containment> nextContainments,
      List<Person> nextPersons,
      List<RoleHolder> nextHolders,
      List<Classification> nextClassifications,
      @Nullable Cause nextHypothesis,
      @Nullable String nextNewFacts,
      Instant at) {
    return new Facts(
        incident,
        title,
        description,
        nextSystems,
        origin,
        report,
        occurredAt,
        raisedAt,
        nextContainments,
        nextPersons,
        nextHolders,
        nextClassifications,
        nextHypothesis,
        nextNewFacts,
        at);
  }
}
