package org.aimsledger.servicekit.demo;

import jakarta.ws.rs.Path;
import org.aimsledger.servicekit.runtime.InboxRefusals;
import org.aimsledger.servicekit.runtime.RefusedOrdersResource;

/// As every service that reacts has it.
@Path("/api/demo/v1/inbox-refusals")
public class InboxRefusalsResource extends RefusedOrdersResource {
  InboxRefusalsResource(InboxRefusals refusals) {
    super(refusals);
  }
}
