package org.aimsledger.inventory.notice;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/// Why something is not done.
sealed interface NoticeRejection {
  record UnknownNotice(UUID notice) implements NoticeRejection {}

  record UnknownSystem(UUID system) implements NoticeRejection {}

  /// Nothing is written that is not published.
  record NothingDrafted() implements NoticeRejection {}

  /// The edition in work is another one.
  record OtherEdition(int asked, int actual) implements NoticeRejection {}

  record LanguagesMissing(List<String> missing) implements NoticeRejection {
    public LanguagesMissing {
      missing = List.copyOf(missing);
    }
  }

  /// Two persons: who wrote does not approve.
  record ApproverHasWritten(String actor) implements NoticeRejection {}

  record NotApproved(int edition) implements NoticeRejection {}

  /// What people were told in the past does not change.
  record BeginsInThePast(Instant validFrom) implements NoticeRejection {}

  record BeginsBeforeTheEditionBefore(Instant validFrom, Instant before)
      implements NoticeRejection {}

  record EndsBeforeItBegins() implements NoticeRejection {}

  record UnknownEdition(int edition) implements NoticeRejection {}

  record TooManyEditions(int most) implements NoticeRejection {}
}
