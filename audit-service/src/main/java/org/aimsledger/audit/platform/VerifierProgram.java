package org.aimsledger.audit.platform;

import org.jspecify.annotations.Nullable;

/// The verifier that belongs to this installation.
///
/// @param checksum SHA-256 of its jar, hexadecimal; null when it runs from a folder of classes, as
///   in a build
public record VerifierProgram(@Nullable String checksum) {}
