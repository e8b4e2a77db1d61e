/// Tests of what auditors hand in.
@NullMarked
package org.aimsledger.audit.trailverification;

import org.jspecify.annotations.NullMarked;
