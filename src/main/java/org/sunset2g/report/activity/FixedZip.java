package org.sunset2g.report.activity;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Enumeration;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/** An office document without the moment at which it was made: same content, same bytes. */
final class FixedZip {
  private static final String PROPERTIES = "docProps/core.xml";
  private static final String CREATED = "(<dcterms:created[^>]*>)[^<]*(</dcterms:created>)";
  private static final LocalDate OLDEST = LocalDate.of(1980, 1, 1);

  private FixedZip() {}

  static byte[] of(byte[] document, LocalDate madeOn) throws IOException {
    // Java reads a zip whose sizes stand behind its entries from a file only.
    Path file = Files.createTempFile("document", ".zip");
    try {
      Files.write(file, document);
      return ofFile(file, madeOn);
    } finally {
      Files.deleteIfExists(file);
    }
  }

  private static byte[] ofFile(Path document, LocalDate madeOn) throws IOException {
    ByteArrayOutputStream fixed = new ByteArrayOutputStream();
    try (ZipFile parts = new ZipFile(document.toFile());
        ZipOutputStream zip = new ZipOutputStream(fixed)) {
      for (Enumeration<? extends ZipEntry> all = parts.entries(); all.hasMoreElements(); ) {
        ZipEntry part = all.nextElement();
        byte[] content = parts.getInputStream(part).readAllBytes();
        ZipEntry entry = new ZipEntry(part.getName());
        entry.setTimeLocal(OLDEST.atStartOfDay());
        zip.putNextEntry(entry);
        zip.write(part.getName().equals(PROPERTIES) ? dated(content, madeOn) : content);
        zip.closeEntry();
      }
    }
    return fixed.toByteArray();
  }

  private static byte[] dated(byte[] properties, LocalDate madeOn) {
    return new String(properties, StandardCharsets.UTF_8)
        .replaceAll(CREATED, "$1" + madeOn + "T00:00:00Z$2")
        .getBytes(StandardCharsets.UTF_8);
  }
}
