/// One search over everything in the inventory: systems, what they are made of, notices, statements
/// of intended use, reported uses, findings. In any language: what is written without spaces is
/// found by its characters, one or two at a time.
///
/// The best come first: a name that is the text, a name that begins with it, a name that has it,
/// the rest. An answer is bounded: beyond so many candidates it says that there are more, and the
/// names that are the text are among the candidates always. Traditional and simplified characters
/// are not taken for one another; a record is found by the names that it has.
///
/// Reading order:
///
/// 1. `RecordSearchResource` (1a `RecordSearchResponses`): HTTP
/// 2. `RecordSearchQuery`: rows → answer; `SearchText`: what texts and questions become
/// 3. `RecordSearchProjection`: event → row; `RecordTexts`: the texts of one record
/// 4. `RecordSearchRow`: the table
@NullMarked
@CheckReturnValue
package org.aimsledger.inventory.recordsearch;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
