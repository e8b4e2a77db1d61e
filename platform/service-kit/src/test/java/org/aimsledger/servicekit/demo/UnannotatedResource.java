package org.aimsledger.servicekit.demo;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.Map;

/// Somebody forgot to say who may do this.
@Path("/api/demo/v1/forgotten")
public class UnannotatedResource {
  @GET
  public Map<String, String> forgotten() {
    return Map.of("reached", "yes");
  }
}
