/// A tiny service on the kit, with one aggregate and one view: what the tests of the kit talk to.
@NullMarked
@CheckReturnValue
package org.aimsledger.servicekit.demo;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
