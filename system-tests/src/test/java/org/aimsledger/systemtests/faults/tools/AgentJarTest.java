package org.aimsledger.systemtests.faults.tools;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.jar.JarFile;
import org.aimsledger.systemtests.faults.tools.agent.FaultAgent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AgentJarTest {
  @TempDir Path folder;

  @Test
  void theJarHoldsTheAgentAndItsTablesAndNothingElse() throws Exception {
    // When
    var jar = AgentJar.build(folder);

    // Then
    try (var read = new JarFile(jar.toFile())) {
      assertThat(read.getManifest().getMainAttributes().getValue("Premain-Class"))
          .isEqualTo(FaultAgent.class.getName());
      var packages = FaultAgent.class.getPackageName().replace('.', '/') + "/";
      assertThat(read.stream().map(entry -> entry.getName()))
          .contains(packages + "FaultAgent.class", packages + "FaultPoint.class")
          .allMatch(name -> name.startsWith(packages) || name.equals("META-INF/MANIFEST.MF"));
    }
  }
}
