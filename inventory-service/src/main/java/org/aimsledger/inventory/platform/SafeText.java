package org.aimsledger.inventory.platform;

import java.util.Locale;
import java.util.regex.Pattern;

/// The rule for texts that are shown to others: plain text or Markdown, without anything that a
/// reader's program might run. What breaks it is refused, not cleaned: the text that was approved
/// is the text that is shown.
public final class SafeText {
  // CommonMark, section 6.6: what may begin raw HTML or an autolink.
  private static final Pattern HTML = Pattern.compile("<[A-Za-z/!?]");
  // An inline link, or a link reference definition.
  private static final Pattern LINK = Pattern.compile("](?:\\(|:)\\s*<?([^\\s)>]*)");
  private static final Pattern PLACE =
      Pattern.compile("(?:https://|http://|mailto:|#|/(?!/)).*", Pattern.DOTALL);

  private SafeText() {}

  /// The text without white space around it.
  ///
  /// @throws IllegalFieldException when it is blank, too long, has HTML in it, or a link that leads
  ///   to anything but a page or an address
  public static String required(String field, String text, int longest) {
    var stripped = TextRule.required(field, text, longest);
    if (HTML.matcher(stripped).find()) {
      throw new IllegalFieldException(field, field + " must not contain HTML; Markdown is fine");
    }
    var links = LINK.matcher(stripped);
    while (links.find()) {
      var target = links.group(1).toLowerCase(Locale.ROOT);
      if (!target.isEmpty() && !PLACE.matcher(target).matches()) {
        throw new IllegalFieldException(
            field, field + " has a link that is neither http, https, mailto nor a place here");
      }
    }
    return stripped;
  }
}
