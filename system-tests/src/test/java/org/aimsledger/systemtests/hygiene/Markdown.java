package org.aimsledger.systemtests.hygiene;

import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// The few parts of Markdown that the checks look at. Code blocks are not read.
record Markdown(String prose) {
  private static final Pattern CODE_BLOCK = Pattern.compile("(?ms)^ *(```|~~~).*?^ *\\1 *$");
  private static final Pattern CODE_SPAN = Pattern.compile("`[^`\n]*`");
  private static final Pattern LINK =
      Pattern.compile("\\]\\(<?([^)\\s>]+)>?(?:\\s+\"[^\"]*\")?\\)");
  private static final Pattern HEADING = Pattern.compile("(?m)^#{1,6} +(.+?) *#*$");

  static Markdown of(String text) {
    return new Markdown(CODE_BLOCK.matcher(text).replaceAll(""));
  }

  List<String> links() {
    return LINK.matcher(CODE_SPAN.matcher(prose).replaceAll(""))
        .results()
        .map(Markdown::firstGroup)
        .toList();
  }

  List<String> headings() {
    return HEADING.matcher(prose).results().map(Markdown::firstGroup).toList();
  }

  /// Anchors as the usual forges make them from headings.
  List<String> anchors() {
    return headings().stream().map(Markdown::anchor).toList();
  }

  private static String anchor(String heading) {
    return heading.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N} _-]", "").replace(' ', '-');
  }

  private static String firstGroup(MatchResult match) {
    return match.group(1);
  }
}
