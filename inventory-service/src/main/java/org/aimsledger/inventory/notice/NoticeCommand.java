package org.aimsledger.inventory.notice;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.aimsledger.contracts.inventory.NoticeAudience;
import org.aimsledger.contracts.inventory.NoticeKind;
import org.aimsledger.inventory.platform.IllegalFieldException;
import org.aimsledger.inventory.platform.Language;
import org.aimsledger.inventory.platform.Presence;
import org.aimsledger.inventory.platform.Reason;
import org.aimsledger.inventory.platform.TextRule;
import org.jspecify.annotations.Nullable;

/// What can be asked for.
sealed interface NoticeCommand {
  int REMARK = 2_000;

  UUID notice();

  /// Time of the decision.
  Instant at();

  /// Begin a notice.
  ///
  /// @param found what stands at `system`; the handler looks
  record Open(
      UUID notice,
      @Nullable UUID system,
      Presence found,
      NoticeKind kind,
      NoticeAudience audience,
      List<String> languages,
      Instant at)
      implements NoticeCommand {
    public Open {
      languages =
          languages.stream().map(tag -> Language.of("languages", tag).tag()).distinct().toList();
      if (languages.isEmpty() || languages.size() > NoticeTexts.LANGUAGES) {
        throw new IllegalFieldException(
            "languages", "languages needs 1 to " + NoticeTexts.LANGUAGES + " tags");
      }
    }

    Open seeing(Presence presence) {
      return new Open(notice, system, presence, kind, audience, languages, at);
    }
  }

  /// Write the next edition, or write it again.
  record Draft(UUID notice, NoticeTexts texts, String author, Instant at)
      implements NoticeCommand {}

  /// Approve the next edition.
  ///
  /// @param edition the one that the approver has read
  record Approve(UUID notice, int edition, String approver, @Nullable String remark, Instant at)
      implements NoticeCommand {
    public Approve {
      remark = remark == null ? null : TextRule.required("remark", remark, REMARK);
    }
  }

  /// Publish the approved edition.
  ///
  /// @param validFrom absent: at once
  record Publish(
      UUID notice,
      int edition,
      @Nullable Instant validFrom,
      @Nullable Instant validUntil,
      Instant at)
      implements NoticeCommand {}

  /// Take a published edition back.
  record Withdraw(UUID notice, int edition, Reason reason, Instant at) implements NoticeCommand {}
}
