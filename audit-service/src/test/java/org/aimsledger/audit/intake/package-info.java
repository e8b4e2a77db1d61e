@NullMarked
package org.aimsledger.audit.intake;

import org.jspecify.annotations.NullMarked;
