package org.sunset2g.job;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.sunset2g.format.RestrictedFile;
import org.sunset2g.format.SealedZip;
import org.sunset2g.vocabulary.InputProblem;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Opens what {@link SealCommand} made. */
@Command(
    name = "unseal",
    mixinStandardHelpOptions = true,
    header = "Open an archive that 'seal' made, and check all that is in it.",
    description = {
      "",
      "Every file is held against the checksums that were sealed with it, every folder of lists"
          + " against its manifest. The folder appears whole, mode 0700 with files of 0600, or not at"
          + " all. Archives of other programs are refused.",
      ""
    },
    footer = {
      "",
      "Exit codes: 0 opened; 1 no password was named; 2 the password is wrong, or the archive is not"
          + " as it was sealed.",
      "",
      "Example: sunset2g unseal viettel-W37.zip --to lists --password-file seal.password"
    })
final class UnsealCommand implements Callable<Integer> {
  @Parameters(paramLabel = "FILE", description = "The archive.")
  private Path archive;

  @Option(
      names = "--to",
      required = true,
      paramLabel = "FOLDER",
      description = "New or empty folder.")
  private Path folder;

  @Mixin private SealPassword password;

  @Override
  public Integer call() throws IOException {
    char[] secret = password.read();
    if (!Files.isRegularFile(archive)) {
      throw InputProblem.inFile(archive, "it is no file", "check the path");
    }
    Path place = folder.toAbsolutePath().normalize();
    if (place.getFileName() == null) {
      throw InputProblem.inFile(folder, "it has no name", "name a folder below it");
    }
    SealedPlaces.refuseFull(folder);
    Path draft = place.resolveSibling("." + place.getFileName() + ".part");
    SealedZip.Contents opened;
    int manifests;
    try {
      StagedOutputs.delete(draft);
      RestrictedFile.folder(draft);
      opened = SealedZip.open(archive, draft, secret);
      manifests = SealedPlaces.verify(files(draft));
      Files.move(draft, place, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException unwritable) {
      throw InputProblem.inFile(
              folder, "it cannot be written", "check the folder's rights and the space left")
          .causedBy(unwritable);
    } finally {
      StagedOutputs.delete(draft);
    }
    System.out.println(folder);
    System.err.printf(
        Locale.ROOT,
        "opened %,d files of %,d bytes, all as they were sealed; %,d folders of lists agree with"
            + " their manifest. This is restricted: delete it when its lists expire.%n",
        opened.files(),
        opened.bytes(),
        manifests);
    return Sunset2g.DONE;
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(Files::isRegularFile).sorted().toList();
    }
  }
}
