/// What one audience is told about a system, or about all AI of the organisation: texts in several
/// languages, in editions that are drafted, approved by somebody else, published and withdrawn.
///
/// Texts are kept as they were written, plain or Markdown, and HTML is refused; whoever shows one
/// has to render it as Markdown without HTML. What was told at a time is answered from the editions
/// that are recorded now (`PublishedNoticeResource`); what was known at a time, from the stream
/// (`?at=` of `NoticeResource`).
///
/// Reading order:
///
/// 1. `NoticeResource`, `PublishedNoticeResource` (1a `NoticeRequests`, 1b `NoticeResponses`): HTTP
/// 2. `NoticeCommand`: what can be asked for; `NoticeTexts`: what a text has to keep to
/// 3. `NoticeCommandHandler`: decider and store, wired; looks at the system
/// 4. `NoticeDecider`: the rules
/// 5. `Notice`: states
/// 6. `NoticeRejection`: reasons to say no
/// 7. `NoticeEventTypes`: stored names
@NullMarked
@CheckReturnValue
package org.aimsledger.inventory.notice;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
