/// Copies of a log as others keep or serve them: a folder, or a web address, in the layout of
/// c2sp.org/tlog-tiles.
///
/// Reading order: {@link org.aimsledger.verifier.copy.LogCopy}, {@link
/// org.aimsledger.verifier.copy.FolderCopy}, {@link org.aimsledger.verifier.copy.WebCopy} and
/// {@link org.aimsledger.verifier.copy.Token}.
///
/// Guarantees: no read gives or holds more than its limit, none leaves the folder or the address,
/// none waits longer than its timeout. Not guaranteed: that anything of what is read is true, or
/// the same the next time.
@NullMarked
@CheckReturnValue
package org.aimsledger.verifier.copy;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
