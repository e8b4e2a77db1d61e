package org.aimsledger.audit.platform;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.aimsledger.audit.platform.Witnesses.Witness;
import org.aimsledger.verifier.log.LogException;
import org.aimsledger.verifier.log.SignatureType;
import org.aimsledger.verifier.log.VerifierKey;

/// Reads the witnesses out of the configuration; one that can't be used stops the start.
@Singleton
class WitnessBeans {
  private static final List<String> RESERVED = List.of("none", "witnesses", "both");

  @Produces
  @Singleton
  Witnesses witnesses(TrailConfig config) {
    var all = new ArrayList<Witness>();
    new TreeMap<>(config.witnesses())
        .forEach(
            (name, target) -> all.add(new Witness(name(name), target.url(), key(name, target))));
    return new Witnesses(all, config.witnessQuorum(), config.secondKey().required());
  }

  private static String name(String name) {
    if (!name.matches("[a-z0-9][a-z0-9.-]{0,99}")
        || RESERVED.contains(name)
        || name.startsWith(Witnesses.SECOND_KEY)) {
      throw new IllegalArgumentException(
          "aims.trail.witnesses.\"%s\": a name has lower-case letters, digits, dots and hyphens, is none of %s and does not begin with %s"
              .formatted(name, RESERVED, Witnesses.SECOND_KEY));
    }
    return name;
  }

  private static VerifierKey key(String name, TrailConfig.Witness target) {
    try {
      var key = VerifierKey.parse(target.key());
      if (key.type() != SignatureType.COSIGNATURE) {
        throw new IllegalArgumentException("it is no key of a witness (type 0x04)");
      }
      return key;
    } catch (LogException | IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "aims.trail.witnesses.\"%s\".key: %s".formatted(name, e.getMessage()), e);
    }
  }
}
