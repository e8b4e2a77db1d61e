package org.aimsledger.incident.platform;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Bytes of a file that are in the store, and belong to nothing yet.
///
/// @param upload under which they were stored; null: the same bytes are a kept file already
public record StoredBytes(String sha256, long size, String mediaType, @Nullable UUID upload) {}
