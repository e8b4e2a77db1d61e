package org.aimsledger.inventory.platform;

import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

/// Words of one or two characters of scripts that need no more: in Chinese, most words. Trigrams
/// find them by reading everything, so these come from an index of single characters and pairs of
/// neighbours, which `text_pairs` of the database makes.
public final class ShortWords {
  private static final int LONGEST = 2;

  /// Where such scripts begin in Unicode: CJK radicals. The function of the database says the same.
  private static final int FIRST = 0x2E80;

  private ShortWords() {}

  /// Those among the words, by the names of their parameters.
  public static NavigableMap<String, String> in(List<String> words) {
    var named = new TreeMap<String, String>();
    for (var word : words) {
      if (isShort(word)) {
        named.put("short" + named.size(), word);
      }
    }
    return named;
  }

  private static boolean isShort(String word) {
    var characters = word.codePoints().toArray();
    if (characters.length == 0 || characters.length > LONGEST) {
      return false;
    }
    for (var character : characters) {
      if (character < FIRST) {
        return false;
      }
    }
    return true;
  }

  /// The condition that a text has the word, in HQL.
  ///
  /// @param field of the row `r`
  /// @param parameter name of the word
  public static String condition(String field, String parameter) {
    return "cast(sql('text_pairs(?) @> array[cast(? as text)]', r."
        + field
        + ", :"
        + parameter
        + ") as Boolean)";
  }
}
