package org.aimsledger.incident.signalregister;

import java.text.Normalizer;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/// How alike two texts are: Dice's coefficient over pairs of neighbouring letters, from 0 to 1.
/// Works for any script, also without spaces between words, and forgives typing errors.
///
/// Source: L. R. Dice, Measures of the amount of ecologic association between species, Ecology 26
/// (1945).
final class Likeness {
  private Likeness() {}

  static double of(String one, String other) {
    var first = pairs(one);
    var second = pairs(other);
    if (first.isEmpty() || second.isEmpty()) {
      return 0;
    }
    var common = new HashSet<>(first);
    common.retainAll(second);
    return 2.0 * common.size() / (first.size() + second.size());
  }

  private static Set<String> pairs(String text) {
    var letters =
        Normalizer.normalize(text, Normalizer.Form.NFKC)
            .toLowerCase(Locale.ROOT)
            .codePoints()
            .map(point -> Character.isLetterOrDigit(point) ? point : ' ')
            .toArray();
    var pairs = new HashSet<String>();
    for (var i = 0; i + 1 < letters.length; i++) {
      if (letters[i] != ' ' && letters[i + 1] != ' ') {
        pairs.add(new String(letters, i, 2));
      }
    }
    return pairs;
  }
}
