@NullMarked
package org.aimsledger.audit.correctiveaction;

import org.jspecify.annotations.NullMarked;
