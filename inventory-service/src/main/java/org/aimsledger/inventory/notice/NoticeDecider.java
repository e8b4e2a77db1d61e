package org.aimsledger.inventory.notice;

import static org.aimsledger.eventstore.core.Decision.accept;
import static org.aimsledger.eventstore.core.Decision.reject;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.aimsledger.contracts.inventory.ComponentKind;
import org.aimsledger.contracts.inventory.NoticeEvent;
import org.aimsledger.eventstore.core.CorruptStreamException;
import org.aimsledger.eventstore.core.Decider;
import org.aimsledger.eventstore.core.Decision;
import org.aimsledger.inventory.notice.Notice.Absent;
import org.aimsledger.inventory.notice.Notice.Approval;
import org.aimsledger.inventory.notice.Notice.Draft;
import org.aimsledger.inventory.notice.Notice.Edition;
import org.aimsledger.inventory.notice.Notice.Facts;
import org.aimsledger.inventory.notice.Notice.Known;
import org.aimsledger.inventory.notice.Notice.Withdrawal;
import org.jspecify.annotations.Nullable;

/// The rules of one notice.
final class NoticeDecider implements Decider<NoticeCommand, Notice, NoticeEvent, NoticeRejection> {
  /// Each one costs a line in the state.
  static final int EDITIONS = 1_000;

  @Override
  public Notice initial() {
    return new Absent();
  }

  @Override
  public Decision<NoticeEvent, NoticeRejection> decide(NoticeCommand command, Notice state) {
    return switch (state) {
      case Absent _ -> begin(command);
      case Known known -> decide(command, known);
    };
  }

  private static Decision<NoticeEvent, NoticeRejection> begin(NoticeCommand command) {
    if (!(command instanceof NoticeCommand.Open c)) {
      return reject(new NoticeRejection.UnknownNotice(command.notice()));
    }
    return c.system() != null && !c.found().is(ComponentKind.AI_SYSTEM)
        ? reject(new NoticeRejection.UnknownSystem(c.system()))
        : accept(
            new NoticeEvent.Opened(
                c.notice(), c.system(), c.kind(), c.audience(), c.languages(), c.at()));
  }

  private static Decision<NoticeEvent, NoticeRejection> decide(
      NoticeCommand command, Known notice) {
    return switch (command) {
      // Its id is made anew for every request, so this is a repeat.
      case NoticeCommand.Open _ -> accept();
      case NoticeCommand.Draft c -> draft(c, notice);
      case NoticeCommand.Approve c -> approve(c, notice);
      case NoticeCommand.Publish c -> publish(c, notice);
      case NoticeCommand.Withdraw c -> withdraw(c, notice);
    };
  }

  private static Decision<NoticeEvent, NoticeRejection> draft(NoticeCommand.Draft c, Known notice) {
    if (notice.nextEdition() > EDITIONS) {
      return reject(new NoticeRejection.TooManyEditions(EDITIONS));
    }
    var now = notice.draft();
    return now != null && now.texts().equals(c.texts().texts())
        ? accept()
        : accept(
            new NoticeEvent.Drafted(
                c.notice(), notice.nextEdition(), c.texts().texts(), c.author(), c.at()));
  }

  private static Decision<NoticeEvent, NoticeRejection> approve(
      NoticeCommand.Approve c, Known notice) {
    var draft = notice.draft();
    if (draft == null) {
      return reject(new NoticeRejection.NothingDrafted());
    }
    var missing = NoticeTexts.missing(notice.facts().languages(), draft.texts());
    if (draft.edition() != c.edition()) {
      return reject(new NoticeRejection.OtherEdition(c.edition(), draft.edition()));
    }
    if (!missing.isEmpty()) {
      return reject(new NoticeRejection.LanguagesMissing(missing));
    }
    if (draft.authors().contains(c.approver())) {
      return reject(new NoticeRejection.ApproverHasWritten(c.approver()));
    }
    return draft.approval() != null
        ? accept()
        : accept(
            new NoticeEvent.Approved(c.notice(), c.edition(), c.approver(), c.remark(), c.at()));
  }

  private static Decision<NoticeEvent, NoticeRejection> publish(
      NoticeCommand.Publish c, Known notice) {
    var before = notice.editions().isEmpty() ? null : notice.editions().getLast();
    var from = Objects.requireNonNullElse(c.validFrom(), c.at());
    var problem = problem(c, notice, before, from);
    return problem == null
        ? accept(
            new NoticeEvent.Published(
                c.notice(),
                c.edition(),
                from,
                c.validUntil(),
                before == null ? null : before.number(),
                c.at()))
        : reject(problem);
  }

  private static @Nullable NoticeRejection problem(
      NoticeCommand.Publish c, Known notice, @Nullable Edition before, Instant from) {
    var draft = notice.draft();
    if (draft == null) {
      return new NoticeRejection.NothingDrafted();
    }
    if (draft.edition() != c.edition()) {
      return new NoticeRejection.OtherEdition(c.edition(), draft.edition());
    }
    if (draft.approval() == null) {
      return new NoticeRejection.NotApproved(c.edition());
    }
    if (from.isBefore(c.at())) {
      return new NoticeRejection.BeginsInThePast(from);
    }
    if (before != null && before.withdrawal() == null && from.isBefore(before.validFrom())) {
      return new NoticeRejection.BeginsBeforeTheEditionBefore(from, before.validFrom());
    }
    return c.validUntil() != null && !c.validUntil().isAfter(from)
        ? new NoticeRejection.EndsBeforeItBegins()
        : null;
  }

  private static Decision<NoticeEvent, NoticeRejection> withdraw(
      NoticeCommand.Withdraw c, Known notice) {
    if (c.edition() < 1 || c.edition() > notice.editions().size()) {
      return reject(new NoticeRejection.UnknownEdition(c.edition()));
    }
    return notice.editions().get(c.edition() - 1).withdrawal() != null
        ? accept()
        : accept(new NoticeEvent.Withdrawn(c.notice(), c.edition(), c.reason().value(), c.at()));
  }

  @Override
  public Notice evolve(Notice state, NoticeEvent event) {
    return switch (state) {
      case Absent _ when event instanceof NoticeEvent.Opened e ->
          new Known(
              new Facts(e.system(), e.kind(), e.audience(), e.languages()), 1, null, List.of());
      case Absent _ -> throw new CorruptStreamException(state, event);
      case Known known -> evolve(known, event);
    };
  }

  private static Notice evolve(Known notice, NoticeEvent event) {
    return switch (event) {
      case NoticeEvent.Opened e -> throw new CorruptStreamException(notice, e);
      case NoticeEvent.Drafted e -> drafted(notice, e);
      case NoticeEvent.Approved e ->
          notice.drafted(draft(notice, e).approved(new Approval(e.approver(), e.remark(), e.at())));
      case NoticeEvent.Published e -> published(notice, draft(notice, e), e);
      case NoticeEvent.Withdrawn e ->
          notice.withdrawn(e.edition(), new Withdrawal(e.reason(), e.at()));
    };
  }

  private static Notice drafted(Known notice, NoticeEvent.Drafted e) {
    var version = notice.events() + 1;
    var draft = notice.draft();
    return notice.drafted(
        draft == null
            ? Draft.first(e.edition(), version, e.texts(), e.author())
            : draft.again(version, e.texts(), e.author()));
  }

  private static Notice published(Known notice, Draft draft, NoticeEvent.Published e) {
    if (draft.approval() == null) {
      throw new CorruptStreamException(notice, e);
    }
    return notice.published(
        new Edition(
            e.edition(),
            draft.version(),
            draft.approval(),
            e.at(),
            e.validFrom(),
            e.validUntil(),
            e.supersedes(),
            null));
  }

  private static Draft draft(Known notice, NoticeEvent event) {
    if (notice.draft() == null) {
      throw new CorruptStreamException(notice, event);
    }
    return notice.draft();
  }
}
