package org.aimsledger.risk.platform;

import jakarta.ws.rs.Path;
import org.aimsledger.servicekit.runtime.InboxRefusals;
import org.aimsledger.servicekit.runtime.RefusedOrdersResource;

/// What this service was ordered by events of other services and refused.
@Path("/api/risk/v1/inbox-refusals")
public class InboxRefusalsResource extends RefusedOrdersResource {
  InboxRefusalsResource(InboxRefusals refusals) {
    super(refusals);
  }
}
