/// The personal data of one person, over all incidents. Reading order:
///
/// 1. `DataSubjectResource`: HTTP; bodies in `DataSubjectRequests`, answers and refusals in
///    `DataSubjectResponses`
/// 2. `DataSubjectCommand`: what can be ordered
/// 3. `DataSubjectCommandHandler`: store, vault and rules wired together
/// 4. `DataSubjectDecider`: the rules
/// 5. `DataSubject`: the states
/// 6. `DataSubjectRejection`: the reasons to refuse
/// 7. `DataSubjectEventTypes`: names under which events are stored
///
/// A person's first event is the first hold or the erasure: until then the vault alone knows that
/// there is a person.
@NullMarked
@CheckReturnValue
package org.aimsledger.incident.datasubject;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
