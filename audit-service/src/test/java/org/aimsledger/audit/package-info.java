@NullMarked
package org.aimsledger.audit;

import org.jspecify.annotations.NullMarked;
