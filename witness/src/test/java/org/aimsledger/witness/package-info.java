@NullMarked
package org.aimsledger.witness;

import org.jspecify.annotations.NullMarked;
