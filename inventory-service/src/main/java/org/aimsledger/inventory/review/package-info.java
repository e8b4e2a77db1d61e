/// When one AI system is looked at again, that somebody has to be told, and that it was looked at.
/// The aggregate itself knows which reminders it has given, so each is given once for each date,
/// whoever asks and however often.
///
/// Reading order:
///
/// 1. `ReviewResource` (1a `ReviewRequests`, 1b `ReviewResponses`): HTTP
/// 2. `ReviewCommand`: what can be asked for; `reviewwatch` asks for reminders
/// 3. `ReviewCommandHandler`: decider and store, wired; looks at the system
/// 4. `ReviewDecider`: the rules
/// 5. `Review`: states
/// 6. `ReviewRejection`: reasons to say no
/// 7. `ReviewEventTypes`: stored names
@NullMarked
@CheckReturnValue
package org.aimsledger.inventory.review;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
