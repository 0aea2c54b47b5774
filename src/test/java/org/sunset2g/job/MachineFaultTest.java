package org.sunset2g.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.nio.file.Path;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.sunset2g.storage.ReadFailure;

class MachineFaultTest {
  @Test
  void anOldLibraryIsNamedBeforeTheWeekBegins() {
    OldLibrary.refuse();
    Throwable old =
        catchThrowable(
            () -> OldLibrary.demand(ZipFile.class, "putArchiveEntry", ZipArchiveEntry.class));

    assertThat(RunEnd.codeOf(old)).isEqualTo(Sunset2g.OUR_FAULT);
    assertThat(MachineFault.behind(old)).contains(MachineFault.LIBRARY_TOO_OLD);
    assertThat(MachineFault.LIBRARY_TOO_OLD.words(old))
        .containsPattern("ZipFile of file:.*commons-compress.*\\.jar has no such putArchiveEntry")
        .contains("what to do: start it with jobs/submit");
    assertThat(MachineFault.behind(new IllegalStateException(new NoSuchMethodError("x"))))
        .contains(MachineFault.LIBRARY_TOO_OLD);
  }

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
