package org.aimsledger.inventory.notice;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.aimsledger.contracts.inventory.LocalizedText;
import org.aimsledger.contracts.inventory.NoticeAudience;
import org.aimsledger.contracts.inventory.NoticeKind;
import org.jspecify.annotations.Nullable;

/// What a notice is, folded from its events.
sealed interface Notice {

  /// There never was one.
  record Absent() implements Notice {}

  /// There is one.
  ///
  /// @param events how many events made it: the version of its stream
  /// @param draft what is written or approved and not published
  /// @param editions what was published, oldest first
  record Known(Facts facts, long events, @Nullable Draft draft, List<Edition> editions)
      implements Notice {
    public Known {
      editions = List.copyOf(editions);
    }

    int nextEdition() {
      return draft != null ? draft.edition() : editions.size() + 1;
    }

    /// The edition that is told at a time: the last one that has begun, if it has not ended.
    Optional<Edition> inForce(Instant time) {
      return editions.reversed().stream()
          .filter(edition -> edition.hasBegun(time))
          .findFirst()
          .filter(edition -> edition.lasts(time));
    }

    Known drafted(Draft next) {
      return new Known(facts, events + 1, next, editions);
    }

    Known published(Edition edition) {
      var more = new ArrayList<>(editions);
      more.add(edition);
      return new Known(facts, events + 1, null, more);
    }

    Known withdrawn(int number, Withdrawal withdrawal) {
      return new Known(
          facts,
          events + 1,
          draft,
          editions.stream()
              .map(one -> one.number() == number ? one.withdrawn(withdrawal) : one)
              .toList());
    }
  }

  /// What never changes.
  record Facts(
      @Nullable UUID system, NoticeKind kind, NoticeAudience audience, List<String> languages) {
    public Facts {
      languages = List.copyOf(languages);
    }
  }

  /// An edition before it is published.
  ///
  /// @param version of the stream at which these texts were written
  /// @param authors everybody who wrote on this edition
  record Draft(
      int edition,
      long version,
      List<LocalizedText> texts,
      Set<String> authors,
      @Nullable Approval approval) {
    public Draft {
      texts = List.copyOf(texts);
      authors = Set.copyOf(authors);
    }

    static Draft first(int edition, long version, List<LocalizedText> texts, String author) {
      return new Draft(edition, version, texts, Set.of(author), null);
    }

    Draft again(long later, List<LocalizedText> changed, String author) {
      var all = new HashSet<>(authors);
      all.add(author);
      return new Draft(edition, later, changed, all, null);
    }

    Draft approved(Approval given) {
      return new Draft(edition, version, texts, authors, given);
    }
  }

  record Approval(String approver, @Nullable String remark, Instant at) {}

  /// What was published. Its texts are those of the draft at `drafted`: a state that kept the texts
  /// of all editions would grow without end.
  ///
  /// @param drafted version of the stream at which its texts were written
  record Edition(
      int number,
      long drafted,
      Approval approval,
      Instant publishedAt,
      Instant validFrom,
      @Nullable Instant validUntil,
      @Nullable Integer supersedes,
      @Nullable Withdrawal withdrawal) {
    Edition withdrawn(Withdrawal done) {
      return new Edition(
          number, drafted, approval, publishedAt, validFrom, validUntil, supersedes, done);
    }

    // Withdrawn before its first day, it never took the place of another.
    private boolean hasBegun(Instant time) {
      return !validFrom.isAfter(time) && (withdrawal == null || withdrawal.at().isAfter(validFrom));
    }

    private boolean lasts(Instant time) {
      return (withdrawal == null || withdrawal.at().isAfter(time))
          && (validUntil == null || validUntil.isAfter(time));
    }
  }

  record Withdrawal(String reason, Instant at) {}
}
