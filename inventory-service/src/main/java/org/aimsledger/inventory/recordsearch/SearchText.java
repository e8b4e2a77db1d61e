package org.aimsledger.inventory.recordsearch;

import java.lang.Character.UnicodeScript;
import java.text.Normalizer;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// What a text becomes so that it is found.
final class SearchText {
  private static final Set<UnicodeScript> UNSPACED =
      Set.of(
          UnicodeScript.HAN,
          UnicodeScript.HIRAGANA,
          UnicodeScript.KATAKANA,
          UnicodeScript.HANGUL,
          UnicodeScript.BOPOMOFO,
          UnicodeScript.THAI);

  private SearchText() {}

  /// Lower case, and one form of characters that look alike by their width (Unicode NFKC).
  static String folded(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
  }

  /// The words of a question.
  static List<String> words(String question) {
    return List.of(folded(question).strip().split("\\s+"));
  }

  /// Those of [#pairs] that are part of no other: a text that has these has all of them.
  ///
  /// @param folded a text that was folded
  static Set<String> longest(String folded) {
    var pairs = pairs(folded);
    var longest = new LinkedHashSet<>(pairs);
    longest.removeIf(
        part -> pairs.stream().anyMatch(other -> !other.equals(part) && other.contains(part)));
    return longest;
  }

  /// Characters of scripts without spaces, and pairs of neighbours among them: PostgreSQL's
  /// trigrams can't find two characters.
  ///
  /// @param folded a text that was folded
  static Set<String> pairs(String folded) {
    var pairs = new LinkedHashSet<String>();
    var before = "";
    for (var character : folded.codePoints().toArray()) {
      if (!UNSPACED.contains(UnicodeScript.of(character))) {
        before = "";
        continue;
      }
      var here = Character.toString(character);
      pairs.add(here);
      if (!before.isEmpty()) {
        pairs.add(before + here);
      }
      before = here;
    }
    return pairs;
  }
}
