package org.sunset2g.format;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import net.lingala.zip4j.exception.ZipException;
import net.lingala.zip4j.io.inputstream.ZipInputStream;
import net.lingala.zip4j.io.outputstream.ZipOutputStream;
import net.lingala.zip4j.model.AESExtraDataRecord;
import net.lingala.zip4j.model.LocalFileHeader;
import net.lingala.zip4j.model.ZipParameters;
import net.lingala.zip4j.model.enums.AesKeyStrength;
import net.lingala.zip4j.model.enums.AesVersion;
import net.lingala.zip4j.model.enums.CompressionMethod;
import net.lingala.zip4j.model.enums.EncryptionMethod;
import org.sunset2g.vocabulary.InputProblem;

/**
 * A ZIP whose files are encrypted under a password, in the form of WinZip (AES-256, AE-2) that
 * 7-Zip and WinZip open. Names and sizes of the files stay readable, and the format vouches for
 * each file alone: so the last file, {@value #CHECKSUMS}, names all others with their SHA-256, and
 * nothing is opened that differs from it. Salts are fresh: the same files never give the same
 * bytes.
 */
public final class SealedZip {
  /** The list of what was sealed, in the form of {@code sha256sum}. */
  public static final String CHECKSUMS = "sealed.sha256";

  /** Unpacked, of all files together: an archive of no more needs no Zip64, which not all open. */
  static final long MOST_BYTES = 4_000_000_000L;

  static final int MOST_FILES = 65_000;

  /** Of the checksums, which are held in memory. */
  private static final long MOST_OF_LIST = 100_000_000;

  private static final int LONGEST_NAME = 1_000;

  private SealedZip() {}

  /**
   * What went in or came out, without {@value #CHECKSUMS}.
   *
   * @param files number of files
   * @param bytes their bytes, unpacked
   */
  public record Contents(int files, long bytes) {}

  /**
   * Writes files into an archive.
   *
   * @param files by the name they get inside, parted by slashes
   * @throws InputProblem where a name leaves the folder that an archive is opened into, or there is
   *     nothing or too much to seal
   */
  public static Contents write(OutputStream out, SortedMap<String, Path> files, char[] password)
      throws IOException {
    refuseUnfit(files);
    Opened written = new Opened(MOST_BYTES);
    try (ZipOutputStream zip = new ZipOutputStream(out, password, StandardCharsets.UTF_8)) {
      for (Map.Entry<String, Path> file : files.entrySet()) {
        ZipParameters parameters = parameters(file.getKey());
        parameters.setLastModifiedFileTime(Files.getLastModifiedTime(file.getValue()).toMillis());
        zip.putNextEntry(parameters);
        try (InputStream in = Files.newInputStream(file.getValue())) {
          written.copy(file.getKey(), in::read, zip);
        }
        zip.closeEntry();
      }
      zip.putNextEntry(parameters(CHECKSUMS));
      zip.write(written.checksums());
      zip.closeEntry();
    }
    return new Contents(files.size(), written.bytes);
  }

  /**
   * Opens an archive into a folder of its own, with modes 0600 and 0700. Where it is refused, what
   * came out before lies in the folder still and is worth nothing.
   *
   * @param folder exists and is empty
   * @throws InputProblem where the password is wrong, or the archive is not as it was sealed
   */
  public static Contents open(Path archive, Path folder, char[] password) throws IOException {
    return open(archive, folder, password, MOST_BYTES);
  }

  static Contents open(Path archive, Path folder, char[] password, long mostBytes)
      throws IOException {
    Opened opened = new Opened(mostBytes);
    byte[] listed = null;
    try (InputStream bytes = new BufferedInputStream(Files.newInputStream(archive), 1 << 16)) {
      ZipInputStream zip = new ZipInputStream(bytes, password, StandardCharsets.UTF_8);
      for (LocalFileHeader entry; (entry = next(zip, archive)) != null; ) {
        refuseForeign(entry, archive);
        String name = entry.getFileName();
        if (listed != null || opened.sums.containsKey(name)) {
          throw damaged(archive, null);
        }
        Source source = (buffer, from, length) -> read(zip, archive, buffer, from, length);
        if (name.equals(CHECKSUMS)) {
          ByteArrayOutputStream list = new ByteArrayOutputStream();
          new Opened(MOST_OF_LIST).copy(CHECKSUMS, source, list);
          listed = list.toByteArray();
        } else {
          Path file = place(folder, name, archive);
          RestrictedFile.create(file, out -> opened.copy(name, source, out));
        }
      }
    }
    if (opened.sums.isEmpty() && listed == null) {
      throw InputProblem.inFile(
          archive, "it is no archive that 'seal' made", "check the path, or fetch the file again");
    }
    if (listed == null || !Arrays.equals(listed, opened.checksums())) {
      throw damaged(archive, null);
    }
    return new Contents(opened.sums.size(), opened.bytes);
  }

  private static void refuseUnfit(SortedMap<String, Path> files) {
    if (files.isEmpty()) {
      throw InputProblem.of(
          "there is no file to seal", "name folders or files that hold something");
    }
    if (files.size() > MOST_FILES) {
      throw tooMuch();
    }
    for (String name : files.keySet()) {
      if (!isBelow(name) || name.equals(CHECKSUMS)) {
        throw InputProblem.of(
            "a file may not be called " + InputProblem.line(name) + " inside an archive",
            "give it another name");
      }
    }
  }

  private static ZipParameters parameters(String name) {
    ZipParameters parameters = new ZipParameters();
    parameters.setFileNameInZip(name);
    parameters.setCompressionMethod(CompressionMethod.DEFLATE);
    parameters.setEncryptFiles(true);
    parameters.setEncryptionMethod(EncryptionMethod.AES);
    parameters.setAesKeyStrength(AesKeyStrength.KEY_STRENGTH_256);
    parameters.setAesVersion(AesVersion.TWO);
    return parameters;
  }

  /** The header that the content is read by is looked at, not the directory at the end. */
  private static void refuseForeign(LocalFileHeader entry, Path archive) {
    AESExtraDataRecord aes = entry.getAesExtraDataRecord();
    boolean isOurs =
        entry.isEncrypted()
            && entry.getEncryptionMethod() == EncryptionMethod.AES
            && aes != null
            && aes.getAesKeyStrength() == AesKeyStrength.KEY_STRENGTH_256
            && aes.getAesVersion() == AesVersion.TWO
            && aes.getCompressionMethod() == CompressionMethod.DEFLATE;
    if (!isOurs) {
      throw InputProblem.inFile(
          archive,
          "a file in it is not encrypted as 'seal' does it",
          "open only what 'seal' made; if it was, it was changed on the way: have it sent again");
    }
    if (!isBelow(entry.getFileName())) {
      throw InputProblem.inFile(
          archive,
          "a file in it is called "
              + InputProblem.line(entry.getFileName())
              + ", which leads out of the folder",
          "it was changed on the way, or made by somebody else: have it sent again");
    }
  }

  /** Whether a name stays in the folder that it is opened into, on any system. */
  static boolean isBelow(String name) {
    return name.length() <= LONGEST_NAME
        && name.indexOf('\\') < 0
        && name.indexOf(':') < 0
        && name.chars().noneMatch(Character::isISOControl)
        && Arrays.stream(name.split("/", -1))
            .noneMatch(part -> part.isBlank() || part.equals(".") || part.equals(".."));
  }

  private static Path place(Path folder, String name, Path archive) throws IOException {
    try {
      String[] parts = name.split("/");
      Path place = folder;
      for (String part : Arrays.copyOf(parts, parts.length - 1)) {
        place = place.resolve(part);
        if (!Files.isDirectory(place)) {
          RestrictedFile.folder(place);
        }
      }
      return place.resolve(parts[parts.length - 1]);
    } catch (InvalidPathException unknown) {
      throw InputProblem.inFile(
          archive,
          "this process cannot name a file " + InputProblem.line(name),
          "set LC_ALL=C.UTF-8 and open it again");
    }
  }

  private static LocalFileHeader next(ZipInputStream zip, Path archive) {
    try {
      return zip.getNextEntry();
    } catch (IOException | RuntimeException unreadable) {
      throw unreadable instanceof ZipException fault
              && fault.getType() == ZipException.Type.WRONG_PASSWORD
          ? wrongPassword(archive)
          : damaged(archive, unreadable);
    }
  }

  /** What the archive cannot give is told apart from what the disk cannot take. */
  private static int read(ZipInputStream zip, Path archive, byte[] buffer, int from, int length) {
    try {
      return zip.read(buffer, from, length);
    } catch (IOException | RuntimeException unreadable) {
      throw damaged(archive, unreadable);
    }
  }

  private static InputProblem wrongPassword(Path archive) {
    return InputProblem.inFile(
        archive,
        "the password is not the one it was sealed with",
        "ask who sealed it for the password; if that is right, the file was damaged on the way:"
            + " have it sent again");
  }

  private static InputProblem damaged(Path archive, Throwable cause) {
    return InputProblem.inFile(
            archive,
            "it is not as it was sealed: cut off, damaged or changed; nothing of it was kept",
            "fetch it again, or have it sealed again")
        .causedBy(cause);
  }

  private static InputProblem tooMuch() {
    return InputProblem.of(
        "an archive holds at most %,d files of %,d bytes in all".formatted(MOST_FILES, MOST_BYTES),
        "seal it in parts, such as each operator by itself");
  }

  /** Where bytes come from; -1 at the end, as an {@link InputStream} has it. */
  @FunctionalInterface
  private interface Source {
    int read(byte[] buffer, int from, int length) throws IOException;
  }

  /** What was copied so far; more than an archive may hold is not copied. */
  private static final class Opened {
    private final TreeMap<String, String> sums = new TreeMap<>();
    private final long mostBytes;
    private long bytes;

    Opened(long mostBytes) {
      this.mostBytes = mostBytes;
    }

    void copy(String name, Source source, OutputStream to) throws IOException {
      MessageDigest digest = sha256();
      if (sums.size() == MOST_FILES) {
        throw tooMuch();
      }
      OutputStream out = new DigestOutputStream(to, digest);
      byte[] buffer = new byte[1 << 16];
      for (int length; (length = source.read(buffer, 0, buffer.length)) >= 0; ) {
        bytes += length;
        if (bytes > mostBytes) {
          throw tooMuch();
        }
        out.write(buffer, 0, length);
      }
      sums.put(name, HexFormat.of().formatHex(digest.digest()));
    }

    byte[] checksums() {
      StringBuilder lines = new StringBuilder();
      sums.forEach((name, sum) -> lines.append(sum).append("  ").append(name).append('\n'));
      return lines.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static MessageDigest sha256() {
      try {
        return MessageDigest.getInstance("SHA-256");
      } catch (NoSuchAlgorithmException impossible) {
        throw new IllegalStateException("every Java has SHA-256", impossible);
      }
    }
  }
}
