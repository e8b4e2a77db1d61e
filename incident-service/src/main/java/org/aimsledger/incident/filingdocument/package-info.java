/// REACT: reports to authorities as documents, made of the record of an incident and its legal
/// case.
///
/// Reading order: 1 [FilingDocumentResource] · 2 [IncidentRecord] (events → what the record says) ·
/// 3 [FilingDocument] (record and template → what the report says, and what is missing) · 4
/// [DocxWriter], [PdfWriter], [JsonWriter] (bytes; the last also has the exports for others).
///
/// Guarantees: a report says what the record says at its version, and marks each thing that the law
/// asks for and the record doesn't hold; nothing is filled in by guess. Texts stay texts: no field,
/// formula, macro or link comes into a document. Does **not** file anything: whoever sends a report
/// records it with its digest.
@NullMarked
@CheckReturnValue
package org.aimsledger.incident.filingdocument;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
