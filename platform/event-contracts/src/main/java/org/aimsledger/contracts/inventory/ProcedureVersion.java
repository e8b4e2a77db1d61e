package org.aimsledger.contracts.inventory;

/// A version of the procedure of one stage.
///
/// @param label as the organisation numbers it
public record ProcedureVersion(Stage stage, String label) {}
