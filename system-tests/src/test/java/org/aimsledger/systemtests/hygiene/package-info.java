/// What compilers don't see: links, indexes, headings, lengths, words and numbers in the files of
/// the repository.
///
/// Reading order: `RepositoryHygieneTest` (the rules, over this repository), `HygieneCheckTest`
/// (each rule red on a bad sample), then one class a check.
@NullMarked
@CheckReturnValue
package org.aimsledger.systemtests.hygiene;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
