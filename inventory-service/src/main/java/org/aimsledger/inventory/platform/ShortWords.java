package org.aimsledger.inventory.platform;

import java.util.Collection;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// Words of one or two characters: in Chinese, most words; in others, numbers and abbreviations.
/// Trigrams find them by reading everything, so these come from an index of single characters and
/// pairs of neighbours, which `text_parts` of the database makes.
public final class ShortWords {
  private static final int LONGEST = 2;

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
    return !word.isEmpty() && word.codePointCount(0, word.length()) <= LONGEST;
  }

  /// The condition that a text has these words, in HQL. Costs much for each row that no index
  /// found.
  ///
  /// @param field of a row, with the name of the row
  /// @param parameters names of the words
  public static String condition(String field, Collection<String> parameters) {
    return "cast(sql('text_parts(?) @> array["
        + parameters.stream().map(_ -> "cast(? as text)").collect(Collectors.joining(", "))
        + "]', "
        + field
        + parameters.stream().map(name -> ", :" + name).collect(Collectors.joining())
        + ") as Boolean)";
  }
}
