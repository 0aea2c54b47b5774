package org.sunset2g.pseudonym;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * What a delivery says of its pseudonyms, in {@code pseudonyms.json} beside the files: everything
 * that must stay the same for two weeks to be linked, and nothing secret.
 *
 * @param format {@value #FORMAT}
 * @param keyId identifier of the key
 * @param algorithm {@value #ALGORITHM}
 * @param domain version of what is hashed
 * @param subscriber what a subscriber pseudonym stands for: msisdn or imsi
 * @param files the files made, by name
 */
public record PseudonymManifest(
    String format,
    String keyId,
    String algorithm,
    String domain,
    String subscriber,
    SortedMap<String, Made> files) {
  public static final String FILE = "pseudonyms.json";
  public static final String FORMAT = "sunset2g pseudonyms v1";
  public static final String ALGORITHM = "HMAC-SHA-256";
  public static final String DOMAIN = "sunset2g/v1";

  private static final Pattern WORD = Pattern.compile("[A-Za-z0-9/._-]{1,40}");
  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .enable(SerializationFeature.INDENT_OUTPUT)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .build();

  /**
   * One file made.
   *
   * @param sha256 fingerprint; of a folder of Parquet files, that of the parts in order of name
   * @param rows rows in it
   * @param rejected rows left out because an identifier in them was malformed
   * @param extract what the extract was measured by, by name; later extracts are compared with it
   */
  public record Made(String sha256, long rows, long rejected, SortedMap<String, String> extract) {
    public Made {
      extract = extract == null ? new TreeMap<>() : new TreeMap<>(extract);
    }
  }

  public PseudonymManifest {
    files = files == null ? new TreeMap<>() : new TreeMap<>(files);
  }

  /** A manifest of no files yet. */
  public static PseudonymManifest of(String keyId, IdentifierKind subscriber) {
    return new PseudonymManifest(
        FORMAT, keyId, ALGORITHM, DOMAIN, subscriber.word(), new TreeMap<>());
  }

  public PseudonymManifest with(String file, Made made) {
    SortedMap<String, Made> more = new TreeMap<>(files);
    more.put(file, made);
    return new PseudonymManifest(format, keyId, algorithm, domain, subscriber, more);
  }

  /** What two weeks must share for their pseudonyms to be the same: key, kind and domain. */
  public String scheme() {
    return String.join(" ", keyId, subscriber, domain);
  }

  public String toJson() {
    try {
      return JSON.writeValueAsString(this) + "\n";
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("a manifest is always JSON", impossible);
    }
  }

  /** Reads it; empty where the text is no manifest of a form we know. */
  public static Optional<PseudonymManifest> fromJson(String json) {
    try {
      return Optional.ofNullable(JSON.readValue(json, PseudonymManifest.class))
          .filter(manifest -> FORMAT.equals(manifest.format))
          .filter(manifest -> isWord(manifest.keyId))
          .filter(manifest -> isWord(manifest.subscriber))
          .filter(manifest -> isWord(manifest.domain));
    } catch (JsonProcessingException notOne) {
      return Optional.empty();
    }
  }

  private static boolean isWord(String text) {
    return text != null && WORD.matcher(text).matches();
  }
}
