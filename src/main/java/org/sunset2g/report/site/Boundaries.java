package org.sunset2g.report.site;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.sunset2g.disclosure.AreaTree;
import org.sunset2g.disclosure.PublishedArea;
import org.sunset2g.vocabulary.AreaCode;
import org.sunset2g.vocabulary.InputProblem;

/**
 * Outlines of areas from a GeoJSON file of the user: a FeatureCollection of polygons in degrees of
 * longitude and latitude, each with its area's code in one property, as {@code 06007} or, where two
 * code systems share codes, as {@code VN-2004/06007}.
 */
public final class Boundaries {
  private static final Set<String> SHAPES = Set.of("Polygon", "MultiPolygon");

  private final Path file;
  private final Map<String, JsonNode> outlines;

  private Boundaries(Path file, Map<String, JsonNode> outlines) {
    this.file = file;
    this.outlines = outlines;
  }

  /**
   * @param codeProperty property of every feature that holds the code of its area
   * @throws InputProblem where the file is no such collection, naming the feature by its number
   */
  public static Boundaries read(Path file, String codeProperty) {
    if (!Files.isReadable(file)) {
      throw InputProblem.inFile(
          file, "the file of boundaries cannot be read", "check its path, or leave boundaries out");
    }
    Map<String, JsonNode> outlines = new LinkedHashMap<>();
    boolean found = false;
    try (JsonParser json = new JsonFactory(new ObjectMapper()).createParser(file.toFile())) {
      if (json.nextToken() != JsonToken.START_OBJECT) {
        throw notACollection(file);
      }
      while (json.nextToken() == JsonToken.FIELD_NAME) {
        String name = json.currentName();
        JsonToken value = json.nextToken();
        if (name.equals("type") && !"FeatureCollection".equals(json.getValueAsString())) {
          throw notACollection(file);
        }
        if (name.equals("features") && value == JsonToken.START_ARRAY) {
          found = true;
          int number = 0;
          while (json.nextToken() != JsonToken.END_ARRAY) {
            number++;
            add(outlines, file, number, json.readValueAsTree(), codeProperty);
          }
        } else {
          json.skipChildren();
        }
      }
    } catch (JsonProcessingException broken) {
      throw InputProblem.inLine(
              file,
              broken.getLocation() == null ? 1 : broken.getLocation().getLineNr(),
              "this is not JSON: " + broken.getOriginalMessage(),
              "export the boundaries again as GeoJSON, in UTF-8")
          .causedBy(broken);
    } catch (IOException unreadable) {
      throw InputProblem.inFile(file, "it cannot be read to its end", "copy it again")
          .causedBy(unreadable);
    }
    if (!found || outlines.isEmpty()) {
      throw notACollection(file);
    }
    return new Boundaries(file, outlines);
  }

  private static InputProblem notACollection(Path file) {
    return InputProblem.inFile(
        file,
        "it is no GeoJSON FeatureCollection with features",
        "export the boundaries as one FeatureCollection, one feature per area");
  }

  private static void add(
      Map<String, JsonNode> outlines,
      Path file,
      int number,
      JsonNode feature,
      String codeProperty) {
    JsonNode code = feature.path("properties").path(codeProperty);
    if (!code.isTextual() || code.asText().isBlank()) {
      throw problem(
          file,
          number,
          "the property '%s' holds no code but %s"
              .formatted(codeProperty, code.isMissingNode() ? "is missing" : code.toString()),
          "give every feature the code of its area as text, with its leading zeros, or name another"
              + " property");
    }
    JsonNode geometry = feature.path("geometry");
    if (!SHAPES.contains(geometry.path("type").asText())) {
      throw problem(
          file,
          number,
          "the area %s has the geometry '%s'"
              .formatted(code.asText(), geometry.path("type").asText("none")),
          "areas are of type Polygon or MultiPolygon");
    }
    JsonNode corner = geometry.path("coordinates");
    while (corner.path(0).isArray()) {
      corner = corner.path(0);
    }
    if (!corner.path(0).isNumber()
        || Math.abs(corner.path(0).asDouble()) > 180
        || Math.abs(corner.path(1).asDouble()) > 90) {
      throw problem(
          file,
          number,
          "the area %s has the corner %s, which is no longitude and latitude"
              .formatted(code.asText(), corner),
          "export the boundaries in WGS 84 degrees (EPSG:4326)");
    }
    if (outlines.put(code.asText().strip(), geometry) != null) {
      throw problem(
          file,
          number,
          "the area %s is there twice".formatted(code.asText()),
          "join the parts of an area into one MultiPolygon");
    }
  }

  private static InputProblem problem(Path file, int number, String problem, String cure) {
    return InputProblem.inFile(file, "feature " + number + ": " + problem, cure);
  }

  /**
   * What of the file belongs to which area.
   *
   * @throws InputProblem where a code without its system means two areas
   */
  Matched matchedTo(AreaTree tree) {
    Map<String, PublishedArea> known = new HashMap<>();
    Map<String, PublishedArea> ambiguous = new HashMap<>();
    for (PublishedArea area : tree.all()) {
      known.put(area.code().toString(), area);
      PublishedArea other = known.putIfAbsent(area.code().code(), area);
      if (other != null && !other.equals(area)) {
        ambiguous.put(area.code().code(), other);
      }
    }
    Map<AreaCode, JsonNode> byArea = new HashMap<>();
    List<String> unknown = new ArrayList<>();
    outlines.forEach(
        (code, geometry) -> {
          if (ambiguous.containsKey(code)) {
            throw InputProblem.inFile(
                file,
                "the code " + code + " means different areas in two code systems",
                "write codes with their system, like VN-2025/" + code);
          }
          Optional.ofNullable(known.get(code))
              .ifPresentOrElse(area -> byArea.put(area.code(), geometry), () -> unknown.add(code));
        });
    return new Matched(byArea, unknown);
  }

  /** Codes of the file that the published week has no area for, in their order. */
  public List<String> unknownCodes(AreaTree tree) {
    return matchedTo(tree).unknown();
  }

  /** Outlines by area, and codes that no area has. */
  record Matched(Map<AreaCode, JsonNode> outlines, List<String> unknown) {
    Matched {
      outlines = Map.copyOf(outlines);
      unknown = List.copyOf(unknown);
    }
  }
}
