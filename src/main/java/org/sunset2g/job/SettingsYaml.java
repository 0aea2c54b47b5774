package org.sunset2g.job;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.yaml.snakeyaml.error.MarkedYAMLException;

/**
 * YAML as settings use it: keys, lists and plain values. What makes objects (tags), what repeats
 * (anchors and aliases: a few lines can stand for gigabytes), a second document and deep nesting
 * are refused, not passed over. Nothing of the text is said in a message: it may hold a password.
 */
final class SettingsYaml {
  private static final int DEEPEST = 20;

  private static final YAMLFactory FACTORY =
      YAMLFactory.builder()
          .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(DEEPEST).build())
          .build();

  private static final ObjectMapper YAML =
      new ObjectMapper(FACTORY).enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION);

  private SettingsYaml() {}

  /** What a text cannot be read for. */
  static final class Malformed extends Exception {
    private static final long serialVersionUID = 1L;

    Malformed(int line, String problem) {
      super("line %d: %s".formatted(line, problem));
    }
  }

  /** Reads one document; a missing node where there is nothing in it. */
  static JsonNode read(String text) throws Malformed {
    refuseStrange(text);
    try {
      return YAML.readTree(text);
    } catch (JsonProcessingException malformed) {
      throw malformed(malformed);
    }
  }

  private static void refuseStrange(String text) throws Malformed {
    try (YAMLParser yaml = FACTORY.createParser(text)) {
      int depth = 0;
      boolean ended = false;
      for (JsonToken token = yaml.nextToken(); token != null; token = yaml.nextToken()) {
        int line = yaml.getTokenLocation().getLineNr();
        if (ended) {
          throw new Malformed(line, "a second document begins here, and only one is read");
        }
        if (yaml.isCurrentAlias() || yaml.getObjectId() != null) {
          throw new Malformed(line, "anchors (&) and aliases (*) are not read: write it out");
        }
        if (yaml.getTypeId() != null) {
          throw new Malformed(line, "tags (!) are not read: write the plain value");
        }
        depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
        if (depth > DEEPEST) {
          throw new Malformed(line, "it is nested more than " + DEEPEST + " deep");
        }
        ended = depth == 0;
      }
    } catch (JsonProcessingException malformed) {
      throw malformed(malformed);
    } catch (IOException impossible) {
      throw new UncheckedIOException("a text in memory can be read", impossible);
    }
  }

  private static Malformed malformed(JsonProcessingException malformed) {
    int line = malformed.getLocation() == null ? 1 : malformed.getLocation().getLineNr();
    // The parser's own message quotes the lines around it.
    String problem =
        malformed.getCause() instanceof MarkedYAMLException marked
            ? marked.getProblem()
            : malformed.getOriginalMessage().lines().findFirst().orElse("");
    return new Malformed(line, "is not YAML as we read it: " + problem);
  }
}
