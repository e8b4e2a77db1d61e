/// Starts playbooks by assumed causes: `PlaybookStartJob`. What reports of AI systems start is in
/// `inventoryintake`.
@NullMarked
@CheckReturnValue
package org.aimsledger.incident.playbookstart;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
