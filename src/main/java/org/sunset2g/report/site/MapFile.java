package org.sunset2g.report.site;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.sunset2g.disclosure.PublishedArea;

/** Outlines of the areas below one area, as a script that its page reads. */
final class MapFile {
  private MapFile() {}

  static String text(Site site, PublishedArea area) {
    JsonNodeFactory json = JsonNodeFactory.instance;
    ObjectNode collection = json.objectNode().put("type", "FeatureCollection");
    var features = collection.putArray("features");
    for (PublishedArea below : site.tree().below(area)) {
      JsonNode geometry = site.boundaries().orElseThrow().outlines().get(below.code());
      if (geometry != null) {
        ObjectNode feature = features.addObject().put("type", "Feature");
        feature.putObject("properties").put("name", PageNames.fileName(below.code()));
        feature.set("geometry", geometry);
      }
    }
    return "sunsetMap(" + collection + ");\n";
  }
}
