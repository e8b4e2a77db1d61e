package org.aimsledger.systemtests.faults.tools.agent;

import java.io.IOException;
import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.nio.file.Path;
import java.security.ProtectionDomain;
import org.jspecify.annotations.Nullable;

/// Entry of the Java agent: `-javaagent:<jar>=<control folder>`.
///
/// The same option serves every service: a process finds its own control file by the name under
/// which the launcher started it.
public final class FaultAgent {
  private static final String PRODUCT = "org/aimsledger/";
  private static final String TESTS = "org/aimsledger/systemtests/";

  private FaultAgent() {}

  public static void premain(String folder, Instrumentation instrumentation) throws IOException {
    var control = new ControlFile(Path.of(folder), serviceName());
    var orders = control.read();
    instrumentation.addTransformer(new Transformer(new Instrumenter(orders.mutations()), control));
    Hooks.start(control, orders);
  }

  /// The launcher marks its children: `-Dlauncher.child=inventory@/folder`.
  private static String serviceName() {
    var marker = System.getProperty("launcher.child", "service@");
    return marker.substring(0, marker.indexOf('@'));
  }

  private record Transformer(Instrumenter instrumenter, ControlFile control)
      implements ClassFileTransformer {
    @Override
    public byte @Nullable [] transform(
        @Nullable ClassLoader loader,
        @Nullable String name,
        @Nullable Class<?> redefined,
        @Nullable ProtectionDomain domain,
        byte[] original) {
      if (name == null || !name.startsWith(PRODUCT) || name.startsWith(TESTS)) {
        return null;
      }
      try {
        var result = instrumenter.apply(name, original, loader);
        if (result == null) {
          return null;
        }
        control.note("instrumented " + name + " " + result.found());
        return result.bytes();
      } catch (RuntimeException e) {
        // The JVM would swallow it and run the class unchanged: a test that injects nothing.
        control.note("broken " + name + " " + e);
        return null;
      }
    }
  }
}
