@NullMarked
package org.aimsledger.servicekit.comparison;

import org.jspecify.annotations.NullMarked;
