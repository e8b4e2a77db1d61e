/// The rules between modules, over the modules as they are built.
@NullMarked
@CheckReturnValue
package org.aimsledger.systemtests.architecture;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
