package org.aimsledger.contracts.incident;

/// A kept file, known by the digest of its artefact.
///
/// @param name as it was sent, without folders
/// @param mediaType what its first bytes say
public record EvidenceFile(String name, String mediaType, long size) {}
