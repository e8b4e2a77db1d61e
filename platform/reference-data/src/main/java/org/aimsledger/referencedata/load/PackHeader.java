package org.aimsledger.referencedata.load;

import java.time.LocalDate;
import org.aimsledger.referencedata.PackVersion;

/// What every pack file begins with.
record PackHeader(PackVersion version, LocalDate validFrom, String source) {
  static PackHeader read(PackRow file) {
    return new PackHeader(
        new PackVersion(file.text("id"), file.text("version")),
        file.date("validFrom"),
        file.text("source"));
  }
}
