package org.aimsledger.launcher.cli;

import org.aimsledger.launcher.Ports;
import org.aimsledger.launcher.backing.IdentityProvider;

/// What a user needs to know once everything is up.
final class Addresses {
  private Addresses() {}

  static String render(Ports ports) {
    var text = new StringBuilder("\nAddresses, on this machine only:\n");
    ports
        .ofServices()
        .forEach(
            (name, port) ->
                text.append(
                    "  %-10s http://127.0.0.1:%d/api/%s/v1   Swagger: http://127.0.0.1:%d/q/swagger-ui%n"
                        .formatted(name, port, name, port)));
    text.append(
        "  %-10s %s   for evaluation only%n"
            .formatted("identity", IdentityProvider.issuerOn(ports.identity())));
    text.append("  %-10s 127.0.0.1:%d%n".formatted("kafka", ports.kafka()));
    text.append("  %-10s 127.0.0.1:%d%n".formatted("postgres", ports.postgres()));
    text.append(
        """

        A token, valid for 12 hours:
          TOKEN=$(./aims token --role viewer)
          curl -H "Authorization: Bearer $TOKEN" http://127.0.0.1:%d/api/inventory/v1/ai-systems
        Next: ./aims status, ./aims logs, ./aims help. Stop with ./aims down.
        """
            .formatted(ports.inventory()));
    return text.toString();
  }
}
