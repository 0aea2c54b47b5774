package org.sunset2g.job;

import java.lang.reflect.Method;
import java.security.CodeSource;
import java.util.Arrays;
import java.util.Optional;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;
import org.apache.commons.io.input.BoundedInputStream;

/** The class path brings a library that is older than what documents are written with. */
final class OldLibrary extends IllegalStateException {
  private static final long serialVersionUID = 1;

  private OldLibrary(String message) {
    super(message);
  }

  /**
   * Refuses to begin what would end at its first document: a Spark distribution brings an older
   * commons-compress, and its first ones of 3.5 an older commons-io.
   */
  static void refuse() {
    demand(ZipArchiveOutputStream.class, "putArchiveEntry", ZipArchiveEntry.class);
    demand(BoundedInputStream.class, "builder");
  }

  static void demand(Class<?> type, String name, Class<?>... parameters) {
    for (Method method : type.getMethods()) {
      if (method.getName().equals(name) && Arrays.equals(method.getParameterTypes(), parameters)) {
        return;
      }
    }
    String place =
        Optional.ofNullable(type.getProtectionDomain().getCodeSource())
            .map(CodeSource::getLocation)
            .map(Object::toString)
            .orElse("the class path");
    throw new OldLibrary("%s of %s has no such %s".formatted(type.getSimpleName(), place, name));
  }

  @Override
  public String toString() {
    return getMessage();
  }
}
