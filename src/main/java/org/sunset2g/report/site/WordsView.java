package org.sunset2g.report.site;

import java.util.List;
import org.sunset2g.disclosure.Measure;
import org.sunset2g.report.Bilingual;

/** The definitions, for their page and for the notes beside terms. */
public final class WordsView extends PageView {
  private static final List<String> WORDS =
      List.of("subscriber", "week", "conversion", "featurePhone", "rounding", "forecast", "rank");

  WordsView(Site site) {
    super(site, Links.from(site.tree().country()));
  }

  /**
   * @param id anchor on the page of definitions
   */
  public record Word(String id, Bilingual name, Bilingual meaning) {}

  public List<Word> words() {
    int cell = site.table().minimumCell();
    return WORDS.stream()
        .map(
            word ->
                new Word(
                    word, text("word." + word), text("word." + word + ".means", cell, cell - 1)))
        .toList();
  }

  public List<Word> measures() {
    return List.of(Measure.values()).stream()
        .map(
            measure ->
                new Word(
                    measure.name(),
                    text("measure." + measure),
                    text("measure." + measure + ".means")))
        .toList();
  }

  /** The same for the notes, as a script. */
  String script() {
    StringBuilder script = new StringBuilder("sunsetWords({");
    for (List<Word> some : List.of(words(), measures())) {
      for (Word word : some) {
        script
            .append(script.charAt(script.length() - 1) == '{' ? "\n" : ",\n")
            .append(Json.text(word.id()))
            .append(":[")
            .append(Json.text(word.meaning().vi()))
            .append(',')
            .append(Json.text(word.meaning().en()))
            .append(']');
      }
    }
    return script.append("\n});\n").toString();
  }
}
