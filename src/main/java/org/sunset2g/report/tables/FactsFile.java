package org.sunset2g.report.tables;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.sunset2g.report.Bilingual;
import org.sunset2g.report.FeedQuality;
import org.sunset2g.report.WeekFacts;
import org.sunset2g.report.Wording;
import org.sunset2g.vocabulary.InputProblem;
import org.sunset2g.vocabulary.IsoWeek;

/**
 * {@code facts.json}: what a reader must know of a week beside its figures. Numbers of rows are
 * told to the nearest hundred: exact ones would tell how few were rejected.
 */
final class FactsFile {
  static final String NAME = "facts.json";

  /** The shape of the file; grows with every change that readers must know of. */
  static final int VERSION = 1;

  private static final int HUNDRED = 100;

  private FactsFile() {}

  static void write(Path file, WeekFacts facts) throws IOException {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("schema_version", VERSION);
    json.put("phase", facts.phase());
    json.set("phase_name", bilingual(facts.phaseName()));
    json.put("cut_off", facts.cutOff().format(DateTimeFormatter.ISO_OFFSET_DATE_TIME));
    json.put("cut_off_zone", facts.cutOff().getZone().getId());
    json.put("wording", facts.wording().name());
    json.put("week", facts.week().toString());
    json.put("week_begins_on", facts.week().monday().toString());
    json.put("week_ends_on", facts.week().sunday().toString());
    json.put("revision", facts.revision());
    json.put("minimum_cell", facts.minimumCell());
    texts(json.putArray("operators_included"), facts.operatorsIncluded());
    texts(json.putArray("operators_missing"), facts.operatorsMissing());
    ArrayNode feeds = json.putArray("quality");
    for (FeedQuality feed : facts.quality()) {
      ObjectNode entry = feeds.addObject();
      entry.put("operator", feed.operator());
      entry.put("feed", feed.feed());
      entry.put("rows_in", about(feed.rowsIn()));
      entry.put("rows_accepted", about(feed.accepted()));
      entry.put("rows_rejected", about(feed.rejected()));
      entry.put("gates_passed", feed.gatesPassed());
      texts(entry.putArray("gates_warned"), feed.gatesWarned());
    }
    ArrayNode notes = json.putArray("notes");
    facts.notes().forEach(note -> notes.add(bilingual(note)));
    TableJson.writeDocument(file, json);
  }

  /**
   * Reads what {@link #write} wrote.
   *
   * @throws InputProblem where the file is missing, of another version, or does not say what it
   *     must
   */
  static WeekFacts read(Path file) throws IOException {
    JsonDocument json = JsonDocument.read(file, VERSION);
    ZoneId zone = json.parsed("cut_off_zone", ZoneId::of);
    ZonedDateTime cutOff =
        json.parsed("cut_off", text -> OffsetDateTime.parse(text).toInstant().atZone(zone));
    return new WeekFacts(
        json.text("phase"),
        bilingual(json.object("phase_name")),
        cutOff,
        json.parsed("wording", Wording::valueOf),
        json.parsed("week", IsoWeek::parse),
        json.smallNumber("minimum_cell"),
        json.texts("operators_included"),
        json.texts("operators_missing"),
        json.objects("quality").stream().map(FactsFile::feed).toList(),
        json.objects("notes").stream().map(FactsFile::bilingual).toList(),
        json.smallNumber("revision"));
  }

  /** To the nearest hundred, as pages write it. */
  static long about(long rows) {
    return (rows + HUNDRED / 2) / HUNDRED * HUNDRED;
  }

  private static FeedQuality feed(JsonDocument json) {
    return new FeedQuality(
        json.text("operator"),
        json.text("feed"),
        json.number("rows_in"),
        json.number("rows_accepted"),
        json.number("rows_rejected"),
        json.smallNumber("gates_passed"),
        json.texts("gates_warned"));
  }

  private static Bilingual bilingual(JsonDocument json) {
    return new Bilingual(json.text("vi"), json.text("en"));
  }

  private static ObjectNode bilingual(Bilingual text) {
    return JsonNodeFactory.instance.objectNode().put("vi", text.vi()).put("en", text.en());
  }

  private static void texts(ArrayNode array, List<String> texts) {
    texts.forEach(array::add);
  }
}
