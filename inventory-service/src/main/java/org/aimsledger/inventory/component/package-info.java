/// One thing that AI systems are made of or stand in: a dataset, a model, a supplier, a tool, a
/// version of one of them, a deployment, a use case. Registered, described field by field with the
/// source of each, retired. What all kinds share is here once; how they differ is data
/// (`ComponentCatalogue`).
///
/// Reading order:
///
/// 1. `ComponentResource`, `ComponentFindingsResource` (1a `ComponentRequests`, 1b
///    `ComponentResponses`): HTTP
/// 2. `ComponentCommand`: what can be asked for
/// 3. `ComponentCommandHandler`: decider and store, wired; looks at what a component points to
/// 4. `ComponentDecider`: the rules; `ComponentCatalogue`: which fields each kind has
/// 5. `Component`: states
/// 6. `ComponentRejection`: reasons to say no
/// 7. `ComponentEventTypes`: stored names; `ComponentClaims`: unique names
///
/// Values: `GivenField`, `FieldRule`, `KindRule`, `FieldPatch`, `ComponentFields`, `DateReading`.
@NullMarked
@CheckReturnValue
package org.aimsledger.inventory.component;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
