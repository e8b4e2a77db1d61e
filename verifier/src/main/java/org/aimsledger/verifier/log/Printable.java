package org.aimsledger.verifier.log;

import java.util.regex.Pattern;

/// Text of others in a message.
public final class Printable {

  private static final int LONGEST = 80;

  private static final Pattern CONTROL = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]");

  private Printable() {}

  /// The text in quotes, cut so that a hostile file can't fill the screen, with control and format
  /// characters replaced so that it can't steer the terminal.
  public static String quoted(String text) {
    String cut = text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
    return "\"" + plain(cut) + "\"";
  }

  /// The whole text, with control and format characters replaced.
  public static String plain(String text) {
    return CONTROL.matcher(text).replaceAll("?");
  }
}
