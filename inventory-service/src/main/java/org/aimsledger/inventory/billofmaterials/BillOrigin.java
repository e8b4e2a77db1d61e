package org.aimsledger.inventory.billofmaterials;

import java.util.UUID;

/// A component, and the place in a document that it was last accepted from.
///
/// @param sha256 of the document
record BillOrigin(UUID component, String place, String specVersion, String sha256) {}
