package org.aimsledger.contracts;

import java.util.UUID;

/// A text about a person, encrypted before it was stored. It can be read as long as the key of that
/// person exists; the service that wrote the event keeps the keys and no event holds one.
///
/// AES-256-GCM. The person, the key, the stream and the field are authenticated with the text, so
/// it opens only where it was written.
///
/// @param subject random id of the person
/// @param key id of the person's key that sealed it
/// @param ciphertext nonce of 12 bytes, ciphertext and tag of 16 bytes, in base64url without
///   padding
public record SealedText(UUID subject, UUID key, String ciphertext) {}
