package org.sunset2g.oracle;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.sunset2g.vocabulary.IsoWeek;

/**
 * Subscribers told week by week in a shorthand, and written as landing files. A week is {@code
 * "<area> <handset> [status] [segment]"}, such as {@code "A g"} or {@code "B s TWO_WAY_BLOCKED
 * M2M"}: area A or B or written out, handset a letter of {@link #TACS} or {@code -} where there was
 * no observation. Empty text is a week in which the snapshot misses the subscriber.
 */
public final class Story {
  /** Commune A, VN-2004/06007. */
  public static final String AREA_A = "VN-2004/06007";

  /** Commune B, VN-2004/06010. */
  public static final String AREA_B = "VN-2004/06010";

  /**
   * Handsets by letter; {@code u} is a model that a catalogue may lack, {@code x}, {@code y} and
   * {@code z} are models that catalogue versions tell different things about.
   */
  public static final Map<String, String> TACS =
      Map.ofEntries(
          Map.entry("g", "01234567"),
          Map.entry("G", "01234568"),
          Map.entry("t", "35000003"),
          Map.entry("f", "35000004"),
          Map.entry("s", "35000005"),
          Map.entry("v", "35000006"),
          Map.entry("p", "35000007"),
          Map.entry("n", "35000008"),
          Map.entry("u", "35999999"),
          Map.entry("x", "35999991"),
          Map.entry("y", "35999992"),
          Map.entry("z", "35999993"));

  private static final String CATALOGUE =
      """
      tac,manufacturer,model,form,generations,volte
      01234567,Maker,"Plain, grey",feature_phone,2G,NO
      01234568,Maker,"Plain ""G"" two",feature_phone,2G,
      35000003,Maker,Three,smartphone,2G|3G,NO
      35000004,Maker,Four flip,feature_phone,2G|4G,YES
      35000005,Maker,Four,smartphone,2G|3G|4G,YES
      35000006,Maker,Five,smartphone,2G|3G|4G|5G,YES
      35000007,Maker,Pad,tablet,3G|4G,
      35000008,Maker,Clock,other,none,
      """;

  private static final String SNAPSHOT_HEADER =
      "subscriber_id,home_code_system,home_commune,hamlet,status,segment,sim_generation,"
          + "visit_consent,offer_consent,do_not_call,subsidy_eligible,activated_on,last_active_on";

  private static final String OBSERVATION_HEADER =
      "subscriber_id,device_id,tac,first_seen,last_seen,days_seen,events,highest_rat";

  private final Map<Integer, List<String>> subscribers = new TreeMap<>();
  private final Map<Integer, List<String>> moreSnapshot = new TreeMap<>();
  private final Map<Integer, List<String>> moreObservations = new TreeMap<>();

  /** Pseudonym of the subscriber with that number. */
  public static String pseudonym(int subscriber) {
    return "a%031x".formatted(subscriber);
  }

  /** The plain catalogue in which every handset but {@code u} is known. */
  public static String catalogue() {
    return CATALOGUE;
  }

  /** The same catalogue, in which {@code u} has those generations as well. */
  public static String catalogueKnowing(String generations) {
    return catalogueKnowing("u", generations);
  }

  /** The same catalogue with models added: letters and their generations, by turns. */
  public static String catalogueKnowing(String... lettersAndGenerations) {
    StringBuilder catalogue = new StringBuilder(CATALOGUE);
    for (int i = 0; i < lettersAndGenerations.length; i += 2) {
      catalogue
          .append(TACS.get(lettersAndGenerations[i]))
          .append(",Maker,Unheard of,feature_phone,")
          .append(lettersAndGenerations[i + 1])
          .append(",\n");
    }
    return catalogue.toString();
  }

  public Story subscriber(int number, String... weeks) {
    subscribers.put(number, List.of(weeks));
    return this;
  }

  /** The same text in every week from one place in the sequence to another, both included. */
  public static String[] weeks(String first, int repeats, String repeated, String... last) {
    List<String> weeks = new ArrayList<>(List.of(first));
    IntStream.range(0, repeats).forEach(week -> weeks.add(repeated));
    weeks.addAll(Arrays.asList(last));
    return weeks.toArray(String[]::new);
  }

  /** One more line in the snapshot of that place in the sequence of weeks. */
  public Story snapshotLine(int week, String line) {
    moreSnapshot.computeIfAbsent(week, any -> new ArrayList<>()).add(line);
    return this;
  }

  /** One more line in the observations of that place in the sequence of weeks. */
  public Story observationLine(int week, String line) {
    moreObservations.computeIfAbsent(week, any -> new ArrayList<>()).add(line);
    return this;
  }

  /** Writes {@code <landing>/<operator>/<week>/} for each week. */
  public void write(Path landing, String operator, List<IsoWeek> weeks) {
    for (int i = 0; i < weeks.size(); i++) {
      IsoWeek week = weeks.get(i);
      List<String> snapshot = new ArrayList<>(List.of(SNAPSHOT_HEADER));
      List<String> observations = new ArrayList<>(List.of(OBSERVATION_HEADER));
      for (Map.Entry<Integer, List<String>> subscriber : subscribers.entrySet()) {
        String told = i < subscriber.getValue().size() ? subscriber.getValue().get(i) : "";
        if (!told.isEmpty()) {
          String id = pseudonym(subscriber.getKey());
          snapshot.add(snapshotLine(id, told));
          observations.addAll(observationLines(id, told, week));
        }
      }
      snapshot.addAll(moreSnapshot.getOrDefault(i, List.of()));
      observations.addAll(moreObservations.getOrDefault(i, List.of()));
      Path folder = landing.resolve(operator).resolve(week.toString());
      writeText(folder.resolve("subscriber_snapshot.csv"), String.join("\n", snapshot) + "\n");
      writeText(folder.resolve("device_observation.csv"), String.join("\n", observations) + "\n");
    }
  }

  /** One row of the snapshot, from the shorthand of a week. */
  public static String snapshotLine(String id, String told) {
    List<String> words = List.of(told.split(" "));
    String area =
        switch (words.get(0)) {
          case "A" -> AREA_A;
          case "B" -> AREA_B;
          default -> words.get(0);
        };
    List<String> marks = words.subList(2, words.size());
    String segment = marks.contains("M2M") ? "M2M" : "CONSUMER";
    String status =
        marks.stream().filter(mark -> !mark.equals(segment)).findFirst().orElse("ACTIVE");
    return String.join(
        ",",
        id,
        area.replace("/", ","),
        "",
        status,
        segment,
        "4G",
        "true",
        "",
        "false",
        "",
        "",
        "");
  }

  private static List<String> observationLines(String id, String told, IsoWeek week) {
    String handset = told.split(" ")[1];
    return handset.equals("-")
        ? List.of()
        : List.of(
            String.join(
                ",",
                id,
                "",
                TACS.get(handset),
                week.monday().toString(),
                week.sunday().toString(),
                "7",
                "10",
                "4G"));
  }

  /** Writes a file and the folders it lies in. */
  public static void writeText(Path file, String text) {
    try {
      Files.createDirectories(file.getParent());
      Files.writeString(file, text);
    } catch (IOException unwritable) {
      throw new UncheckedIOException(unwritable);
    }
  }
}
