/// Who asks: the actor and his roles, from the access token.
///
/// Reading order: [RequestIdentity], [Roles], [TrailRoleAugmentor].
///
/// Guarantees: the actor is the token's `sub`, a pseudonym, never a name or an address; the token
/// was signed by the configured issuer for the audience `aimsledger`. Does **not** decide rights:
/// `@RolesAllowed` on the resources does, separation of duties is in the deciders.
@NullMarked
@CheckReturnValue
package org.aimsledger.servicekit.identity;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
