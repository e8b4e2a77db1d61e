@NullMarked
package org.aimsledger.servicekit.seal;

import org.jspecify.annotations.NullMarked;
