/// Tests of what all features share.
@NullMarked
package org.aimsledger.audit.platform;

import org.jspecify.annotations.NullMarked;
