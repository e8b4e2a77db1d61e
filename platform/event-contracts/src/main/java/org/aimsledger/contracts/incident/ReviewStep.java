package org.aimsledger.contracts.incident;

/// A step that a lesson adds to a playbook.
///
/// @param playbook id of the playbook in the pack
/// @param step what is to be done, by whom and when
public record ReviewStep(String playbook, PlaybookStep step) {}
