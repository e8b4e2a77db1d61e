@NullMarked
package org.aimsledger.audit.platform.trail;

import org.jspecify.annotations.NullMarked;
