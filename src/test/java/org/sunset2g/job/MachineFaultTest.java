package org.sunset2g.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.sunset2g.storage.ReadFailure;

class MachineFaultTest {
  @Test
  void aFileThatCouldNotBeReadIsTheMachinesDoingAndIsTriedAgain() {
    Throwable unread =
        catchThrowable(
            () ->
                ReadFailure.raiseUnlessOfTheFile(
                    Path.of("landing/op/x.csv"), new IOException("Input/output error")));

    assertThat(RunEnd.codeOf(unread)).isEqualTo(Sunset2g.OUR_FAULT);
    assertThat(MachineFault.behind(unread)).contains(MachineFault.UNREAD);
    assertThat(MachineFault.UNREAD.words(unread))
        .contains("nothing was published: landing/op/x.csv: Input/output error", "what to do: ");
  }
}
