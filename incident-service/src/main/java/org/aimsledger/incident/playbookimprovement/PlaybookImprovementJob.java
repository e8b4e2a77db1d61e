package org.aimsledger.incident.playbookimprovement;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.aimsledger.eventstore.handle.CommandContext;
import org.aimsledger.eventstore.handle.Outcome;
import org.aimsledger.eventstore.store.EventIds;
import org.aimsledger.incident.lessonlist.LessonListQuery;
import org.aimsledger.incident.lessonlist.LessonListQuery.Waiting;
import org.aimsledger.incident.platform.IncidentLog;
import org.aimsledger.incident.platform.PlaybookInForce;
import org.aimsledger.incident.platform.Reason;
import org.aimsledger.incident.platform.ReviewConfig;
import org.aimsledger.incident.platform.WorldTime;
import org.aimsledger.incident.playbook.Playbook;
import org.aimsledger.incident.playbook.PlaybookCommandHandler;
import org.aimsledger.incident.playbook.PlaybookRejection;
import org.aimsledger.incident.review.Improvement;
import org.aimsledger.incident.review.ReviewCommand;
import org.aimsledger.incident.review.ReviewCommandHandler;
import org.jspecify.annotations.Nullable;

/// Proposes versions of playbooks that lessons ask for. Several instances may do so at once, and a
/// kill between any two steps loses nothing and doubles nothing: the same person proposing the same
/// steps again is a repeat, and a lesson waits until it knows its version. One proposal of a
/// playbook waits for approval at a time; further lessons wait for that.
@ApplicationScoped
class PlaybookImprovementJob {
  private static final String ACTOR = "service/incident";

  private final LessonListQuery lessons;
  private final ReviewCommandHandler reviews;
  private final PlaybookCommandHandler playbooks;
  private final ReviewConfig config;
  private final Clock clock;

  PlaybookImprovementJob(
      LessonListQuery lessons,
      ReviewCommandHandler reviews,
      PlaybookCommandHandler playbooks,
      ReviewConfig config,
      Clock clock) {
    this.lessons = lessons;
    this.reviews = reviews;
    this.playbooks = playbooks;
    this.config = config;
    this.clock = clock;
  }

  @Scheduled(
      identity = "playbook-improvement",
      every = "${aims.incident.review.every:5s}",
      delayed = "${aims.incident.review.every:5s}",
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP,
      skipExecutionIf = Scheduled.ApplicationNotRunning.class)
  Uni<Void> improve() {
    return page(null)
        .onFailure()
        .invoke(failure -> IncidentLog.LOG.lessonsNotRead(failure.toString()))
        .onFailure()
        .recoverWithNull();
  }

  /// One page, and then the next one.
  private Uni<Void> page(@Nullable Waiting after) {
    return lessons
        .waiting(after, config.page())
        .flatMap(
            found ->
                all(found)
                    .chain(
                        () ->
                            found.size() < config.page()
                                ? Uni.createFrom().voidItem()
                                : page(found.getLast())));
  }

  private Uni<Void> all(List<Waiting> found) {
    return Multi.createFrom()
        .iterable(found)
        .onItem()
        .transformToUniAndConcatenate(this::one)
        .onItem()
        .ignoreAsUni();
  }

  /// A lesson that can't be proposed must not hold up those behind it; it is tried again.
  private Uni<Void> one(Waiting waiting) {
    return reviews
        .improvement(waiting.incident(), waiting.lesson())
        .flatMap(found -> found.map(this::propose).orElseGet(() -> Uni.createFrom().voidItem()))
        .onFailure()
        .invoke(
            failure -> IncidentLog.LOG.playbookNotImproved(waiting.lesson(), failure.toString()))
        .onFailure()
        .recoverWithNull();
  }

  private Uni<Void> propose(Improvement lesson) {
    var now = WorldTime.kept(clock.instant());
    return playbooks
        .of(lesson.step().playbook(), now)
        .flatMap(inForce -> propose(lesson, inForce, now));
  }

  private Uni<Void> propose(Improvement lesson, Optional<PlaybookInForce> inForce, Instant now) {
    var key = lesson.step().playbook();
    if (inForce.isEmpty()) {
      return settled(misfit(lesson, "there is no playbook " + key, now), now);
    }
    if (WhenLessonIsLearntProposePlaybookPolicy.isSaid(lesson, inForce.get())) {
      return playbooks
          .load(key)
          .flatMap(found -> settled(proposal(lesson, found.state(), now), now));
    }
    var command =
        WhenLessonIsLearntProposePlaybookPolicy.on(
            lesson, inForce.get(), PlaybookCommandHandler.id(key), now);
    return playbooks
        .handle(command, context(now))
        .flatMap(
            outcome ->
                switch (outcome) {
                  case Outcome.Done<Playbook, PlaybookRejection> done ->
                      settled(proposal(lesson, done.state(), now), now);
                  case Outcome.Refused<Playbook, PlaybookRejection>(var reason) ->
                      refused(lesson, reason, now);
                  case Outcome.Conflict<Playbook, PlaybookRejection> _,
                      Outcome.Taken<Playbook, PlaybookRejection> _,
                      Outcome.KeyReused<Playbook, PlaybookRejection> _ ->
                      Uni.createFrom().voidItem();
                });
  }

  private Uni<Void> refused(Improvement lesson, PlaybookRejection reason, Instant now) {
    return switch (reason) {
      case PlaybookRejection.StepsNotAcceptable(var problems) ->
          settled(misfit(lesson, String.join("; ", problems), now), now);
      case PlaybookRejection.UnknownPlaybook(var key, var pack) ->
          settled(misfit(lesson, pack + " has no playbook " + key, now), now);
      // Somebody has to decide on another proposal first.
      case PlaybookRejection.ProposalIsPending _,
          PlaybookRejection.NothingProposed _,
          PlaybookRejection.ProposerMayNotApprove _ ->
          Uni.createFrom().voidItem();
    };
  }

  private static ReviewCommand proposal(Improvement lesson, Playbook playbook, Instant now) {
    return new ReviewCommand.RecordProposal(
        lesson.incident(),
        lesson.lesson(),
        switch (playbook) {
          case Playbook.Absent _ -> 0;
          case Playbook.Adapted adapted -> adapted.last();
        },
        now);
  }

  private static ReviewCommand misfit(Improvement lesson, String reason, Instant now) {
    return new ReviewCommand.RecordMisfit(
        lesson.incident(), lesson.lesson(), Reason.quoted(reason), now);
  }

  private Uni<Void> settled(ReviewCommand command, Instant now) {
    return reviews.settle(command, context(now)).replaceWithVoid();
  }

  private static CommandContext context(Instant now) {
    return new CommandContext(
        ACTOR, EventIds.next(now.toEpochMilli()).toString(), null, null, null, null);
  }
}
