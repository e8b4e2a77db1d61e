/// REACT: a CycloneDX bill of materials → drafts of components and links, which somebody accepts.
///
/// Reading order: 1 [BillResource] takes a document, 2 [BillReader] says whether it is a bill (or
/// where it is not one), 3 [BillItemsReader] says what it says in our words, with
/// [BillFieldsReader], 4 [BillStore] keeps document, bill and items, 5 [BillItemResource] shows
/// each item beside what the inventory knows and takes what is accepted, 6 [BillJob] carries that
/// out.
///
/// The other way round, [BillExportResource] gives a bill back with what is known now, and
/// [SystemBillResource] makes the bill of a system from the register ([SystemBillReader]).
/// [InventoryBillResource] makes that of the whole inventory, part by part ([InventoryPart]): one
/// thing after the other becomes a component that says by itself what an import needs
/// ([InventoryPartWriter]), and [InventoryBillWriter] puts them one behind the other.
///
/// A document is kept as it came, under its SHA-256: what has no field of ours is named by its
/// place in it (`further`), and not lost. Sending the same document again changes nothing.
@NullMarked
@CheckReturnValue
package org.aimsledger.inventory.billofmaterials;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
