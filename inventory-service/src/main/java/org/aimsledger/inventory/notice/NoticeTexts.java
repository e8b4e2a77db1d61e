package org.aimsledger.inventory.notice;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.aimsledger.contracts.inventory.LocalizedText;
import org.aimsledger.inventory.platform.IllegalFieldException;
import org.aimsledger.inventory.platform.Language;
import org.aimsledger.inventory.platform.SafeText;
import org.aimsledger.inventory.platform.TextRule;

/// The texts of one edition: at least one, each language once, safe to show, and not too much.
record NoticeTexts(List<LocalizedText> texts) {
  static final int LANGUAGES = 24;
  static final int TITLE = 200;
  static final int TEXT = 20_000;

  /// Characters of all texts together.
  static final int ALL = 200_000;

  NoticeTexts {
    if (texts.isEmpty() || texts.size() > LANGUAGES) {
      throw new IllegalFieldException("texts", "texts needs 1 to " + LANGUAGES + " languages");
    }
    var checked = new ArrayList<LocalizedText>();
    var seen = new HashSet<String>();
    var length = 0;
    for (var i = 0; i < texts.size(); i++) {
      var text = checked(texts.get(i), "texts[" + i + "].");
      if (!seen.add(text.language())) {
        throw new IllegalFieldException("texts", "texts has " + text.language() + " twice");
      }
      length += text.text().length();
      checked.add(text);
    }
    if (length > ALL) {
      throw new IllegalFieldException(
          "texts", "texts may have at most " + ALL + " characters together, these have " + length);
    }
    texts = List.copyOf(checked);
  }

  private static LocalizedText checked(LocalizedText text, String field) {
    return new LocalizedText(
        Language.of(field + "language", text.language()).tag(),
        SafeText.required(field + "title", oneLine(field, text.title()), TITLE),
        SafeText.required(field + "text", text.text(), TEXT));
  }

  private static String oneLine(String field, String title) {
    if (title.strip().lines().count() > 1) {
      throw new IllegalFieldException(field + "title", "a title is one line");
    }
    return TextRule.required(field + "title", title, TITLE);
  }

  /// Which of the languages these texts lack.
  static List<String> missing(List<String> languages, List<LocalizedText> texts) {
    return languages.stream()
        .filter(language -> texts.stream().noneMatch(text -> text.language().equals(language)))
        .toList();
  }
}
