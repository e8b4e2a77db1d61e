/// The data sheets A, B and C of Annex VIII of the EU AI Act, filled in from the record of a system
/// and its statement of intended use. What a sheet asks for, and where the answer stands in the
/// record, is the pack `registration-sheets`; what has no field of its own is an attribute of the
/// profile with the name that the pack gives it. Nothing is stored here.
///
/// Reading order:
///
/// 1. `RegistrationSheetResource` (1a `RegistrationSheetResponses`): HTTP
/// 2. `RegistrationSheet`: a sheet, filled in
/// 3. `RecordReader`: what stands at a place of the record
@NullMarked
@CheckReturnValue
package org.aimsledger.inventory.registrationsheet;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
