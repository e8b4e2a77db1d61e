package org.aimsledger.testkit.architecture;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/// One rule: a sentence, its reason, and the places that break it.
record Rule(String sentence, String because, Function<ServiceClasses, Stream<String>> violations) {

  List<String> violationsIn(ServiceClasses classes) {
    return violations.apply(classes).distinct().sorted().toList();
  }

  /// Fails with the reason and every place.
  void check(ServiceClasses classes) {
    var found = violationsIn(classes);
    if (!found.isEmpty()) {
      throw new AssertionError(
          sentence + ", because " + because + ":\n  " + String.join("\n  ", found));
    }
  }
}
