package org.sunset2g.job;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.concurrent.Callable;
import org.sunset2g.format.RestrictedFile;
import org.sunset2g.format.SealedZip;
import org.sunset2g.vocabulary.InputProblem;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Encrypts lists, differences and exports for sending and keeping. */
@Command(
    name = "seal",
    mixinStandardHelpOptions = true,
    header =
        "Encrypt lists, differences or exports into one ZIP under a password, to send or keep.",
    description = {
      "",
      "The files go into a ZIP with AES-256 that 7-Zip and WinZip open; the originals stay as they"
          + " are. Of a folder that has a manifest, every file is checked first. Give the password"
          + " by another way than the file.",
      "",
      "Names and sizes of the files inside can be read without the password: names tell operator,"
          + " district or commune, and the size of a list roughly how many are on it. The same files"
          + " never give the same bytes twice. 'retain' and 'erase' do not reach into archives:"
          + " delete them when their lists expire.",
      ""
    },
    footer = {
      "",
      "Exit codes: 0 sealed; 1 no password was named; 2 a file, folder or password is not fit.",
      "",
      "Example: sunset2g seal output/lists/2024-W37/viettel --to viettel-W37.zip --password-file"
          + " seal.password",
      "To open it: sunset2g unseal viettel-W37.zip --to lists --password-file seal.password"
    })
final class SealCommand implements Callable<Integer> {
  @Parameters(
      paramLabel = "FOLDER-OR-FILE",
      arity = "1..*",
      description = "Lists of a week, a difference, an exported table.")
  private List<Path> places;

  @Option(
      names = "--to",
      required = true,
      paramLabel = "FILE",
      description = "New archive, .zip; mode 0600. One that is there is never replaced.")
  private Path archive;

  @Mixin private SealPassword password;

  @Override
  public Integer call() throws IOException {
    if (!archive.toString().toLowerCase(Locale.ROOT).endsWith(".zip")) {
      throw new ConfigurationProblem("--to must end in .zip, was " + archive);
    }
    char[] secret = password.read();
    refuseThere();
    refuseInside();
    SortedMap<String, Path> files = SealedPlaces.files(places);
    SealedPlaces.verify(files.values());
    SealedZip.Contents[] sealed = new SealedZip.Contents[1];
    RestrictedFile.replace(
        archive,
        out -> {
          sealed[0] = SealedZip.write(out, files, secret);
          refuseThere();
        });
    System.out.println(archive);
    System.err.printf(
        Locale.ROOT,
        "sealed %,d files of %,d bytes. Their names and sizes can be read without the password, what"
            + " is in them cannot; send the password by another way.%n",
        sealed[0].files(),
        sealed[0].bytes());
    return Sunset2g.DONE;
  }

  private void refuseThere() {
    if (Files.exists(archive, LinkOption.NOFOLLOW_LINKS)) {
      throw InputProblem.inFile(
          archive, "it is there already and is not replaced", "name another file");
    }
  }

  /** Else the archive would lie among the files that a manifest names. */
  private void refuseInside() {
    Path place = archive.toAbsolutePath().normalize();
    for (Path folder : places) {
      if (place.startsWith(folder.toAbsolutePath().normalize())) {
        throw InputProblem.inFile(
            archive, "it would lie in what is to be sealed", "name a file elsewhere with --to");
      }
    }
  }
}
