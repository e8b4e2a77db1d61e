package org.aimsledger.testkit.architecture;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/// The JDK without clock, random, environment, threads, files and network.
final class PureCode {
  /// Packages and types of the JDK that give the same answer at any time, on any machine.
  static final Licence JDK =
      Licence.of(
          "java.io.ByteArrayInputStream",
          "java.io.ByteArrayOutputStream",
          "java.io.Closeable",
          "java.io.IOException",
          "java.io.InputStream",
          "java.io.OutputStream",
          "java.io.Reader",
          "java.io.Serializable",
          "java.io.StringReader",
          "java.io.StringWriter",
          "java.io.UncheckedIOException",
          "java.lang",
          "java.lang.annotation",
          "java.lang.invoke",
          "java.lang.runtime",
          "java.math",
          "java.net.URI",
          "java.net.URISyntaxException",
          "java.nio.ByteBuffer",
          "java.nio.CharBuffer",
          "java.nio.charset",
          "java.security",
          "java.security.spec",
          "java.text",
          "java.time..",
          "java.util",
          "java.util.function",
          "java.util.regex",
          "java.util.stream",
          "java.util.zip.ZipEntry",
          "java.util.zip.ZipOutputStream",
          "javax.crypto.Mac",
          "javax.crypto.spec.SecretKeySpec",
          "javax.xml.stream");

  /// Types inside those packages that don't.
  private static final Licence AMBIENT =
      Licence.of(
          "java.lang.ClassLoader",
          "java.lang.InheritableThreadLocal",
          "java.lang.Process",
          "java.lang.ProcessBuilder",
          "java.lang.ProcessHandle",
          "java.lang.Runtime",
          "java.lang.ScopedValue",
          "java.lang.Thread",
          "java.lang.ThreadGroup",
          "java.lang.ThreadLocal",
          "java.security.KeyPairGenerator",
          "java.security.SecureRandom",
          "java.time.Clock",
          "java.time.InstantSource",
          "java.util.Random",
          "java.util.Scanner",
          "java.util.ServiceLoader",
          "java.util.SplittableRandom",
          "java.util.Timer",
          "java.util.TimerTask");

  private static final Set<String> HARMLESS_SYSTEM_CALLS = Set.of("arraycopy", "lineSeparator");

  private static final Map<String, Set<String>> AMBIENT_CALLS =
      Map.of(
          "java.lang.Math", Set.of("random"),
          "java.lang.StrictMath", Set.of("random"),
          "java.util.UUID", Set.of("randomUUID"),
          "java.util.Locale", Set.of("getDefault"),
          "java.util.TimeZone", Set.of("getDefault"),
          "java.time.ZoneId", Set.of("systemDefault"),
          "java.util.Collections", Set.of("shuffle"),
          "java.nio.charset.Charset", Set.of("defaultCharset"),
          "org.aimsledger.eventstore.store.EventIds", Set.of("next"));

  private PureCode() {}

  /// A JDK type of which nothing but the ambient calls is forbidden.
  static boolean isPureType(JavaClass type) {
    return JDK.allows(type) && !AMBIENT.allows(type);
  }

  /// A type that is ambient as a whole, wherever it appears.
  static boolean isAmbientType(JavaClass type) {
    return type.getPackageName().startsWith("java.") && !isPureType(type);
  }

  /// Calls and field reads of a class that bring in clock, random or environment.
  static Stream<String> ambientAccessesOf(JavaClass type) {
    return type.getAccessesFromSelf().stream()
        .filter(PureCode::isAmbient)
        .map(JavaAccess::getDescription);
  }

  private static boolean isAmbient(JavaAccess<?> access) {
    var owner = access.getTargetOwner().getName();
    var name = access.getTarget().getName();
    if (owner.equals("java.lang.System")) {
      return !HARMLESS_SYSTEM_CALLS.contains(name);
    }
    if (owner.startsWith("java.time.") && name.equals("now")) {
      return true;
    }
    return AMBIENT_CALLS.getOrDefault(owner, Set.of()).contains(name);
  }
}
