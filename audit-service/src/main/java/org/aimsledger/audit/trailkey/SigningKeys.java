package org.aimsledger.audit.trailkey;

import java.util.List;
import java.util.stream.Stream;
import org.aimsledger.audit.trailkey.TrailKeyCommand.PublicKey;

/// The keys of one log, the oldest first. Empty while the first key was never changed.
///
/// @param signing those that sign
/// @param retired verifier keys of those that have signed
public record SigningKeys(List<PublicKey> signing, List<String> retired) {
  static final SigningKeys UNCHANGED = new SigningKeys(List.of(), List.of());

  public SigningKeys {
    signing = List.copyOf(signing);
    retired = List.copyOf(retired);
  }

  boolean isUnchanged() {
    return signing.isEmpty();
  }

  boolean signs(PublicKey key) {
    return signing.contains(key);
  }

  boolean isRetired(PublicKey key) {
    return retired.contains(key.verifierKey());
  }

  List<PublicKey> olderThan(PublicKey key) {
    return signing.subList(0, Math.max(0, signing.indexOf(key)));
  }

  SigningKeys with(PublicKey key) {
    return new SigningKeys(Stream.concat(signing.stream(), Stream.of(key)).toList(), retired);
  }

  SigningKeys without(String verifierKey) {
    return new SigningKeys(
        signing.stream().filter(key -> !key.verifierKey().equals(verifierKey)).toList(),
        Stream.concat(retired.stream(), Stream.of(verifierKey)).toList());
  }
}
