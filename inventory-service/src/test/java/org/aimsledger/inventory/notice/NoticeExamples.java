package org.aimsledger.inventory.notice;

import static org.aimsledger.inventory.aisystem.Examples.CHATBOT;
import static org.aimsledger.inventory.aisystem.Examples.EVENING;
import static org.aimsledger.inventory.aisystem.Examples.MORNING;
import static org.aimsledger.inventory.aisystem.Examples.NOON;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.aimsledger.contracts.inventory.LocalizedText;
import org.aimsledger.contracts.inventory.NoticeAudience;
import org.aimsledger.contracts.inventory.NoticeEvent;
import org.aimsledger.contracts.inventory.NoticeKind;
import org.aimsledger.testkit.spec.DeciderSpecification;
import org.jspecify.annotations.Nullable;

/// Notices that the tests speak of.
public final class NoticeExamples {
  public static final UUID NOTICE = UUID.fromString("01980000-0000-7000-8000-0000000000c1");
  static final LocalizedText ENGLISH =
      new LocalizedText("en", "AI answers here", "A **machine** answers first.");
  static final LocalizedText TRADITIONAL = new LocalizedText("zh-Hant", "此處由 AI 回答", "先由**機器**回答。");

  private NoticeExamples() {}

  public static NoticeEvent opened() {
    return new NoticeEvent.Opened(
        NOTICE,
        CHATBOT,
        NoticeKind.TRANSPARENCY,
        NoticeAudience.AFFECTED_PERSONS,
        List.of("en", "zh-Hant"),
        MORNING);
  }

  public static NoticeEvent drafted() {
    return drafted(1, "carla", ENGLISH, TRADITIONAL);
  }

  static NoticeEvent drafted(int edition, String author, LocalizedText... texts) {
    return new NoticeEvent.Drafted(NOTICE, edition, List.of(texts), author, MORNING);
  }

  public static NoticeEvent approved() {
    return approved(1);
  }

  static NoticeEvent approved(int edition) {
    return new NoticeEvent.Approved(NOTICE, edition, "anna", "clear", NOON);
  }

  public static NoticeEvent published() {
    return published(1, EVENING, null, null);
  }

  static NoticeEvent published(
      int edition, Instant from, @Nullable Instant until, @Nullable Integer supersedes) {
    return new NoticeEvent.Published(NOTICE, edition, from, until, supersedes, NOON);
  }

  public static NoticeEvent withdrawn() {
    return new NoticeEvent.Withdrawn(NOTICE, 1, "the system changed", EVENING);
  }

  static DeciderSpecification<NoticeCommand, Notice, NoticeEvent, NoticeRejection> notice(
      NoticeEvent... history) {
    return DeciderSpecification.of(new NoticeDecider()).given(history);
  }
}
