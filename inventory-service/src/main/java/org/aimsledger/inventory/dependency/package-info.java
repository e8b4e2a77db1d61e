/// What depends on what: links from both ends, and what follows from them however far, from tables
/// that follow the log.
///
/// Reading order:
///
/// 1. `DependencyResource`, `DependencyLinksResource` (1a `DependencyResponses`): HTTP
/// 2. `DependencyQuery`: rows → answer; `Closure`: what is reached from a thing, level by level;
///    `DirectDependentsQuery`: what keeps a thing from being retired
/// 3. `DependencyNodeProjection`, `DependencyLinkProjection`: event → row
/// 4. `DependencyNodeRow`, `DependencyLinkRow`: the tables
@NullMarked
@CheckReturnValue
package org.aimsledger.inventory.dependency;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
