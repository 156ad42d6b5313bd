package io.youju.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class AnswerVerifierTest {
  private static byte[] file(int dimensions, int hidden, float... floats) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    out.writeInt(dimensions);
    out.writeInt(hidden);
    for (float value : floats) out.writeFloat(value);
    return bytes.toByteArray();
  }

  private static AnswerVerifier read(byte[] file) throws IOException {
    return AnswerVerifier.read(new ByteArrayInputStream(file), 2);
  }

  @Test
  void aHiddenUnitCountsWhereItIsAboveNothing() throws IOException {
    // question, phrase, product and bias of each unit; then the weights of both, and the last bias
    AnswerVerifier verifier =
        read(
            file(
                2, 2, //
                1, 0, 0, 1, 2, 0, 0.5f, //
                -1, 0, 0, 0, 0, 0, 0, //
                3, 10, -1));
    // 1·.6 + 1·1 + 2·(.6·0) + .5 = 2.1; the other unit is at -.6
    assertThat(verifier.logit(new float[] {0.6f, 0.8f}, new float[] {0, 1}))
        .isCloseTo(3 * 2.1 - 1, within(1e-5));
    // .6 + 0 + 2·.6 + .5 = 2.3
    assertThat(verifier.logit(new float[] {0.6f, 0.8f}, new float[] {1, 0}))
        .isCloseTo(3 * 2.3 - 1, within(1e-5));
  }

  @Test
  void withoutOneThereIsNothingToSay() {
    assertThat(AnswerVerifier.NONE.logit(new float[] {1, 0}, new float[] {1, 0})).isZero();
  }

  @Test
  void aFileOfAnotherModelOrCutOffIsRefused() throws IOException {
    byte[] other = file(3, 1, 0);
    assertThatThrownBy(() -> read(other)).hasMessageContaining("3 dimensions");
    byte[] none = file(2, 0);
    assertThatThrownBy(() -> read(none)).hasMessageContaining("0 units");
    byte[] cut = file(2, 1, 1, 2, 3);
    assertThatThrownBy(() -> read(cut)).isInstanceOf(EOFException.class);
  }
}
