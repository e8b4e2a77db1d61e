package org.aimsledger.inventory.billofmaterials;

import java.util.UUID;

/// A component, and the place in a bill that it was last accepted from.
///
/// @param number of the item
/// @param bytes how much the bill says of it in its own words; 0: nothing that can be repeated
record BillOrigin(
    UUID component, UUID bill, int number, String place, String specVersion, int bytes) {}
