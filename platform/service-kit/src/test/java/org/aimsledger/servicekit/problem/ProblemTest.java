package org.aimsledger.servicekit.problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProblemTest {
  private final Problem problem = Problem.of(409, "lamp/broken", "Broken", "Mend it first.");

  @Test
  void anExtensionStandsBesideTheStandardMembers() {
    assertThat(problem.with("lamp", "l-1").document())
        .containsEntry("status", 409)
        .containsEntry("lamp", "l-1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"type", "title", "status", "detail"})
  void anExtensionCanNotTakeThePlaceOfAStandardMember(String member) {
    assertThatThrownBy(() -> problem.with(member, "x"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("not an extension member: " + member);
  }
}
