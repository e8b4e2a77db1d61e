/// REACT to time: new checkpoints leave the house by themselves, to folders, web servers and
/// mailboxes of other people.
///
/// Reading order: 1 [PushJob] (whose turn it is, and what became of it) · 2 [PushStore] (what each
/// target got) · 3 [FolderClient], [WebPushClient], [MailPushClient] · 4 [PushResource].
///
/// Guarantees: a target gets the newest published checkpoint, at most one an interval and only when
/// the log grew; one that is away is asked again after a growing pause, and gets the newest then.
/// No target holds up another one, or the checkpoints themselves. Does **not** guarantee that a
/// target gets every checkpoint, or gets one only once.
@NullMarked
@CheckReturnValue
package org.aimsledger.audit.checkpointpush;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
