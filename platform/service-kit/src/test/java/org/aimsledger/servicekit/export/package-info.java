@NullMarked
package org.aimsledger.servicekit.export;

import org.jspecify.annotations.NullMarked;
