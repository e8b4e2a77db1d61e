package org.aimsledger.inventory.platform;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// Words of one or two characters: in Chinese, most words; in others, numbers and abbreviations.
/// Trigrams find them by reading everything, so these come from an index of single characters and
/// pairs of neighbours, which rows keep beside their text. Where there is one such word, that index
/// also says what it can about the others, or a frequent short word would hide a rare one.
public final class ShortWords {
  private static final int LONGEST = 2;

  /// So many parts leave few texts that haven't all words.
  private static final int MOST_PARTS = 12;

  /// Characters from here on are of scripts without spaces: each pair says much.
  private static final int FIRST_UNSPACED = 0x2E80;

  private ShortWords() {}

  /// What a text has in which all the words are, by the names of their parameters; nothing where no
  /// word is short.
  public static NavigableMap<String, String> in(List<String> words) {
    var named = new TreeMap<String, String>();
    if (words.stream().anyMatch(ShortWords::isShort)) {
      parts(words).stream()
          .limit(MOST_PARTS)
          .forEach(part -> named.put("short%02d".formatted(named.size()), part));
    }
    return named;
  }

  /// Whether the word has one or two characters.
  public static boolean isShort(String word) {
    return !word.isEmpty() && word.codePointCount(0, word.length()) <= LONGEST;
  }

  /// By what a text is found: its characters and the pairs of neighbours, each once, in the order
  /// of the text; spaces and what controls are left out.
  public static String[] partsOf(String text) {
    var parts = new LinkedHashSet<String>();
    var characters = text.codePoints().toArray();
    for (var i = 0; i < characters.length; i++) {
      if (characters[i] > ' ') {
        parts.add(Character.toString(characters[i]));
        if (i + 1 < characters.length && characters[i + 1] > ' ') {
          parts.add(new String(characters, i, 2));
        }
      }
    }
    return parts.toArray(String[]::new);
  }

  /// The short words first.
  private static Set<String> parts(List<String> words) {
    var parts = new LinkedHashSet<String>();
    words.stream().filter(ShortWords::isShort).forEach(parts::add);
    words.stream().filter(word -> !isShort(word)).forEach(word -> addPairs(word, parts));
    return parts;
  }

  /// Of a script with spaces the first and the last pair, which is enough.
  private static void addPairs(String word, Set<String> parts) {
    var characters = word.codePoints().toArray();
    for (var i = 1; i < characters.length; i++) {
      var unspaced = characters[i - 1] >= FIRST_UNSPACED && characters[i] >= FIRST_UNSPACED;
      if (unspaced || i == 1 || i == characters.length - 1) {
        parts.add(Character.toString(characters[i - 1]) + Character.toString(characters[i]));
      }
    }
  }

  /// The condition that a text has these words, in HQL.
  ///
  /// @param field with the parts of the text, with the name of the row
  /// @param parameters names of the words
  public static String condition(String field, Collection<String> parameters) {
    return "cast(sql('? @> array["
        + parameters.stream().map(_ -> "cast(? as varchar)").collect(Collectors.joining(", "))
        + "]', "
        + field
        + parameters.stream().map(name -> ", :" + name).collect(Collectors.joining())
        + ") as Boolean)";
  }
}
