@NullMarked
package org.aimsledger.audit.trailaccess;

import org.jspecify.annotations.NullMarked;
