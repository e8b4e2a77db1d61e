package org.aimsledger.incident.webhookdelivery;

import org.aimsledger.referencedata.EventTitles;
import org.aimsledger.referencedata.Titles;

/// What a mail says, in one of the three languages.
record MailText(String subject, String body) {
  private static final Titles INCIDENT = new Titles("AI incident", "AI 事件", "AI 事件");
  private static final Titles TIME = new Titles("Time", "时间", "時間");
  private static final Titles LEVEL = new Titles("Level of the escalation", "升级级别", "升級層級");
  private static final Titles HINT =
      new Titles(
          "Nobody has acknowledged this incident. Please take it, or have somebody take it.",
          "尚无人确认接收此事件。请接手，或安排他人接手。",
          "尚無人確認接收此事件。請接手，或安排他人接手。");

  /// @param type wire name
  /// @param level of an escalation; 0: it is about something else
  record Notice(String type, String time, String incident, int level) {}

  static MailText of(Notice notice, EventTitles titles, String language) {
    var title = titles.of(notice.type()).map(found -> in(found, language)).orElse(notice.type());
    var body =
        "%s%n%n%s: %s%n%s: %s%n"
            .formatted(
                title,
                in(INCIDENT, language),
                notice.incident(),
                in(TIME, language),
                notice.time());
    var escalation =
        notice.level() == 0
            ? ""
            : "%s: %d%n%n%s%n".formatted(in(LEVEL, language), notice.level(), in(HINT, language));
    return new MailText("[%s] %s".formatted(in(INCIDENT, language), title), body + escalation);
  }

  private static String in(Titles titles, String language) {
    return switch (language) {
      case "zh-Hans" -> titles.zhHans();
      case "zh-Hant" -> titles.zhHant();
      default -> titles.en();
    };
  }
}
