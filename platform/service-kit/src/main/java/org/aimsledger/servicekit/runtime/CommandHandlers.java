package org.aimsledger.servicekit.runtime;

import io.quarkus.arc.Arc;
import io.quarkus.arc.ClientProxy;
import io.quarkus.arc.InjectableBean;
import jakarta.enterprise.inject.Any;
import jakarta.inject.Singleton;
import java.util.concurrent.atomic.AtomicBoolean;

/// The command handlers of this service. The rules of an aggregate are known to the event store
/// when its handler has been made, which is when its first command comes; who needs all of them
/// earlier wakes them.
@Singleton
public class CommandHandlers {
  private final AtomicBoolean awake = new AtomicBoolean();

  /// Makes those that have not been made yet.
  public void wake() {
    if (!awake.compareAndSet(false, true)) {
      return;
    }
    var container = Arc.requireContainer();
    for (var bean : container.beanManager().getBeans(Object.class, Any.Literal.INSTANCE)) {
      if (bean.getBeanClass().getSimpleName().endsWith("CommandHandler")
          && bean instanceof InjectableBean<?> handler) {
        var _ = ClientProxy.unwrap(container.instance(handler).get());
      }
    }
  }
}
