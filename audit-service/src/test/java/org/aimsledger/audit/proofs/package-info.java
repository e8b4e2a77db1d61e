@NullMarked
package org.aimsledger.audit.proofs;

import org.jspecify.annotations.NullMarked;
