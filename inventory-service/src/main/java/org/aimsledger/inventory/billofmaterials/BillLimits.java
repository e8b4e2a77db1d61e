package org.aimsledger.inventory.billofmaterials;

/// How much one bill may hold.
///
/// @param depth levels of objects and arrays
/// @param things components, services and data, nested ones among them
/// @param links edges between them
/// @param places places that a refusal names
record BillLimits(int depth, int things, int links, int places) {}
