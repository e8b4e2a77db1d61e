package org.aimsledger.contracts.inventory;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.aimsledger.contracts.WireName;
import org.jspecify.annotations.Nullable;

/// What one audience is told. The stream is `notice/<notice>`.
///
/// A notice has editions, counted from 1. An edition is drafted, approved by somebody who did not
/// write it, and published; from its first day on it takes the place of the edition before.
public sealed interface NoticeEvent extends StewardshipEvent {
  UUID notice();

  /// There is such a notice from now on; it has no text yet.
  ///
  /// @param system what it is about; absent: all AI of the organisation
  /// @param languages BCP 47 tags of the languages that it must have
  @WireName("org.aimsledger.inventory.notice-opened.v1")
  record Opened(
      UUID notice,
      @Nullable UUID system,
      NoticeKind kind,
      NoticeAudience audience,
      List<String> languages,
      Instant at)
      implements NoticeEvent {
    public Opened {
      languages = List.copyOf(languages);
    }
  }

  /// The texts of an edition were written, or written again; an approval of it is void.
  ///
  /// @param texts all of them
  /// @param author pseudonymous id
  @WireName("org.aimsledger.inventory.notice-drafted.v1")
  record Drafted(UUID notice, int edition, List<LocalizedText> texts, String author, Instant at)
      implements NoticeEvent {
    public Drafted {
      texts = List.copyOf(texts);
    }
  }

  /// Somebody who did not write the edition approved it.
  ///
  /// @param approver pseudonymous id
  @WireName("org.aimsledger.inventory.notice-approved.v1")
  record Approved(UUID notice, int edition, String approver, @Nullable String remark, Instant at)
      implements NoticeEvent {}

  /// The edition holds from a time on, and takes the place of the one before.
  ///
  /// @param validUntil absent: until further notice
  /// @param supersedes the edition before, if there is one
  @WireName("org.aimsledger.inventory.notice-published.v1")
  record Published(
      UUID notice,
      int edition,
      Instant validFrom,
      @Nullable Instant validUntil,
      @Nullable Integer supersedes,
      Instant at)
      implements NoticeEvent {}

  /// The edition is not told to anybody any more. The edition before does not come back.
  @WireName("org.aimsledger.inventory.notice-withdrawn.v1")
  record Withdrawn(UUID notice, int edition, String reason, Instant at) implements NoticeEvent {}
}
