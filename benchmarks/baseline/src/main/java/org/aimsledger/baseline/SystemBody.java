package org.aimsledger.baseline;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The fields of a registration, in and out.
///
/// @param id given by the service
record SystemBody(
    @Nullable UUID id,
    String name,
    @Nullable String purpose,
    @Nullable String intendedUse,
    @Nullable String owner,
    @Nullable String organisation,
    @Nullable String unit,
    @Nullable String technology,
    @Nullable String topicArea,
    @Nullable String sector,
    @Nullable String vendor,
    @Nullable String stage,
    @Nullable String highImpact) {

  SystemBody withId(UUID given) {
    return new SystemBody(
        given,
        name,
        purpose,
        intendedUse,
        owner,
        organisation,
        unit,
        technology,
        topicArea,
        sector,
        vendor,
        stage,
        highImpact);
  }
}
