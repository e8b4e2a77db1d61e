package org.aimsledger.systemtests.faults.tools;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.aimsledger.systemtests.faults.tools.agent.FaultAgent;

/// Packs the compiled classes of the agent into a jar that `-javaagent` takes.
final class AgentJar {
  private static final String NAME = "fault-agent.jar";

  private AgentJar() {}

  static Path build(Path folder) throws IOException {
    var jar = Files.createDirectories(folder).resolve(NAME);
    try (var out = new JarOutputStream(Files.newOutputStream(jar), manifest())) {
      var home = codeSource();
      if (Files.isDirectory(home)) {
        pack(home, out);
      } else {
        try (var archive = FileSystems.newFileSystem(home)) {
          pack(archive.getPath("/"), out);
        }
      }
    }
    return jar;
  }

  private static Manifest manifest() {
    var manifest = new Manifest();
    var main = manifest.getMainAttributes();
    main.put(Attributes.Name.MANIFEST_VERSION, "1.0");
    main.putValue("Premain-Class", FaultAgent.class.getName());
    main.putValue("Can-Retransform-Classes", "true");
    // Seen by every class loader as the same class, also by Quarkus' own.
    main.putValue("Boot-Class-Path", NAME);
    return manifest;
  }

  private static Path codeSource() {
    try {
      return Path.of(FaultAgent.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void pack(Path root, JarOutputStream out) throws IOException {
    var folder = FaultAgent.class.getPackageName().replace('.', '/');
    try (var files = Files.list(root.resolve(folder))) {
      for (var file : files.sorted().toList()) {
        if (file.toString().endsWith(".class")) {
          out.putNextEntry(new JarEntry(folder + "/" + file.getFileName()));
          out.write(Files.readAllBytes(file));
          out.closeEntry();
        }
      }
    }
  }
}
