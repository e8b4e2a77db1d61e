/// What is said about an incident to its provider, to users, to affected persons and to
/// authorities. Reading order:
///
/// 1. `CommunicationResource`: HTTP; bodies in `CommunicationRequests`, answers and refusals in
///    `CommunicationResponses`
/// 2. `CommunicationCommand`: what can be ordered
/// 3. `CommunicationCommandHandler`: store and rules wired together
/// 4. `CommunicationDecider`: the rules
/// 5. `Communication`: the states
/// 6. `CommunicationRejection`: the reasons to refuse
/// 7. `CommunicationEventTypes`: names under which events are stored
///
/// The texts are kept for ever and are not sealed: they must not say who a private person is.
@NullMarked
@CheckReturnValue
package org.aimsledger.incident.communication;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
