package org.aimsledger.systemtests.hygiene;

import java.util.List;

/// One rule about the files of a repository.
interface HygieneCheck {
  /// Each place that breaks the rule, as a sentence that starts with the file.
  List<String> problemsOf(Repository repository);
}
