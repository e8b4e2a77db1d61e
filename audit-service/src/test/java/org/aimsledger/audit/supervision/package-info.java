@NullMarked
package org.aimsledger.audit.supervision;

import org.jspecify.annotations.NullMarked;
